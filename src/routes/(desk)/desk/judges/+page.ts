import { apiOver } from '#lib/client/api.ts';
import type { Judge, JudgeDetail, Trade } from '#lib/client/panels/shapes.ts';
import { dayOfInstant } from '#lib/domain/shared/day.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, depends }) => {
	depends('desk:judges');
	const api = apiOver(fetch);
	const on = url.searchParams.get('on') ?? dayOfInstant(Date.now());
	const id = url.searchParams.get('judge');
	const [answer, judge] = await Promise.all([
		api.get<{ judges: readonly Judge[]; trades: readonly Trade[] }>(`/api/judges?on=${encodeURIComponent(on)}`),
		id && id !== 'new' ? api.get<{ judge: JudgeDetail }>(`/api/judges/${encodeURIComponent(id)}`) : null
	]);
	return { answer, judge: judge?.ok ? judge.value.judge : null };
};
