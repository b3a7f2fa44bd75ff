// Refusals of competition bases.
import type { Wording } from './wording.ts';

export const baseRefusals = {
	base_step_order: {
		status: 409,
		zh: '基地现在的状态不能走这一步，请刷新后再看。',
		en: 'The base cannot take this step from where it is. Refresh and look again.'
	},
	base_reason_missing: { status: 422, zh: '请写明理由。', en: 'Please give the reason.' },
	base_until_missing: {
		status: 422,
		zh: '请填一个今天以后的日期。',
		en: 'Please give a day after today.'
	},
	base_barred: {
		status: 409,
		zh: '这个基地在 {day} 之前不能再申报。',
		en: 'This base may not apply again before {day}.'
	},
	base_station_used: {
		status: 409,
		zh: '“{name}”还有预约或签号，不能撤。',
		en: '“{name}” is still booked or drawn and cannot be taken away.'
	},
	base_station_unknown: { status: 404, zh: '没有这个工位。', en: 'There is no such station.' },
	base_name_taken: { status: 409, zh: '已有同名基地“{name}”。', en: 'There is a base called “{name}” already.' },
	base_stations_many: {
		status: 422,
		zh: '一个基地最多 {most} 个工位。',
		en: 'A base has at most {most} stations.'
	}
} as const satisfies Record<string, Wording>;
