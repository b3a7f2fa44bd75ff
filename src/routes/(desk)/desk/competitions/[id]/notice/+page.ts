import { apiOver } from '#lib/client/api.ts';
import type { CompetitionDetail } from '#lib/client/desk/shapes.ts';
import type { FileListed, NoticeShown } from '#lib/client/life/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const api = apiOver(fetch);
	const [competition, notice, files] = await Promise.all([
		api.get<{ competition: CompetitionDetail }>(`/api/competitions/${params.id}`),
		api.get<NoticeShown>(`/api/competitions/${params.id}/notice`),
		api.get<{ files: readonly FileListed[] }>(`/api/competitions/${params.id}/files`)
	]);
	return { competition, notice, files: files.ok ? files.value.files.filter((file) => file.public) : [] };
};
