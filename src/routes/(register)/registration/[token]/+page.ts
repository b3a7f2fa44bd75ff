import { apiOver } from '#lib/client/api.ts';
import type { OwnRegistration } from '#lib/client/registration/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	answer: await apiOver(fetch).get<{ registration: OwnRegistration; now: string }>(
		`/api/own-registration/${encodeURIComponent(params.token)}`
	)
});
