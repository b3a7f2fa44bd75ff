// A county's generated year: 17 towns, 208 obligations, 500 competitions, 50,000 people, 20,000 bookings. The same every time.
import pg from 'pg';
import { addDays, dayOfInstant, instantAt, weekday } from '../../../src/lib/domain/shared/day.ts';
import { uuidV7 } from '../../../src/lib/domain/shared/uuid.ts';
import { inventedName, SKILLS, SUBDISTRICTS, SYSTEMS, TOWNS } from '../../../src/lib/server/demo/funing.ts';

/** How large a year is made. */
export interface YearSize {
	readonly enterprises: number;
	readonly people: number;
	readonly competitions: number;
	readonly rooms: number;
	readonly bases: number;
	readonly judges: number;
}

export const COUNTY_YEAR: YearSize = {
	enterprises: 1200,
	people: 50_000,
	competitions: 500,
	rooms: 40,
	bases: 12,
	judges: 300
};

export interface MadeYear {
	readonly year: number;
	readonly countyId: string;
	readonly towns: readonly string[];
	readonly bases: readonly string[];
	/** People with much in their calendar, and some with nothing. */
	readonly people: readonly string[];
	readonly counts: Readonly<Record<'people' | 'competitions' | 'occasions' | 'bookings', number>>;
}

type Row = Readonly<Record<string, unknown>>;

/** Mulberry32: the same numbers on every machine. */
function chanceFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

const CHUNK = 5000;

class Maker {
	readonly #client: pg.Client;
	readonly chance = chanceFrom(20260101);
	#serial = 0;

	constructor(client: pg.Client) {
		this.#client = client;
	}

	id(): string {
		const random = new Uint8Array(10);
		const n = this.#serial++;
		for (let i = 0; i < 4; i++) random[9 - i] = (n >>> (8 * i)) & 0xff;
		return uuidV7(Date.UTC(2026, 0, 1), random);
	}

	pick<T>(from: readonly T[]): T {
		return from[Math.floor(this.chance() * from.length)] as T;
	}

	/** Inserts rows of one shape; a column's type is the table's. */
	async insert(table: string, rows: readonly Row[]): Promise<void> {
		const columns = Object.keys(rows[0] ?? {});
		for (let at = 0; at < rows.length; at += CHUNK)
			await this.#client.query(
				`insert into ${table} (${columns.join(', ')})
				select ${columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) r`,
				[JSON.stringify(rows.slice(at, at + CHUNK))]
			);
	}
}

function lifeOf(day: string, today: string, chance: number): string {
	if (chance < 0.04) return 'cancelled';
	if (chance < 0.06) return 'postponed';
	if (day < addDays(today, -20)) return 'archived';
	if (day < today) return 'confirmed';
	return day < addDays(today, 30) ? 'notice' : 'planned';
}

/** Fills a migrated database that has its first organization. `databaseUrl` is the owner's. */
export async function makeYear(databaseUrl: string, year: number, size: YearSize = COUNTY_YEAR): Promise<MadeYear> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const { rows } = await client.query<{ id: string }>('select id from organization where parent_id is null limit 1');
		const countyId = rows[0]?.id;
		if (!countyId) throw new Error('the database has no organization yet: set up its organizer first');
		const maker = new Maker(client);
		await client.query('begin');
		const made = await fill(maker, countyId, year, size);
		await client.query('commit');
		await client.query('analyze');
		return made;
	} finally {
		await client.end();
	}
}

async function fill(maker: Maker, countyId: string, year: number, size: YearSize): Promise<MadeYear> {
	const places = await organizations(maker, countyId, size);
	const people = await peopleOf(maker, places.employers, size);
	const trades = SKILLS.map((skill) => ({ id: maker.id(), name_zh: skill.zh, name_en: skill.en }));
	await maker.insert(
		'trade',
		trades.map((trade) => ({ ...trade, created_at: '2026-01-01' }))
	);
	const resources = await resourcesOf(maker, countyId, people, size);
	const competitions = await competitionsOf(maker, { year, countyId, ...places, trades, bases: resources.bases }, size);
	const occasions = await occasionsOf(maker, { year, countyId, competitions, resources });
	return {
		year,
		countyId,
		towns: places.towns,
		bases: resources.bases,
		people: [...resources.judges.slice(0, 40).map((one) => one.personId), ...people.slice(-20)],
		counts: { people: people.length, competitions: competitions.length, ...occasions }
	};
}

