// What a conflict says, in both languages: what it is, and why that matters. As with refusals, the sentence travels with it.
import type { Conflict } from '../../domain/calendar/bookings/conflicts.ts';
import type { BookingRole } from '../../domain/calendar/bookings/facts.ts';
import { dayOfInstant, minuteOfInstant } from '../../domain/shared/day.ts';
import type { Text } from '../../domain/shared/text.ts';

export interface ConflictText {
	readonly what: Required<Text>;
	readonly why: Required<Text>;
}

type Values = (name: string) => string;
type Words = { readonly zh: (v: Values) => string; readonly en: (v: Values) => string };
type Both = { readonly what: Words; readonly why: Words };

const both = (zh: (v: Values) => string, en: (v: Values) => string): Words => ({ zh, en });
const always = (zh: string, en: string): Words => ({ zh: () => zh, en: () => en });

const PLACES: ReadonlySet<string> = new Set<BookingRole>(['venue', 'equipment']);

const taken: Readonly<Record<BookingRole, Words>> = {
	venue: both(
		(v) => `${v('resource')} ${v('time')} 有“${v('other')}”`,
		(v) => `${v('resource')} holds ${v('other')}, ${v('time')}`
	),
	judge: both(
		(v) => `${v('resource')} ${v('time')} 任“${v('other')}”裁判`,
		(v) => `${v('resource')} judges ${v('other')}, ${v('time')}`
	),
	'chief-judge': both(
		(v) => `${v('resource')} ${v('time')} 任“${v('other')}”裁判长`,
		(v) => `${v('resource')} is chief judge of ${v('other')}, ${v('time')}`
	),
	teacher: both(
		(v) => `${v('resource')} ${v('time')} 给“${v('other')}”上课`,
		(v) => `${v('resource')} teaches ${v('other')}, ${v('time')}`
	),
	contestant: both(
		(v) => `${v('resource')} ${v('time')} 参加“${v('other')}”`,
		(v) => `${v('resource')} competes in ${v('other')}, ${v('time')}`
	),
	staff: both(
		(v) => `${v('resource')} ${v('time')} 在“${v('other')}”工作`,
		(v) => `${v('resource')} works at ${v('other')}, ${v('time')}`
	),
	equipment: both(
		(v) => `${v('resource')} ${v('time')} 用于“${v('other')}”`,
		(v) => `${v('resource')} is used by ${v('other')}, ${v('time')}`
	)
};

const BASE_WHY: Readonly<Record<string, readonly [zh: string, en: string]>> = {
	'not-named': ['还没有挂牌', 'is not named yet'],
	removed: ['已摘牌', 'has lost its name'],
	expired: ['挂牌已到期', 'is no longer named by then']
};

