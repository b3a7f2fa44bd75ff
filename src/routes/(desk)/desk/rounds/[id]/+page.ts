import { apiOver } from '#lib/client/api.ts';
import type { DeskSnapshot } from '#lib/protocol/desk.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	desk: await apiOver(fetch).get<DeskSnapshot>(`/api/rounds/${params.id}/desk`)
});
