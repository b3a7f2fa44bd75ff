import { apiOver } from '#lib/client/api.ts';
import type { DayDeskShown } from '#lib/client/day/day-desk.svelte.ts';
import type { CompetitionDetail } from '#lib/client/desk/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const api = apiOver(fetch);
	const day = url.searchParams.get('day');
	const [competition, answer] = await Promise.all([
		api.get<{ competition: CompetitionDetail }>(`/api/competitions/${params.id}`),
		api.get<DayDeskShown>(`/api/competitions/${params.id}/day${day ? `?day=${day}` : ''}`)
	]);
	return { competition, answer };
};
