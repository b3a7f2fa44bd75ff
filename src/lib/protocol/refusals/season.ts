// Refusals of obligations and of planning the year.
import type { Wording } from './wording.ts';

export const seasonRefusals = {
	obligation_binds_nobody: {
		status: 422,
		zh: '“每家都办”要写明是哪些单位。',
		en: '“Each of them” needs to say which organizations it binds.'
	},
	obligation_out_of_reach: {
		status: 422,
		zh: '“{name}”不归立规单位管，不能约束它。',
		en: '“{name}” does not belong to the organization that imposes this and cannot be bound by it.'
	},
	obligation_trade_unknown: {
		status: 422,
		zh: '所选工种已不存在，请重新选。',
		en: 'A trade that was chosen is no longer there; choose again.'
	},
	obligation_lives_overlap: {
		status: 422,
		zh: '“已办”和“已排”不能含同一个阶段，“已办”也不能空着。',
		en: 'A stage cannot count both as held and as planned, and something must count as held.'
	},
	obligation_in_force: {
		status: 409,
		zh: '这条已在执行，改条件会改动过去的结果。请从下一期起另立一条接替它。',
		en: 'This one is in force; changing what it asks would rewrite the past. Let a new one succeed it from the next period on.'
	},
	obligation_superseded: {
		status: 409,
		zh: '这条已被接替，不能再改。',
		en: 'This one was succeeded by another and cannot change any more.'
	},
	obligation_succession: {
		status: 422,
		zh: '接替要从原规定开始之后的某天起，且原规定正在执行。',
		en: 'A successor begins after the first day of what it succeeds, which must be in force.'
	},
	obligation_not_draft: {
		status: 409,
		zh: '执行过的规定不能删除，可以写上截止日期。',
		en: 'What was in force cannot be deleted; give it a last day instead.'
	},
	season_place_unknown: {
		status: 422,
		zh: '这条规定在这一期没有管到这家单位。',
		en: 'This obligation does not ask anything of this organization in this period.'
	},
	season_not_waived: {
		status: 409,
		zh: '这里没有免办，不用撤销。',
		en: 'Nothing is waived here, so there is nothing to revoke.'
	},
	season_no_gaps: {
		status: 409,
		zh: '没有要补的缺口：都已办、已排、已免，或已过期。',
		en: 'There is no gap to fill: everything is held, planned, waived or over.'
	},
	season_gap_filled: {
		status: 409,
		zh: '{name}{start}起的这一期已经有人排上了，没有重复排。请刷新看看。',
		en: '{name_en} has been planned for the period from {start} in the meantime; nothing was planned twice. Reload to see it.'
	},
	season_day_outside: {
		status: 422,
		zh: '{day}不在这一期内（{start}至{end}）。',
		en: '{day} lies outside this period ({start} to {end}).'
	},
	season_day_past: { status: 422, zh: '{day}已经过去。', en: '{day} is over.' },
	season_base_unknown: {
		status: 422,
		zh: '所选基地已停用或不存在，请换一个。',
		en: 'The base is closed or no longer there; choose another.'
	},
	season_base_taken: {
		status: 409,
		zh: '{base}在{day}已被“{by}”占用，这次一场都没有排。请换一天或换一个基地。',
		en: '{base_en} is taken on {day} by “{by_en}”; nothing was planned. Choose another day or base.'
	},
	season_plan_moved_on: {
		status: 409,
		zh: '“{title}”已往下办了（或已有赛项），不能撤销排期。请在竞赛里取消或延期。',
		en: '“{title}” has moved on or has events; its planning cannot be undone. Cancel or postpone it on its own page.'
	}
} as const satisfies Record<string, Wording>;
