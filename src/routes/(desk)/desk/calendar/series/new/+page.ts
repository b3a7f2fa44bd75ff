import { apiOver } from '#lib/client/api.ts';
import type { Place } from '#lib/client/calendar/series-shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	answer: await apiOver(fetch).get<{ places: readonly Place[] }>('/api/series/places')
});
