import { apiOver } from '#lib/client/api.ts';
import type { CompetitionSummary, Person } from '#lib/client/desk/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const api = apiOver(fetch);
	const [answer, competitions] = await Promise.all([
		api.get<{ people: readonly Person[]; more?: boolean }>('/api/people'),
		api.get<{ competitions: readonly CompetitionSummary[] }>('/api/competitions')
	]);
	return { answer, competitions: competitions.ok ? competitions.value.competitions : [] };
};
