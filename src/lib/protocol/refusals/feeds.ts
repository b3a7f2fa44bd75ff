// Refusals of the work calendar, of series and of calendar feeds.
import type { Wording } from './wording.ts';

export const feedRefusals = {
	series_empty: {
		status: 422,
		zh: '按这条规则一次也没有。请看开始日期、星期和结束日期。',
		en: 'The rule gives no date at all. Look at its beginning, its days and its end.'
	},
	series_too_long: {
		status: 422,
		zh: '这条规则超过 {max} 次。请早一点结束，或分成几段。',
		en: 'The rule gives more than {max} dates. Let it end earlier, or make several.'
	},
	series_taken: {
		status: 409,
		zh: '{total} 次里有 {taken} 次被占：{day} {who} 在“{what}”。换一换，或把这几次先留作待排。',
		en: '{taken} of {total} dates are taken: on {day} {who} is at “{what}”. Change them, or keep these as drafts.'
	},
	series_taken_now: {
		status: 409,
		zh: '刚刚有人在同一时间订了同样的人或场地。请再看一遍预览。',
		en: 'Somebody has just booked the same person or place. Look at the preview again.'
	},
	series_date_taken: {
		status: 409,
		zh: '{who} {from}–{to} 在“{what}”，这次放不下。',
		en: '{who} is at “{what}” from {from} to {to}; it does not fit there.'
	},
	series_date_begun: {
		status: 409,
		zh: '这一次已经开始或过去，不能再改。',
		en: 'It has begun or is over and cannot be changed any more.'
	},
	series_date_unknown: {
		status: 409,
		zh: '这个系列没有这一天，可能刚被改过。请刷新再看。',
		en: 'The series has no such date; it may just have been changed. Reload and look again.'
	},
	series_over: {
		status: 409,
		zh: '没有还未开始的场次可改。',
		en: 'Nothing of it is still to come.'
	},
	series_resource_gone: {
		status: 409,
		zh: '选的场地或人已不在，请重新选。',
		en: 'A place or person chosen is no longer there; choose again.'
	},
	series_level_needed: {
		status: 422,
		zh: '比赛系列要定级别。',
		en: 'A series of contests needs a level.'
	},
	feed_unknown: {
		status: 404,
		zh: '没有这个订阅地址，或已停用。',
		en: 'There is no such feed, or it has been revoked.'
	},
	people_file_changed: {
		status: 409,
		zh: '第 {line} 行：{why}。没有导入任何人，请重新看预览。',
		en: 'Row {line}: {why_en}. Nobody was imported; look at the preview again.'
	}
} as const satisfies Record<string, Wording>;
