// Who is at the desk. Nobody: to the sign-in, and back here afterwards.
import { redirect } from '@sveltejs/kit';
import { apiOver } from '#lib/client/api.ts';
import type { Me, Organization } from '#lib/client/desk/shapes.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url }) => {
	const api = apiOver(fetch);
	const [who, organizations] = await Promise.all([
		api.get<{ me: Me | null }>('/api/me'),
		api.get<{ organizations: readonly Organization[] }>('/api/organizations')
	]);
	if (who.ok && who.value.me === null) redirect(303, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
	return {
		me: who.ok ? who.value.me : null,
		refusal: who.ok ? null : who.refusal,
		organizations: organizations.ok ? organizations.value.organizations : []
	};
};
