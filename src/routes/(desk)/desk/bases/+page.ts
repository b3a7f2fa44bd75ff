import { apiOver } from '#lib/client/api.ts';
import type { BaseShown } from '#lib/protocol/bases.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	answer: await apiOver(fetch).get<{ bases: readonly BaseShown[]; today: string }>('/api/bases')
});
