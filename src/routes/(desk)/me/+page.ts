// One's own page. Nobody: to the sign-in, and back here afterwards.
import { redirect } from '@sveltejs/kit';
import { apiOver } from '#lib/client/api.ts';
import type { PersonPage } from '#lib/client/calendar/series-shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const answer = await apiOver(fetch).get<PersonPage>('/api/me/page');
	if (!answer.ok && answer.refusal.code === 'sign_in_needed') redirect(303, '/login?next=%2Fme');
	return { answer, now: Date.now() };
};
