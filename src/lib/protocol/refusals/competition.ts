// Refusals of setting up a competition and its rounds.
import type { Wording } from './wording.ts';

export const competitionRefusals = {
	scheme_invalid: {
		status: 422,
		zh: '评分方案不成立，{where}：{why}。',
		en: 'The scheme does not hold, {where}: {why_en}.'
	},
	scheme_missing: { status: 409, zh: '还没有评分方案。', en: 'There is no scheme yet.' },
	scheme_pinned: {
		status: 409,
		zh: '评分已开放，方案已定版，不能再改。',
		en: 'Scoring has opened; the scheme is pinned and cannot change.'
	},
	entries_missing: { status: 409, zh: '还没有参赛者。', en: 'There are no entries yet.' },
	panel_missing: {
		status: 409,
		zh: '裁判组还没有安排：{seats} 号席位空着。',
		en: 'The panel is not complete: seat {seats} is empty.'
	},
	panel_lacks: {
		status: 409,
		zh: '没有席位评 {aspects}。请在方案或裁判组里补上。',
		en: 'No seat marks {aspects}. Mend the scheme or the panel.'
	},
	round_state: {
		status: 409,
		zh: '本轮现在是“{state}”，不能这样做。',
		en: 'The round is “{state}” now; this cannot be done.'
	},
	code_taken: { status: 409, zh: '编号“{code}”已用过。', en: 'The code “{code}” is already used.' },
	dates_reversed: { status: 422, zh: '结束日期早于开始日期。', en: 'The end lies before the start.' },
	in_use: {
		status: 409,
		zh: '已有成绩或记录引用它，不能删除。',
		en: 'Marks or records refer to it; it cannot be deleted.'
	}
} as const satisfies Record<string, Wording>;
