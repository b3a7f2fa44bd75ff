import { apiOver } from '#lib/client/api.ts';
import type { SeriesSummary } from '#lib/client/calendar/series-shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	answer: await apiOver(fetch).get<{ series: readonly SeriesSummary[] }>('/api/series')
});
