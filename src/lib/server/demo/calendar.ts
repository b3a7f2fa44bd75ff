// The demo season's calendar: Funing's bases, rooms, judges and teachers, with contests and classes around today.
import { addDays, dayOfInstant, instantAt, weekday } from '../../domain/shared/day.ts';
import { busySpan, overlaps, type Span } from '../../domain/calendar/bookings/span.ts';
import type { OccasionKind } from '../../domain/calendar/bookings/facts.ts';
import type { Text } from '../../domain/shared/text.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { personResources } from '../calendar/bookings/person-resource.ts';
import {
	CLASSES,
	CONTEST_PLACES,
	HEATS,
	JUDGES_AND_TEACHERS,
	PINNED,
	PLACE_JUDGES,
	PLACES,
	type Taken,
	type Weekly
} from './calendar-facts.ts';

interface Planned {
	readonly title: Text;
	readonly kind: OccasionKind;
	readonly day: string;
	readonly from: string;
	readonly to: string;
	readonly organizationId: string;
	readonly competitionId?: string;
	readonly people?: number;
	/** Minutes before and after. */
	readonly setup?: number;
	readonly state?: 'draft' | 'planned' | 'confirmed';
	readonly takes: readonly Taken[];
}

/** Collects what fits: what would clash is left out, so that the season can be laid over whatever else was seeded. */
class Diary {
	readonly #busy = new Map<string, Span[]>();
	readonly #occasions: { id: string; planned: Planned; startsAt: number; endsAt: number }[] = [];
	readonly #resources: ReadonlyMap<string, string>;

	constructor(resources: ReadonlyMap<string, string>) {
		this.#resources = resources;
	}

	/** Notes what has been booked by others. */
	note(resourceId: string, span: Span): void {
		this.#busy.set(resourceId, [...(this.#busy.get(resourceId) ?? []), span]);
	}

	put(planned: Planned): boolean {
		const [startsAt, endsAt] = [instantAt(planned.day, planned.from), instantAt(planned.day, planned.to)];
		const setup = planned.setup ?? 0;
		const wanted = planned.takes.flatMap((one) => {
			const id = this.#resources.get(one.name);
			const span = busySpan({ startsAt, endsAt, setup, teardown: setup }, { travel: one.travel ?? 0 });
			return id ? [{ id, span, hard: one.hard ?? true }] : [];
		});
		const taken = (one: { id: string; span: Span; hard: boolean }) =>
			one.hard && (this.#busy.get(one.id) ?? []).some((span) => overlaps(span, one.span));
		if (wanted.length < planned.takes.length || wanted.some(taken)) return false;
		for (const one of wanted) if (one.hard) this.note(one.id, one.span);
		this.#occasions.push({ id: newId(), planned, startsAt, endsAt });
		return true;
	}

	async write(tx: Tx, now: number): Promise<void> {
		if (this.#occasions.length === 0) return;
		await tx
			.insertInto('occasion')
			.values(
				this.#occasions.map(({ id, planned, startsAt, endsAt }) => ({
					id,
					organization_id: planned.organizationId,
					kind: planned.kind,
					competition_id: planned.competitionId ?? null,
					title_zh: planned.title.zh,
					title_en: planned.title.en ?? null,
					starts_at: new Date(startsAt),
					ends_at: new Date(endsAt),
					setup_minutes: planned.setup ?? 0,
					teardown_minutes: planned.setup ?? 0,
					people: planned.people ?? null,
					state: planned.state ?? 'planned',
					...(endsAt < now
						? { state: 'finished' as const, started_at: new Date(startsAt), finished_at: new Date(endsAt) }
						: {})
				}))
			)
			.execute();
		await tx
			.insertInto('booking')
			.values(
				this.#occasions.flatMap(({ id, planned }) =>
					planned.takes.map((one) => ({
						id: newId(),
						occasion_id: id,
						resource_id: this.#resources.get(one.name) ?? '',
						role: one.role,
						travel_minutes: one.travel ?? 0,
						hard: one.hard ?? true
					}))
				)
			)
			.execute();
	}
}

async function seedPlaces(tx: Tx, county: string): Promise<Map<string, string>> {
	const there = await tx.selectFrom('resource').where('name_zh', 'is not', null).select(['id', 'name_zh']).execute();
	const ids = new Map(there.map((row) => [row.name_zh ?? '', row.id]));
	const missing = PLACES.filter((place) => !ids.has(place.name.zh)).map((place) => ({ id: newId(), place }));
	if (missing.length > 0)
		await tx
			.insertInto('resource')
			.values(
				missing.map(({ id, place }, position) => ({
					id,
					organization_id: county,
					kind: place.kind,
					name_zh: place.name.zh,
					name_en: place.name.en ?? null,
					capacity: place.capacity,
					opens_at: place.opens ?? null,
					closes_at: place.closes ?? null,
					position
				}))
			)
			.execute();
	for (const { id, place } of missing) ids.set(place.name.zh, id);
	return ids;
}

