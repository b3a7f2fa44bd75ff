import { apiOver } from '#lib/client/api.ts';
import type { Place, SeriesDetail } from '#lib/client/calendar/series-shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const api = apiOver(fetch);
	const [answer, places] = await Promise.all([
		api.get<SeriesDetail>(`/api/series/${params.id}`),
		api.get<{ places: readonly Place[] }>('/api/series/places')
	]);
	return { answer, places: places.ok ? places.value.places : [], now: Date.now() };
};
