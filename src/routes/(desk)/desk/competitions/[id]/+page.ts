import { apiOver } from '#lib/client/api.ts';
import type { CompetitionDetail } from '#lib/client/desk/shapes.ts';
import type { FileListed, LifeShown } from '#lib/client/life/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const api = apiOver(fetch);
	const [answer, life, files] = await Promise.all([
		api.get<{ competition: CompetitionDetail }>(`/api/competitions/${params.id}`),
		api.get<LifeShown>(`/api/competitions/${params.id}/life`),
		api.get<{ files: readonly FileListed[] }>(`/api/competitions/${params.id}/files`)
	]);
	return { answer, life, files };
};
