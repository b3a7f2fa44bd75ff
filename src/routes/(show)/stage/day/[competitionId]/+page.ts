import { loadProgramme } from '#lib/client/day/load-programme.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const day = url.searchParams.get('day');
	return { programme: await loadProgramme(fetch, params.competitionId, day), day };
};
