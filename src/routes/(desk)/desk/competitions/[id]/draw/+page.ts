import { apiOver } from '#lib/client/api.ts';
import type { CompetitionDetail } from '#lib/client/desk/shapes.ts';
import type { CompetitionDraws } from '#lib/protocol/draw.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const api = apiOver(fetch);
	const [competition, draws] = await Promise.all([
		api.get<{ competition: CompetitionDetail }>(`/api/competitions/${params.id}`),
		api.get<CompetitionDraws>(`/api/competitions/${params.id}/draws`)
	]);
	return { competition, draws, origin: url.origin };
};
