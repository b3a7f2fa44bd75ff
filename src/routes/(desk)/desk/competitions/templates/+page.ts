import { apiOver } from '#lib/client/api.ts';
import type { Template } from '#lib/client/life/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	answer: await apiOver(fetch).get<{ templates: readonly Template[] }>('/api/templates')
});
