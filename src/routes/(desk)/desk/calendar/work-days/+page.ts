import { apiOver } from '#lib/client/api.ts';
import type { WorkYear } from '#lib/client/calendar/series-shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const query = new URLSearchParams();
	for (const name of ['year', 'organization']) {
		const value = url.searchParams.get(name);
		if (value) query.set(name, value);
	}
	return { answer: await apiOver(fetch).get<WorkYear>(`/api/work-days?${query}`) };
};
