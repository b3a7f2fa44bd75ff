import { error } from '@sveltejs/kit';
import { apiOver } from '#lib/client/api.ts';
import type { PublicNotice } from '#lib/client/life/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const answer = await apiOver(fetch).get<{ notice: PublicNotice }>(`/api/notices/${params.competitionId}`);
	if (!answer.ok) error(answer.refusal.code === 'life_no_notice' ? 404 : 503, 'notice');
	return answer.value;
};