const wordings: Readonly<Record<Conflict['code'], Both>> = {
	clash: {
		what: both(
			(v) => taken[v('role') as BookingRole].zh(v),
			(v) => taken[v('role') as BookingRole].en(v)
		),
		why: both(
			(v) => `${v('taken')}${PLACES.has(v('role')) ? '同一时间只能办一场' : '一个人不能同时在两处'}，这里放不下。`,
			(v) =>
				`${v('taken')}${PLACES.has(v('role')) ? 'It cannot serve two at once.' : 'Nobody is in two places at once.'}`
		)
	},
	soft: {
		what: both(
			(v) => `${v('resource')} ${v('time')} 已有意向“${v('other')}”`,
			(v) => `${v('resource')} is pencilled in for ${v('other')}, ${v('time')}`
		),
		why: always('意向不占用时间，但请先问一声。', 'A wish holds nothing, but ask first.')
	},
	station: {
		what: both(
			(v) => `${v('resource')} ${v('time')} 有“${v('other')}”`,
			(v) => `${v('resource')} is in use by ${v('other')}, ${v('time')}`
		),
		why: always('整个基地和它的工位不能分给两场。', 'A base and its stations cannot serve two occasions at once.')
	},
	capacity: {
		what: both(
			(v) => `${v('resource')} 只容 ${v('capacity')} 人，预计 ${v('people')} 人`,
			(v) => `${v('resource')} holds ${v('capacity')}, ${v('people')} are expected`
		),
		why: always('公布前要换大的场地或分批。', 'Take a larger place or split the group before it is published.')
	},
	hours: {
		what: both(
			(v) => (v('side') === 'early' ? `${v('resource')} ${v('opens')} 才开门` : `${v('resource')} ${v('closes')} 关门`),
			(v) =>
				v('side') === 'early' ? `${v('resource')} opens at ${v('opens')}` : `${v('resource')} closes at ${v('closes')}`
		),
		why: always('布置和收场也要在开放时间内。', 'Set-up and teardown count as well.')
	},
	retired: {
		what: both(
			(v) => `${v('resource')} 已停用`,
			(v) => `${v('resource')} is out of use`
		),
		why: always('公布前要换一处。', 'Choose another before it is published.')
	},
	base: {
		what: both(
			(v) => `${v('resource')} ${BASE_WHY[v('why')]?.[0] ?? ''}`,
			(v) => `${v('resource')} ${BASE_WHY[v('why')]?.[1] ?? ''}`
		),
		why: always(
			'县级以上的比赛要在挂牌有效的基地办。公布前请续牌或换一处。',
			'Renew its naming or choose another base before it is published.'
		)
	},
	'base-check': {
		what: both(
			(v) => (v('why') === 'rectify' ? `${v('resource')} 正在整改` : `${v('resource')} 挂牌到 ${v('day')} 为止`),
			(v) =>
				v('why') === 'rectify'
					? `${v('resource')} has to mend something`
					: `${v('resource')} is named until ${v('day')}`
		),
		why: always('办赛前请确认。', 'Make sure of it before the contest.')
	},
	venue: {
		what: always('还没有定场地', 'No place is booked yet'),
		why: always('公布前要定下来。', 'It is needed before anything is published.')
	},
	papers: {
		what: both(
			(v) => `竞赛还没有批准（${v('life_zh')}）`,
			(v) => `The competition is not approved (${v('life_en')})`
		),
		why: always('批准后才能公布通知。', 'A notice can be published after the approval.')
	},
	judge: {
		what: both(
			(v) => `${v('resource')} 也是“${v('other')}”的选手`,
			(v) => `${v('resource')} also competes in ${v('other')}`
		),
		why: always('裁判不能参加自己执裁的竞赛。', 'A judge does not compete in the same competition.')
	},
	tight: {
		what: both(
			(v) => `${v('resource')} 与“${v('other')}”只隔 ${v('minutes')} 分钟`,
			(v) => `${v('resource')} has ${v('minutes')} minutes between this and ${v('other')}`
		),
		why: always('两处不在一起，路上至少留 30 分钟。', 'The places are apart; allow at least 30 minutes.')
	},
	load: {
		what: both(
			(v) => `${v('resource')} ${v('day')} 共 ${v('hours')} 小时`,
			(v) => `${v('resource')} has ${v('hours')} hours on ${v('day')}`
		),
		why: always('一个人一天超过 8 小时。', 'That is more than an eight-hour day.')
	},
	trade: {
		what: both(
			(v) => (v('days') === '0' ? `同工种的“${v('other')}”在同一天` : `与同工种的“${v('other')}”只隔 ${v('days')} 天`),
			(v) =>
				v('days') === '0'
					? `${v('other')}, of the same trade, is on the same day`
					: `${v('other')}, of the same trade, is ${v('days')} days away`
		),
		why: always(
			'同一集群的同一工种，两场宜隔开 14 天。',
			'Two contests of one trade in one cluster should be two weeks apart.'
		)
	},
	holiday: {
		what: both(
			(v) => `${v('day')} ${v('name')}放假`,
			(v) => `${v('day')} is a holiday (${v('name')})`
		),
		why: always('职工休息，单位难以组织。', 'People are off and employers cannot send them.')
	},
	'make-up': {
		what: both(
			(v) => `${v('day')} 是${v('name')}调休上班日`,
			(v) => `${v('day')} is a make-up workday (${v('name')})`
		),
		why: always('这天要上班，职工来不了课。', 'People work that day and cannot come to class.')
	}
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LIVES: Readonly<Record<string, readonly [string, string]>> = {
	idea: ['设想', 'an idea'],
	planned: ['计划', 'planned'],
	filed: ['已备案', 'filed']
};

function clock(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function dayIn(day: string, zh: boolean): string {
	const [, month = 1, date = 1] = day.split('-').map(Number);
	return zh ? `${month}月${date}日` : `${date} ${MONTHS[month - 1]}`;
}

/** A stretch of time: 14:00–16:30, with its day in front when asked or when it ends on another. */
function timeIn(from: number, to: number, zh: boolean, withDay: boolean): string {
	const [first, last] = [dayOfInstant(from), dayOfInstant(to - 1)];
	const start = clock(minuteOfInstant(from));
	const end = clock(minuteOfInstant(to - 1) === 1439 ? 1440 : minuteOfInstant(to));
	if (first !== last) return `${dayIn(first, zh)} ${start}–${dayIn(last, zh)} ${end}`;
	return withDay ? `${dayIn(first, zh)} ${start}–${end}` : `${start}–${end}`;
}

/** Says that more than the occasion itself takes the time, when it does. */
function takenWith(params: Conflict['params'], zh: boolean): string {
	const [from, to, busyFrom, busyTo] = ['from', 'to', 'busyFrom', 'busyTo'].map((name) => Number(params[name]));
	if (from === busyFrom && to === busyTo) return '';
	const time = timeIn(busyFrom ?? 0, busyTo ?? 0, zh, false);
	return zh ? `连布置和路程占 ${time}。` : `With set-up and travel it takes ${time}. `;
}

function valuesOf(params: Conflict['params'], zh: boolean, withDay: boolean): Values {
	return (name) => {
		const value = params[name];
		switch (name) {
			case 'time':
				return timeIn(Number(params.from), Number(params.to), zh, withDay);
			case 'taken':
				return takenWith(params, zh);
			case 'day':
				return dayIn(String(value), zh);
			case 'opens':
			case 'closes':
				return clock(Number(value));
			case 'life_zh':
			case 'life_en':
				return LIVES[String(params.life)]?.[zh ? 0 : 1] ?? String(params.life);
			default:
				return typeof value === 'object' ? (zh ? value.zh : (value.en ?? value.zh)) : String(value ?? '');
		}
	};
}

/** What a conflict says. With `day`, times carry their day: for where the page does not show it. */
export function conflictText(
	conflict: Pick<Conflict, 'code' | 'params'>,
	options: { day?: boolean } = {}
): ConflictText {
	const { what, why } = wordings[conflict.code];
	const zh = valuesOf(conflict.params, true, options.day ?? false);
	const en = valuesOf(conflict.params, false, options.day ?? false);
	return { what: { zh: what.zh(zh), en: what.en(en) }, why: { zh: why.zh(zh), en: why.en(en) } };
}
