import { apiOver } from '#lib/client/api.ts';
import { rightsIn, type Rights } from '#lib/client/desk/rights.ts';
import type { CompetitionDetail, RoundDetail } from '#lib/client/desk/shapes.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, params, depends, parent }) => {
	depends('desk:round');
	const api = apiOver(fetch);
	const answer = await api.get<{ round: RoundDetail }>(`/api/rounds/${params.id}`);
	const none: Rights = { manage: false, officiate: false };
	if (!answer.ok) return { round: null, roundRefusal: answer.refusal, rights: none };
	const { round } = answer.value;
	const [{ me, organizations }, competition] = await Promise.all([
		parent(),
		api.get<{ competition: CompetitionDetail }>(`/api/competitions/${round.competitionId}`)
	]);
	const rights = me && competition.ok ? rightsIn(me, organizations, competition.value.competition) : none;
	return { round, roundRefusal: null, rights };
};
