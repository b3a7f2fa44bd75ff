import { apiOver } from '#lib/client/api.ts';
import type { CompetitionSummary } from '#lib/client/desk/shapes.ts';
import type { Due } from '#lib/client/life/shapes.ts';
import type { DeskSnapshot } from '#lib/protocol/desk.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const api = apiOver(fetch);
	const [answer, due] = await Promise.all([
		api.get<{ competitions: readonly CompetitionSummary[] }>('/api/competitions'),
		api.get<{ due: readonly Due[] }>('/api/due')
	]);
	const open = answer.ok
		? answer.value.competitions.flatMap((one) =>
				one.rounds.filter((round) => round.state === 'open').map((round) => ({ competition: one, round }))
			)
		: [];
	const desks = await Promise.all(open.map(({ round }) => api.get<DeskSnapshot>(`/api/rounds/${round.id}/desk`)));
	return {
		answer,
		due: due.ok ? due.value.due : [],
		// a round of somebody else's is open to the public, its desk is not
		running: open.flatMap((one, i) => {
			const desk = desks[i];
			return desk?.ok ? [{ ...one, desk: desk.value }] : [];
		})
	};
};
