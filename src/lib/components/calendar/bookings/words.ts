// Words of the calendar: kinds, roles, states, levels, times.
import { dayOfInstant, daysBetween } from '#lib/domain/shared/day.ts';
import type { BookingRole, OccasionKind, OccasionState } from '#lib/domain/calendar/bookings/facts.ts';
import type { ConflictLevel } from '#lib/domain/calendar/bookings/levels.ts';
import type { GroupKind } from '#lib/client/calendar/bookings/rows.ts';
import type { View } from '#lib/client/calendar/bookings/view.ts';
import type { CalendarOccasion, CalendarResource } from '#lib/protocol/calendar/bookings.ts';
import { say } from '#lib/components/desk/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayWord, timeWord } from '#lib/ui/day.ts';

export const kindWord: Readonly<Record<OccasionKind, () => string>> = {
	contest: m.calendar_kind_contest,
	heat: m.calendar_kind_heat,
	meeting: m.calendar_kind_meeting,
	class: m.calendar_kind_class,
	maintenance: m.calendar_kind_maintenance,
	hold: m.calendar_kind_hold
};
export const roleWord: Readonly<Record<BookingRole, () => string>> = {
	venue: m.calendar_role_venue,
	judge: m.calendar_role_judge,
	'chief-judge': m.calendar_role_chief_judge,
	teacher: m.calendar_role_teacher,
	contestant: m.calendar_role_contestant,
	staff: m.calendar_role_staff,
	equipment: m.calendar_role_equipment
};
export const stateWord: Readonly<Record<OccasionState, () => string>> = {
	draft: m.calendar_state_draft,
	planned: m.calendar_state_planned,
	confirmed: m.calendar_state_confirmed,
	running: m.calendar_state_running,
	finished: m.calendar_state_finished,
	cancelled: m.calendar_state_cancelled,
	skipped: m.calendar_state_skipped
};
export const groupWord: Readonly<Record<GroupKind, () => string>> = {
	base: m.calendar_group_base,
	room: m.calendar_group_room,
	equipment: m.calendar_group_equipment,
	person: m.calendar_group_person
};
export const levelWord: Readonly<Record<ConflictLevel, () => string>> = {
	block: m.calendar_level_block,
	'block-release': m.calendar_level_release,
	warn: m.calendar_level_warn,
	ignore: m.calendar_level_ignore
};
export const viewWord: Readonly<Record<View, () => string>> = {
	day: m.calendar_view_day,
	week: m.calendar_view_week,
	month: m.calendar_view_month,
	year: m.calendar_view_year
};

const zhWeek = ['一', '二', '三', '四', '五', '六', '日'];
const enWeek = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** 1 is Monday. `short` leaves 周 out. */
export function weekWord(weekday: number, short = false): string {
	if (getLocale() === 'en') return (enWeek[weekday - 1] ?? '').slice(0, short ? 2 : 3);
	return `${short ? '' : '周'}${zhWeek[weekday - 1] ?? ''}`;
}

/** 13:30–17:00; midnight at the end is 24:00. */
export function clockSpan(from: number, to: number): string {
	const end = dayOfInstant(from) !== dayOfInstant(to) && timeWord(to) === '00:00' ? '24:00' : timeWord(to);
	return `${timeWord(from)}–${end}`;
}

/** 周三 13:30–17:00, or with both days when it lasts longer. */
export function weekSpan(from: number, to: number): string {
	const [first, last] = [dayOfInstant(from), dayOfInstant(to - 1)];
	const week = (day: string) => weekWord((((daysBetween('2024-01-01', day) % 7) + 7) % 7) + 1);
	if (first === last) return `${week(first)} ${clockSpan(from, to)}`;
	return `${week(first)} ${timeWord(from)}–${week(last)} ${timeWord(to)}`;
}

/** 12月2日 周三 13:30–17:00. */
export function fullSpan(from: number, to: number): string {
	const [first, last] = [dayOfInstant(from), dayOfInstant(to - 1)];
	const day = (one: string) => dayWord(one, getLocale(), { week: true });
	if (first === last) return `${day(first)} ${clockSpan(from, to)}`;
	return `${day(first)} ${timeWord(from)} – ${day(last)} ${timeWord(to)}`;
}

/** What a resource offers: 24 工位, 60 座, 12 台; nothing for people. */
export function sizeWord(resource: CalendarResource): string {
	if (resource.capacity === null) return '';
	const n = resource.capacity;
	if (resource.kind === 'base') return m.calendar_size_base({ n });
	if (resource.kind === 'equipment') return m.calendar_size_equipment({ n });
	return m.calendar_size_room({ n });
}

/** What an occasion takes, in one line; of a base's stations one is named, several are counted. */
export function takenWords(
	occasion: CalendarOccasion,
	resources: ReadonlyMap<string, Pick<CalendarResource, 'kind' | 'name' | 'parentId'>>
): string {
	const taken = occasion.bookings
		.filter((booking) => booking.role !== 'contestant')
		.flatMap((booking) => resources.get(booking.resourceId) ?? []);
	const words = taken.map((one) => {
		if (one.kind !== 'station') return say(one.name);
		const beside = taken.filter((other) => other.kind === 'station' && other.parentId === one.parentId).length;
		const base = one.parentId ? say(resources.get(one.parentId)?.name) : '';
		return `${base} ${beside > 1 ? m.calendar_size_base({ n: beside }) : say(one.name)}`.trim();
	});
	return [...new Set(words)].filter(Boolean).join(m.calendar_list_comma());
}
