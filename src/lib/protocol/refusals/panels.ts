// Refusals of panels and the judge pool.
import type { Wording } from './wording.ts';

export const panelRefusals = {
	judge_known: { status: 409, zh: '{name}已在裁判库里。', en: '{name} is in the pool already.' },
	judge_seated: {
		status: 409,
		zh: '{name}已排进裁判组，不能从库里删除；可以停用。',
		en: '{name} sits on panels and cannot be removed from the pool; set them inactive instead.'
	},
	judge_qualified_already: {
		status: 409,
		zh: '已有{trade}的这一级资格，请改原来的那条。',
		en: 'There is a qualification of this grade for {trade} already; change that one.'
	},
	recusal_known: { status: 409, zh: '这条回避已经登记。', en: 'This recusal is on record already.' },
	recusal_self: { status: 422, zh: '不能对自己登记回避。', en: 'Nobody recuses from themselves.' },
	recusal_over: { status: 409, zh: '这条回避已经解除。', en: 'This recusal has ended already.' },
	judges_bad_rows: {
		status: 422,
		zh: '第 {lines} 行不能导入，什么都没有改。请重新预览。',
		en: 'Rows {lines} cannot be imported; nothing was changed. Preview the file again.'
	},
	panels_changed: {
		status: 409,
		zh: '别人刚改过这轮的裁判安排，请看过最新的再改。',
		en: 'Somebody else has just changed these panels; look at the latest before you change them.'
	},
	panels_no_judges: {
		status: 409,
		zh: '裁判库里还没有能用的裁判。先到“裁判”登记几位。',
		en: 'There are no active judges in the pool. Add some under “Judges” first.'
	},
	panels_not_planned: {
		status: 409,
		zh: '这轮还没有排裁判组。',
		en: 'The panels of this round have not been planned yet.'
	},
	panels_not_published: {
		status: 409,
		zh: '裁判安排还没有公布，第 {heat} 场不能换上。',
		en: 'The panels are not published, so heat {heat} cannot take its seats.'
	},
	panels_recused: {
		status: 409,
		zh: '{name}要回避{by}，不能坐第 {heat} 场{zone}。',
		en: '{name_en} is recused from {by_en} and cannot sit in heat {heat}{zone_en}.'
	},
	panels_booked: {
		status: 409,
		zh: '{name}那时在“{what}”（{from}–{to}），不能坐第 {heat} 场。',
		en: '{name_en} is at “{what_en}” then ({from}–{to}) and cannot sit in heat {heat}.'
	},
	panels_twice: {
		status: 409,
		zh: '{name}不能同时坐两处：第 {heat} 场{zone}。',
		en: '{name_en} cannot sit in two places at once: heat {heat}{zone_en}.'
	},
	panels_reason_needed: {
		status: 422,
		zh: '这样安排不合规则（{what}），要写理由。',
		en: 'This breaks a rule ({what_en}); a reason is needed.'
	},
	panels_unfilled: {
		status: 409,
		zh: '第 {heat} 场{zone}还缺 {count} 名裁判，不能公布。',
		en: 'Heat {heat}{zone_en} still lacks {count} of its judges; it cannot be published.'
	},
	panels_no_such_seat: {
		status: 422,
		zh: '没有第 {heat} 场 {zone} 区 {slot} 号席位。',
		en: 'There is no seat {slot} in heat {heat}, zone {zone}.'
	},
	panels_judge_unknown: {
		status: 422,
		zh: '这位不在裁判库里，或已停用、退出本轮。',
		en: 'This person is not in the pool, is inactive, or has withdrawn from the round.'
	},
	panels_over: {
		status: 409,
		zh: '这轮评分已结束，裁判组不再改。',
		en: 'This round is closed; its panels no longer change.'
	}
} as const satisfies Record<string, Wording>;