async function seedPeople(tx: Tx, county: string, organizations: ReadonlyMap<string, string>) {
	const names = JUDGES_AND_TEACHERS.map((one) => one.name.zh);
	const there = await tx.selectFrom('person').where('name_zh', 'in', names).select(['id', 'name_zh']).execute();
	const ids = new Map(there.map((row) => [row.name_zh, row.id]));
	for (const one of JUDGES_AND_TEACHERS) {
		if (ids.has(one.name.zh)) continue;
		const id = newId();
		const employer = organizations.get(one.employer) ?? county;
		await tx
			.insertInto('person')
			.values({ id, name_zh: one.name.zh, name_en: one.name.en ?? null, employer_id: employer })
			.execute();
		ids.set(one.name.zh, id);
	}
	const roles = JUDGES_AND_TEACHERS.flatMap((one) =>
		one.roles.map((role) => ({ person_id: ids.get(one.name.zh) ?? '', role }))
	);
	await tx
		.insertInto('role_grant')
		.values(roles.map((one) => ({ id: newId(), organization_id: county, competition_id: null, ...one })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const resources = await personResources(tx, [...ids.values()], county);
	return new Map([...ids].map(([name, personId]) => [name, resources.get(personId) ?? '']));
}

interface Held {
	readonly id: string;
	readonly organization_id: string;
	readonly starts_on: string;
	readonly short_zh: string | null;
	readonly short_en: string | null;
	readonly skill_zh: string;
	readonly skill_en: string | null;
}

const TIMES = [
	['09:00', '16:30'],
	['13:30', '17:00'],
	['08:30', '11:30']
] as const;

/** Competitions of these days that are held at one of the county's places, with judges of that trade who are free. */
function putContests(diary: Diary, held: readonly Held[]): void {
	for (const one of held) {
		const place = CONTEST_PLACES[one.skill_zh];
		const judges = PLACE_JUDGES[place ?? ''] ?? [];
		const pairs = judges.flatMap((a, n) => judges.slice(n + 1).map((b) => [a, b] as const));
		const tries = TIMES.flatMap(([from, to]) => pairs.map((panel) => ({ from, to, panel })));
		tries.some(({ from, to, panel }) =>
			diary.put({
				title: {
					zh: `${one.short_zh ?? ''} ${one.skill_zh}`,
					en: `${one.short_en ?? ''} ${one.skill_en ?? one.skill_zh}`
				},
				kind: 'contest',
				day: one.starts_on,
				from,
				to,
				organizationId: one.organization_id,
				competitionId: one.id,
				setup: 60,
				takes: [
					{ name: place ?? '', role: 'venue' },
					...panel.map((name): Taken => ({ name, role: 'judge', travel: 30 }))
				]
			})
		);
	}
}

/** The next Tuesday, which leaves the days after it to drag to. */
function nextTuesday(day: string): string {
	return addDays(day, ((2 - weekday(day) + 6) % 7) + 1);
}

function putWeekly(diary: Diary, weekly: Weekly, monday: string, week: number, county: string): void {
	const number = (weekly.counted ?? 0) + (week + 1) * 3;
	diary.put({
		title: {
			zh: weekly.counted ? `${weekly.title.zh} ${number}` : weekly.title.zh,
			en: weekly.counted ? `${weekly.title.en} ${number}` : weekly.title.en
		},
		kind: weekly.kind ?? 'class',
		day: addDays(monday, week * 7 + weekly.weekday),
		from: weekly.from,
		to: weekly.to,
		organizationId: county,
		...(weekly.people ? { people: weekly.people } : {}),
		...(weekly.state ? { state: weekly.state } : {}),
		takes: weekly.takes
	});
}

/** Fills the calendar from last week to three weeks ahead; whatever is there already keeps its place. */
export async function seedCalendar(tx: Tx, now: Date): Promise<void> {
	const rows = await tx.selectFrom('organization').select(['id', 'name_zh', 'parent_id']).execute();
	const organizations = new Map(rows.map((row) => [row.name_zh, row.id]));
	const county = rows.find((row) => row.parent_id === null)?.id ?? '';
	const places = await seedPlaces(tx, county);
	const people = await seedPeople(tx, county, organizations);
	const diary = new Diary(new Map([...places, ...people]));
	const standing = await tx
		.selectFrom('booking')
		.innerJoin('occasion', 'occasion.id', 'booking.occasion_id')
		.select(['booking.resource_id', 'occasion.starts_at', 'occasion.ends_at'])
		.execute();
	for (const row of standing)
		diary.note(row.resource_id, { from: row.starts_at.getTime() - 7_200_000, to: row.ends_at.getTime() + 7_200_000 });

	const today = dayOfInstant(now.getTime());
	const monday = addDays(today, 1 - weekday(today));
	const lupu = organizations.get('芦蒲镇') ?? county;
	diary.put({ ...PINNED, day: nextTuesday(today), organizationId: lupu });
	const held = await tx
		.selectFrom('competition')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.innerJoin('event', 'event.competition_id', 'competition.id')
		// what has a programme of its own, as the running final, is left to it
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(selectFrom('occasion').whereRef('occasion.competition_id', '=', 'competition.id').select('occasion.id'))
			)
		)
		.where('competition.starts_on', '>=', addDays(monday, -7))
		.where('competition.starts_on', '<=', addDays(monday, 27))
		.orderBy('competition.starts_on')
		.orderBy('competition.id')
		.select([
			'competition.id',
			'competition.organization_id',
			'competition.starts_on',
			'organization.short_zh',
			'organization.short_en',
			'event.title_zh as skill_zh',
			'event.title_en as skill_en'
		])
		.execute();
	const weeks = [-1, 0, 1, 2, 3];
	for (const week of weeks) for (const one of HEATS) putWeekly(diary, one, monday, week, county);
	putContests(diary, held);
	for (const week of weeks)
		for (const [n, one] of CLASSES.entries())
			// every fourth is held in the other weeks only, so that no two weeks look the same
			if ((n + week + 8) % 4 !== 0 || n % 3 === 0) putWeekly(diary, one, monday, week, county);
	await diary.write(tx, now.getTime());
}
