// Refusals on the day: start, finish, skip, late.
import type { Wording } from './wording.ts';

export const dayRefusals = {
	day_unknown: { status: 404, zh: '当天的安排里没有这一项。', en: 'This is not in the programme of the day.' },
	day_not_waiting: {
		status: 409,
		zh: '这一项已经开始、结束或取消，不能再开始。',
		en: 'This has started, ended or been cancelled; it cannot start.'
	},
	day_not_running: {
		status: 409,
		zh: '这一项没有在进行，不能结束。',
		en: 'This is not under way; it cannot be finished.'
	},
	day_over: { status: 409, zh: '这一项已经结束或取消。', en: 'This is over or cancelled.' },
	day_too_short: {
		status: 422,
		zh: '这样改，结束时间会早于开始时间。',
		en: 'Changed like this it would end before it starts.'
	},
	day_moved_on: {
		status: 409,
		zh: '别人刚改过当天的安排。请看一眼新的再改。',
		en: 'Somebody has just changed the programme. Look at it first.'
	},
	day_clash: {
		status: 409,
		zh: '{resource} {from}–{to} 已排“{other}”。可以先看清楚再顺延。',
		en: '{resource} is booked for “{other}” {from}–{to}. Look at the clash before you shift.'
	},
	day_nothing_to_undo: { status: 409, zh: '没有可以撤销的改动。', en: 'There is nothing to undo.' },
	day_heats_missing: {
		status: 409,
		zh: '这一轮还没有场次。先抽签分场，或者直接加一项。',
		en: 'This round has no heats yet. Draw them first, or add an item by hand.'
	},
	day_place_taken: {
		status: 409,
		zh: '从 {from} 起排不下：竞赛基地在这段时间已被占用。请换个时间，或先看日历。',
		en: 'There is no room from {from}: the base is taken. Choose another time, or look at the calendar first.'
	},
	day_items_placed: {
		status: 409,
		zh: '这一轮的场次都已排进日程。',
		en: 'All heats of this round are in the programme already.'
	}
} as const satisfies Record<string, Wording>;
