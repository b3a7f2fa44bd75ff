import { redirect } from '@sveltejs/kit';
import { apiOver } from '#lib/client/api.ts';
import type { CheckInCard } from '#lib/client/registration/shapes.ts';
import type { PageLoad } from './$types';

/** Officials see who it is; anybody else learns only that an official should scan it. */
export const load: PageLoad = async ({ fetch, params, url }) => {
	const answer = await apiOver(fetch).get<{ card: CheckInCard }>(`/api/check-in/${encodeURIComponent(params.token)}`);
	if (!answer.ok && answer.refusal.code === 'sign_in_needed' && url.searchParams.has('official'))
		redirect(303, `/login?next=${encodeURIComponent(url.pathname)}`);
	return { answer };
};
