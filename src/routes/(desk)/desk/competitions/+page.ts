import { apiOver } from '#lib/client/api.ts';
import type { CompetitionSummary } from '#lib/client/desk/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	answer: await apiOver(fetch).get<{ competitions: readonly CompetitionSummary[] }>('/api/competitions')
});
