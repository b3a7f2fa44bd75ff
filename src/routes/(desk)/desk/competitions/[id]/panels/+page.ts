import { apiOver } from '#lib/client/api.ts';
import type { CompetitionDetail } from '#lib/client/desk/shapes.ts';
import type { PanelsView, RoundPanels } from '#lib/client/panels/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url, depends }) => {
	depends('desk:panels');
	const api = apiOver(fetch);
	const [answer, rounds] = await Promise.all([
		api.get<{ competition: CompetitionDetail }>(`/api/competitions/${params.id}`),
		api.get<{ rounds: readonly RoundPanels[] }>(`/api/competitions/${params.id}/panels`)
	]);
	const asked = url.searchParams.get('round');
	const listed = rounds.ok ? rounds.value.rounds : [];
	const chosen = listed.find((one) => one.roundId === asked) ?? listed[0];
	const panels = chosen ? await api.get<{ panels: PanelsView }>(`/api/rounds/${chosen.roundId}/panels`) : null;
	return { answer, rounds, chosen: chosen ?? null, panels };
};
