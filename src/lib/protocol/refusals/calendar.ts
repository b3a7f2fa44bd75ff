// Refusals of bookings, occasions, series and the work calendar.
import type { Wording } from './wording.ts';

export const calendarRefusals = {
	calendar_clash: { status: 409, zh: '{zh}', en: '{en}' },
	calendar_blocked: { status: 409, zh: '{zh}', en: '{en}' },
	calendar_busy: {
		status: 503,
		zh: '同一时间有人也在安排这些资源，没有改动。请再试一次。',
		en: 'Somebody is booking the same resources at this moment; nothing was changed. Please try again.'
	},
	calendar_moved: {
		status: 409,
		zh: '“{title}”刚被别人移到 {zh}，请看过再改。',
		en: '“{title_en}” has just been moved to {en} by somebody else. Look again before you change it.'
	},
	calendar_over: {
		status: 409,
		zh: '“{title}”已经{zh}，不能再移动。',
		en: '“{title_en}” is {en} and cannot be moved any more.'
	},
	calendar_times_reversed: { status: 422, zh: '结束时间要晚于开始时间。', en: 'The end must come after the start.' },
	calendar_too_long: { status: 422, zh: '一次安排最长 31 天。', en: 'One occasion lasts 31 days at most.' },
	calendar_span: { status: 422, zh: '一次最多看 400 天。', en: 'At most 400 days can be read at once.' },
	calendar_booked_twice: {
		status: 409,
		zh: '“{resource}”已经在这次安排里。',
		en: '“{resource_en}” is already part of this occasion.'
	},
	calendar_resource_gone: {
		status: 409,
		zh: '“{resource}”已停用，不能再安排。',
		en: '“{resource_en}” is out of use and cannot be booked.'
	},
	calendar_resource_unknown: {
		status: 422,
		zh: '没有这个资源。请刷新后再选。',
		en: 'There is no such resource. Reload and choose again.'
	},
	calendar_resource_shape: {
		status: 422,
		zh: '场地、基地和设备要有名称，工位要属于一个基地，人员从人员名册里选。',
		en: 'A room, base or piece of equipment needs a name, a station its base, and a person comes from the directory.'
	},
	calendar_hours_reversed: { status: 422, zh: '关门要晚于开门。', en: 'It must close after it opens.' },
	calendar_resource_needed: {
		status: 409,
		zh: '“{title}”（{zh}）还要用它。先把那次安排换到别处。',
		en: '“{title_en}” ({en}) still needs it. Move that occasion to another place first.'
	},
	calendar_conflict_gone: {
		status: 409,
		zh: '这条冲突已经不在了，不用说明。',
		en: 'This conflict is gone; there is nothing to settle.'
	},
	calendar_conflict_hard: {
		status: 409,
		zh: '这条冲突不能放行：{zh}',
		en: 'This conflict cannot be overridden: {en}'
	},
	calendar_level_fixed: {
		status: 422,
		zh: '同一资源不能同时用于两处，这一级不能改。',
		en: 'One resource cannot be in two places; this level is fixed.'
	}
} as const satisfies Record<string, Wording>;
