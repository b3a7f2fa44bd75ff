// Refusals of draws and heats.
import type { Wording } from './wording.ts';

export const drawRefusals = {
	draw_too_few: {
		status: 422,
		zh: '名单只有 {count} 人，至少两人才能抽签。',
		en: 'There are only {count} in the list; a draw needs at least two.'
	},
	draw_too_many: {
		status: 422,
		zh: '名单有 {count} 人，一次最多抽 {most} 人。',
		en: 'There are {count} in the list; a draw takes at most {most}.'
	},
	draw_heats_empty: {
		status: 422,
		zh: '分 {heats} 场，却只有 {count} 人：请减少场次。',
		en: '{heats} heats for {count} people would leave one empty. Take fewer heats.'
	},
	draw_stations_short: {
		status: 422,
		zh: '分 {heats} 场，每场要 {needed} 个工位，只有 {stations} 个：请增加场次或工位。',
		en: 'With {heats} heats each needs {needed} stations; there are {stations}. Add heats or stations.'
	},
	draw_machines_short: {
		status: 422,
		zh: '{machine}：分 {heats} 场，每场要 {needed} 台，只有 {stations} 台。',
		en: '{machine}: with {heats} heats each needs {needed}; there are {stations}.'
	},
	draw_round_open: {
		status: 409,
		zh: '本轮已经开放评分，签不能再动。',
		en: 'Scoring of this round has opened; the draw can no longer change.'
	},
	draw_there: {
		status: 409,
		zh: '这一项已经有签。要重抽，请在原签上写明理由。',
		en: 'There is a draw already. To draw again, give the reason on that one.'
	},
	draw_redraw_stale: {
		status: 409,
		zh: '这支签已被另一次重抽取代，请刷新后再看。',
		en: 'This draw was replaced by another redraw meanwhile. Refresh and look again.'
	},
	draw_step_order: {
		status: 409,
		zh: '签的状态已变，这一步现在不能做。请刷新。',
		en: 'The draw has moved on; this step is not possible now. Please refresh.'
	},
	draw_source_none: {
		status: 422,
		zh: '至少要有一个随机来源：骰子、领队口令或信标。',
		en: 'Name at least one source of chance: dice, a leader’s word or a beacon.'
	},
	draw_source_twice: { status: 422, zh: '来源“{name}”重名。', en: 'The source “{name}” is named twice.' },
	draw_source_unknown: { status: 404, zh: '没有这个来源。', en: 'There is no such source.' },
	draw_source_spoke: {
		status: 409,
		zh: '“{name}”已经开过，不能再改。',
		en: '“{name}” has been opened and cannot change.'
	},
	draw_source_silent: {
		status: 409,
		zh: '还差：{names}。都开完才能开签。',
		en: 'Still missing: {names}. All must be opened before the draw.'
	},
	draw_hash_missing: {
		status: 409,
		zh: '{names} 还没有交口令的指纹，不能公布承诺。',
		en: '{names} has not handed in the hash of the word yet; nothing can be promised before.'
	},
	draw_nonce_wrong: {
		status: 422,
		zh: '与事先交的指纹不符：这不是“{name}”的原口令。请核对大小写和空格。',
		en: 'This does not match the hash handed in: it is not the word of “{name}”. Check case and spaces.'
	},
	draw_dice_wrong: {
		status: 422,
		zh: '应是 {throws} 个 1 到 6 的点数。',
		en: 'This must be {throws} numbers from 1 to 6.'
	},
	draw_beacon_early: {
		status: 409,
		zh: '信标约定在 {time}，还没到时间。',
		en: 'The beacon speaks at {time}; it is not time yet.'
	},
	draw_beacon_past: {
		status: 422,
		zh: '信标“{name}”的时间必须在公布承诺之后。',
		en: 'The time of the beacon “{name}” must lie after the promise.'
	},
	draw_judges: {
		status: 409,
		zh: '{name} 是本轮裁判，不能抽作品密号。请换一位保密员。',
		en: '{name} sits on this round’s panel and may not draw its work codes. Ask another sealing officer.'
	},
	draw_entries_changed: {
		status: 409,
		zh: '名单公布后参赛者有变，编号会重复。请核对参赛者，或写明理由重抽。',
		en: 'Entries changed after the list was published and codes would repeat. Check the entries, or redraw with a reason.'
	},
	draw_names_withheld: {
		status: 403,
		zh: '本轮姓名已不公开，这份名单暂不展示。',
		en: 'The names of this round are no longer public; the list is withheld.'
	},
	draw_not_sealed: { status: 409, zh: '没有可开的封。', en: 'There is nothing sealed to open.' },
	draw_round_not_closed: {
		status: 409,
		zh: '评分结束并锁定后才能拆封。',
		en: 'The seal is broken only after scoring has closed.'
	},
	draw_codes_sealed: {
		status: 409,
		zh: '作品密号已密封，参赛者信息要拆封后才能改。',
		en: 'The work codes are sealed; entries can be changed only after the seal is broken.'
	},
	draw_base_unknown: { status: 404, zh: '没有这个基地。', en: 'There is no such base.' }
} as const satisfies Record<string, Wording>;
