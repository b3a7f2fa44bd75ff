import { apiOver } from '#lib/client/api.ts';
import type { Person } from '#lib/client/desk/shapes.ts';
import type { DeskSnapshot } from '#lib/protocol/desk.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const api = apiOver(fetch);
	const [desk, people] = await Promise.all([
		api.get<DeskSnapshot>(`/api/rounds/${params.id}/desk`),
		api.get<{ people: readonly Person[] }>('/api/people')
	]);
	return { desk: desk.ok ? desk.value : null, people: people.ok ? people.value.people : [] };
};