async function organizations(maker: Maker, countyId: string, size: YearSize) {
	const towns = [...SUBDISTRICTS, ...TOWNS].map((place, n) => ({
		id: maker.id(),
		parent_id: countyId,
		kind: n < SUBDISTRICTS.length ? 'subdistrict' : 'township',
		name_zh: place.name.zh,
		name_en: place.name.en,
		short_zh: place.short.zh,
		short_en: place.short.en,
		position: n,
		created_at: '2026-01-01'
	}));
	const systems = SYSTEMS.map((place, n) => ({
		...towns[0],
		id: maker.id(),
		kind: 'system',
		name_zh: place.name.zh,
		name_en: place.name.en,
		short_zh: place.short.zh,
		short_en: place.short.en,
		position: 100 + n
	}));
	const enterprises = Array.from({ length: size.enterprises }, (_, n) => ({
		...towns[0],
		id: maker.id(),
		parent_id: maker.pick(towns).id,
		kind: 'enterprise',
		name_zh: `阜宁第${n + 1}企业`,
		name_en: null,
		short_zh: null,
		short_en: null,
		position: n
	}));
	await maker.insert('organization', [...towns, ...systems, ...enterprises]);
	const ids = (of: readonly { id: string }[]) => of.map((one) => one.id);
	return { towns: ids(towns), systems: ids(systems), employers: ids(enterprises) };
}

async function peopleOf(maker: Maker, employers: readonly string[], size: YearSize): Promise<string[]> {
	const rows = Array.from({ length: size.people }, (_, n) => ({
		id: maker.id(),
		name_zh: inventedName(n).zh,
		name_en: null,
		employer_id: maker.pick(employers),
		created_at: '2026-01-01'
	}));
	await maker.insert('person', rows);
	return rows.map((row) => row.id);
}

async function resourcesOf(maker: Maker, countyId: string, people: readonly string[], size: YearSize) {
	const row = (kind: string, more: Row): Row & { id: string } => ({
		id: maker.id(),
		organization_id: countyId,
		kind,
		person_id: null,
		name_zh: null,
		position: 0,
		created_at: '2026-01-01',
		...more
	});
	const rooms = Array.from({ length: size.rooms }, (_, n) => row('room', { name_zh: `教室 ${n + 1}`, position: n }));
	const bases = Array.from({ length: size.bases }, (_, n) => row('base', { name_zh: `基地 ${n + 1}`, position: n }));
	const persons = Array.from({ length: size.judges + size.rooms }, (_, n) => row('person', { person_id: people[n] }));
	await maker.insert('resource', [...rooms, ...bases, ...persons]);
	const judges = persons.slice(0, size.judges).map((one, n) => ({ id: one.id, personId: people[n] ?? '' }));
	return {
		rooms: rooms.map((one) => one.id),
		bases: bases.map((one) => one.id),
		judges,
		teachers: persons.slice(size.judges).map((one) => one.id)
	};
}

interface MadeCompetition {
	readonly id: string;
	readonly day: string;
	readonly baseId: string;
	readonly hostId: string;
	readonly title: string;
	readonly eventId: string;
	readonly cancelled: boolean;
}

async function competitionsOf(
	maker: Maker,
	given: {
		year: number;
		countyId: string;
		towns: readonly string[];
		systems: readonly string[];
		employers: readonly string[];
		trades: readonly { id: string; name_zh: string }[];
		bases: readonly string[];
	},
	size: YearSize
): Promise<MadeCompetition[]> {
	const today = dayOfInstant(Date.now());
	const hosts: { host: string; level: string; month: number }[] = [
		...[2, 5, 8, 11].map((month) => ({ host: given.countyId, level: 'county', month })),
		// a fifth of the town-months is left open, so that there are gaps to see
		...given.towns.flatMap((host) =>
			Array.from({ length: 12 }, (_, month) => ({ host, level: 'township', month })).filter(() => maker.chance() < 0.8)
		)
	];
	while (hosts.length < size.competitions) {
		const system = hosts.length % 6 === 0;
		hosts.push({
			host: system ? maker.pick(given.systems) : maker.pick(given.employers),
			level: system ? 'system' : 'enterprise',
			month: Math.floor(maker.chance() * 12)
		});
	}
	const made = hosts.map(({ host, level, month }) => {
		const trade = maker.pick(given.trades);
		const day = `${given.year}-${String(month + 1).padStart(2, '0')}-${String(1 + Math.floor(maker.chance() * 28)).padStart(2, '0')}`;
		const life = lifeOf(day, today, maker.chance());
		return {
			row: {
				id: maker.id(),
				organization_id: host,
				level,
				title_zh: `${trade.name_zh}技能竞赛`,
				title_en: null,
				starts_on: day,
				ends_on: day,
				life,
				activity: 'skill',
				trade_id: trade.id,
				base_id: maker.pick(given.bases),
				created_at: `${given.year}-01-01`
			},
			eventId: maker.id()
		};
	});
	await maker.insert(
		'competition',
		made.map((one) => one.row)
	);
	await maker.insert(
		'event',
		made.map(({ row, eventId }) => ({
			id: eventId,
			competition_id: row.id,
			title_zh: row.title_zh,
			position: 1,
			created_at: row.created_at
		}))
	);
	await maker.insert(
		'round',
		made.map(({ row, eventId }) => ({
			id: maker.id(),
			event_id: eventId,
			title_zh: '决赛',
			position: 1,
			state: 'draft',
			mode: 'live',
			prizes: 6,
			show_names: true,
			simulated: false,
			setup: 0,
			seq: 0,
			head: '\\x',
			created_at: row.created_at
		}))
	);
	return made.map(({ row, eventId }) => ({
		id: row.id,
		day: row.starts_on,
		baseId: row.base_id,
		hostId: row.organization_id,
		title: row.title_zh,
		eventId,
		cancelled: row.life === 'cancelled' || row.life === 'postponed'
	}));
}

