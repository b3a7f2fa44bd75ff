import { apiOver } from '#lib/client/api.ts';
import type { RoundDetail } from '#lib/client/desk/shapes.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, params, depends }) => {
	depends('desk:round');
	const answer = await apiOver(fetch).get<{ round: RoundDetail }>(`/api/rounds/${params.id}`);
	return answer.ok ? { round: answer.value.round, roundRefusal: null } : { round: null, roundRefusal: answer.refusal };
};
