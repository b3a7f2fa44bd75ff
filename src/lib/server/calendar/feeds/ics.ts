// Appointments as an iCalendar file (RFC 5545). Times are wall times of Asia/Shanghai with its definition beside them; stamps are
// UTC, and nothing depends on when it was asked for, so that the same calendar is the same file.
import ical, { ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import type { Appointment } from '../../../domain/calendar/feeds/appointment.ts';
import { inLocale, type Locale, type Text } from '../../../domain/shared/text.ts';
import { ZONE } from '../series/expand-rule.ts';

// no summer time since 1992; what lies before is no concern of a calendar that begins now
const VTIMEZONE = [
	'BEGIN:VTIMEZONE',
	`TZID:${ZONE}`,
	'BEGIN:STANDARD',
	'DTSTART:19920101T000000',
	'TZOFFSETFROM:+0800',
	'TZOFFSETTO:+0800',
	'TZNAME:CST',
	'END:STANDARD',
	'END:VTIMEZONE'
].join('\r\n');

const STATUS = {
	confirmed: ICalEventStatus.CONFIRMED,
	tentative: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED
} as const;

const HOUR = 3600;

/** A calendar's own name is written as it is: nothing in it may end the line or be read as a list. */
function nameOf(title: string): string {
	return title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\\;,]/g, (sign) => `\\${sign}`);
}

function eventOf(one: Appointment, locale: Locale): ICalEventData {
	const say = (text: Text) => inLocale(text, locale);
	const wall = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE);
	const changed = Temporal.Instant.fromEpochMilliseconds(Math.floor(one.changedAt / 1000) * 1000);
	return {
		id: `${one.id}@jiangsai`,
		sequence: one.sequence,
		stamp: changed,
		lastModified: changed,
		summary: say(one.title),
		location: one.place ? say(one.place) : null,
		description: one.notes.map(say).join('\n'),
		status: STATUS[one.state],
		transparency: one.wholeDays ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
		...(one.wholeDays
			? { allDay: true, start: wall(one.startsAt).toPlainDate(), end: wall(one.endsAt).toPlainDate() }
			: { start: wall(one.startsAt), end: wall(one.endsAt), timezone: ZONE })
	};
}

/** The whole file. */
export function toIcs(title: string, appointments: readonly Appointment[], locale: Locale): string {
	const calendar = ical({
		name: nameOf(title),
		prodId: { company: 'jiangsai', product: 'jiangsai', language: locale === 'en' ? 'EN' : 'ZH' },
		ttl: HOUR,
		// without a zone of the calendar itself: with one the library writes stamps as floating local times
		timezone: { name: null, generator: () => VTIMEZONE }
	});
	for (const one of appointments) calendar.createEvent(eventOf(one, locale));
	return calendar.toString();
}
