import { apiOver } from '#lib/client/api.ts';
import type { PersonPage } from '#lib/client/calendar/series-shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	answer: await apiOver(fetch).get<PersonPage>(`/api/people/${params.id}/page`),
	now: Date.now()
});
