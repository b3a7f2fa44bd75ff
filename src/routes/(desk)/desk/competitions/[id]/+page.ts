import { apiOver } from '#lib/client/api.ts';
import type { CompetitionDetail } from '#lib/client/desk/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	answer: await apiOver(fetch).get<{ competition: CompetitionDetail }>(`/api/competitions/${params.id}`)
});