interface MadeBooking {
	readonly occasion_id: string;
	readonly resource_id: string;
	readonly role: string;
}

async function occasionsOf(
	maker: Maker,
	given: {
		year: number;
		countyId: string;
		competitions: readonly MadeCompetition[];
		resources: Awaited<ReturnType<typeof resourcesOf>>;
	}
): Promise<{ occasions: number; bookings: number }> {
	const { rooms, bases, judges, teachers } = given.resources;
	const occasions: Row[] = [];
	const bookings: MadeBooking[] = [];
	const occasion = (more: Row & { starts: number; minutes: number }): string => {
		const { starts, minutes, ...rest } = more;
		const id = maker.id();
		occasions.push({
			id,
			organization_id: given.countyId,
			competition_id: null,
			event_id: null,
			title_en: null,
			starts_at: new Date(starts).toISOString(),
			ends_at: new Date(starts + minutes * 60_000).toISOString(),
			setup_minutes: 0,
			teardown_minutes: 0,
			state: 'confirmed',
			sequence: 0,
			pinned: false,
			changed_at: `${given.year}-01-01`,
			created_at: `${given.year}-01-01`,
			...rest
		});
		return id;
	};
	const taken = new Set<string>();
	for (const [n, one] of given.competitions.entries()) {
		const free = bases.findIndex((base) => !taken.has(`${base} ${one.day}`));
		const wanted = taken.has(`${one.baseId} ${one.day}`) ? bases[free] : one.baseId;
		const id = occasion({
			kind: 'contest',
			organization_id: one.hostId,
			competition_id: one.id,
			event_id: one.eventId,
			title_zh: one.title,
			starts: instantAt(one.day, '09:00'),
			minutes: 420,
			setup_minutes: 60,
			state: one.cancelled ? 'cancelled' : 'confirmed'
		});
		if (!wanted || one.cancelled) continue;
		taken.add(`${wanted} ${one.day}`);
		bookings.push({ occasion_id: id, resource_id: wanted, role: 'venue' });
		for (let k = 0; k < 4; k++) {
			const judge = judges[(n * 4 + k) % judges.length];
			if (!judge || taken.has(`${judge.id} ${one.day}`)) continue;
			taken.add(`${judge.id} ${one.day}`);
			bookings.push({ occasion_id: id, resource_id: judge.id, role: 'judge' });
		}
	}
	for (let day = `${given.year}-01-01`; day.startsWith(String(given.year)); day = addDays(day, 1)) {
		if (weekday(day) > 5) continue;
		for (const [n, room] of rooms.entries()) {
			const id = occasion({
				kind: 'class',
				title_zh: `技能培训 ${n + 1} 班`,
				starts: instantAt(day, n % 2 ? '14:00' : '18:30'),
				minutes: 120
			});
			bookings.push({ occasion_id: id, resource_id: room, role: 'venue' });
			bookings.push({ occasion_id: id, resource_id: teachers[n] ?? '', role: 'teacher' });
		}
	}
	await maker.insert('occasion', occasions);
	await maker.insert(
		'booking',
		bookings.map((booking) => ({
			id: maker.id(),
			...booking,
			travel_minutes: 0,
			hard: true,
			created_at: `${given.year}-01-01`
		}))
	);
	return { occasions: occasions.length, bookings: bookings.length };
}
