import { apiOver } from '#lib/client/api.ts';
import type { Organization } from '#lib/client/desk/shapes.ts';
import type { PublicRegistration } from '#lib/client/registration/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const api = apiOver(fetch);
	const [answer, organizations] = await Promise.all([
		api.get<{ registration: PublicRegistration }>(`/api/events/${params.eventId}/registration`),
		api.get<{ organizations: readonly Organization[] }>('/api/organizations')
	]);
	return { answer, organizations: organizations.ok ? organizations.value.organizations : [] };
};
