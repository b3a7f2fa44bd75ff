import { apiOver } from '#lib/client/api.ts';
import type { SeasonAnswer } from '#lib/protocol/season.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, depends }) => {
	depends('desk:season');
	const year = url.searchParams.get('year') ?? '';
	return { answer: await apiOver(fetch).get<SeasonAnswer>(`/api/season?year=${encodeURIComponent(year)}`) };
};
