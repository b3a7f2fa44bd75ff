// A programme as frab's schedule.json, the format that conference apps read. Fields: voc/schedule, validator/json/schema.json.
import { addDays, dayOfInstant, daysBetween, minuteOfInstant } from '../../shared/day.ts';
import { inLocale, type Locale, type Text } from '../../shared/text.ts';
import type { Appointment } from './appointment.ts';

export interface Programme {
	/** Of the competition or organization. */
	readonly id: string;
	readonly title: Text;
	readonly appointments: readonly Appointment[];
	/** Where the product stands, "https://…". */
	readonly origin: string;
	readonly locale: Locale;
	/** The day that an empty programme shows. */
	readonly today: string;
}

const two = (n: number) => String(n).padStart(2, '0');

/** An instant as the venue's wall clock has it, with its offset. */
function wallTime(instant: number): string {
	const minute = minuteOfInstant(instant);
	return `${dayOfInstant(instant)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`;
}

/** A whole number that stays the same for an id; 31 bits, because some readers keep no more. */
function numberOf(id: string, taken: Set<number>): number {
	let number = (Number.parseInt(id.slice(-8), 16) % 0x7fffffff) + 1;
	while (taken.has(number)) number = (number % 0x7fffffff) + 1;
	taken.add(number);
	return number;
}

interface FrabEvent {
	readonly [field: string]: unknown;
	readonly room: string;
	readonly date: string;
}

function eventOf(one: Appointment, acronym: string, programme: Programme, taken: Set<number>): FrabEvent {
	const say = (text: Text) => inLocale(text, programme.locale);
	const minutes = Math.round((one.endsAt - one.startsAt) / 60_000);
	const id = numberOf(one.id, taken);
	return {
		id,
		guid: one.id,
		date: wallTime(one.startsAt),
		start: wallTime(one.startsAt).slice(11, 16),
		duration: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
		room: one.place ? say(one.place) : programme.locale === 'en' ? 'To be announced' : '地点待定',
		slug: `${acronym}-${id}`,
		url: `${programme.origin}/#${one.id}`,
		title: say(one.title),
		subtitle: one.state === 'confirmed' ? null : programme.locale === 'en' ? 'Provisional' : '待定',
		track: one.notes[0] ? say(one.notes[0]) : null,
		type: one.kind,
		language: programme.locale === 'en' ? 'en' : 'zh',
		abstract: null,
		description: one.notes.map(say).join('\n') || null,
		persons: [],
		links: []
	};
}

/** The programme; what is cancelled is not in it, for a programme says what takes place. Days without anything are left out. */
export function frabSchedule(programme: Programme): Record<string, unknown> {
	const shown = programme.appointments
		.filter((one) => one.state !== 'cancelled')
		.sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
	const acronym = `jiangsai_${programme.id.slice(-8)}`;
	const taken = new Set<number>();
	const days = new Map<string, Record<string, FrabEvent[]>>();
	for (const one of shown) {
		const event = eventOf(one, acronym, programme, taken);
		const day = event.date.slice(0, 10);
		const rooms = days.get(day) ?? {};
		(rooms[event.room] ??= []).push(event);
		days.set(day, rooms);
	}
	if (days.size === 0) days.set(programme.today, {});
	const first = [...days.keys()][0] ?? programme.today;
	const last = shown.reduce((day, one) => {
		const end = dayOfInstant(one.endsAt - 1);
		return end > day ? end : day;
	}, first);
	const changed = Math.max(0, ...programme.appointments.map((one) => one.changedAt));
	return {
		$schema: 'https://c3voc.de/schedule/schema.json',
		generator: { name: 'Jiangsai' },
		schedule: {
			version: changed ? wallTime(changed) : '0',
			base_url: programme.origin,
			conference: {
				acronym,
				title: inLocale(programme.title, programme.locale),
				start: first,
				end: last,
				daysCount: days.size,
				timeslot_duration: '00:15',
				time_zone_name: 'Asia/Shanghai',
				url: programme.origin,
				days: [...days].map(([date, rooms]) => ({
					index: daysBetween(first, date) + 1,
					date,
					day_start: `${date}T00:00:00+08:00`,
					day_end: `${addDays(date, 1)}T00:00:00+08:00`,
					rooms
				}))
			}
		}
	};
}
