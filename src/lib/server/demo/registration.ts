// Registration in the demo season: one county competition is filling up, with a waitlist and offers; one is closed and taken into
// its round; at today's the contestants are being checked in. All of it went through the ordinary list.
import type { Roster } from '../../domain/competition/registration/roster.ts';
import type { Source } from '../../domain/competition/registration/states.ts';
import type { PersonWritten } from '../../protocol/registration.ts';
import type { Tx } from '../db/database.ts';
import { ok } from '../../domain/shared/result.ts';
import { readCandidates } from '../competition/registration/candidates.ts';
import { changeRosterIn, type Locked } from '../competition/registration/change-roster.ts';
import { insertRegistrations, tryOn, venueOf } from '../competition/registration/register.ts';
import { fillRound } from '../competition/registration/take-into-round.ts';
import { EMPLOYERS, inventedName, SUBDISTRICTS, TOWNS } from './funing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PLACES = [...SUBDISTRICTS, ...TOWNS].map((place) => place.name.zh);
const FIRMS = EMPLOYERS.map((one) => one.name.zh);
const LEVELS = ['中级工', '高级工', '高级工', '技师', '中级工', '高级技师'];

interface DemoTerms {
	/** In hours from now. */
	readonly opens: number;
	readonly closes: number;
	readonly capacity: number;
	readonly employerQuota: number | null;
	readonly needsApproval: boolean;
	readonly promotesAfterClose: boolean;
}

/** The n-th invented contestant: of a firm, or of a small one in some town. */
function person(n: number): PersonWritten {
	const town = PLACES[(n * 7) % PLACES.length] ?? '';
	const firm = n % 2 === 0 ? `${town.replace(/(镇|街道)$/, '')}机电厂` : (FIRMS[(n * 5) % FIRMS.length] ?? '');
	return {
		name: inventedName(300 + n).zh,
		nameEn: '',
		employer: firm,
		town,
		phone: `13${String(800_000_000 + n * 7919).padStart(9, '0')}`,
		lastFour: String(1000 + ((n * 37) % 9000)),
		birth: String(1976 + ((n * 11) % 27)),
		level: LEVELS[n % LEVELS.length] ?? ''
	};
}

class ListMaker {
	readonly #tx: Tx;
	readonly #eventId: string;

	constructor(tx: Tx, eventId: string) {
		this.#tx = tx;
		this.#eventId = eventId;
	}

	/** Lets something happen to the list at one moment of the past. */
	async at(when: Date, by: Source, work: (locked: Locked) => Promise<void> | void): Promise<void> {
		await changeRosterIn(this.#tx, this.#eventId, { kind: by, personId: null }, when, async (locked) => {
			await work(locked);
			return ok(undefined);
		});
	}

	/** These people register at once; who is refused stays away. */
	async register(when: Date, people: readonly PersonWritten[], source: 'self' | 'desk'): Promise<void> {
		await this.at(when, source, async (locked) => {
			const readings = await readCandidates(this.#tx, people, null);
			const rows = readings.flatMap(({ candidate }) => {
				const put = tryOn(locked, candidate, { source }, venueOf(locked.event));
				return put.ok ? [{ newcomer: put.value, candidate, token: null }] : [];
			});
			await insertRegistrations(locked, rows, { source, unitId: null }, when);
		});
	}
}

async function open(tx: Tx, eventId: string, now: Date, terms: DemoTerms): Promise<ListMaker> {
	await tx
		.insertInto('event_registration')
		.values({
			event_id: eventId,
			opens_at: new Date(now.getTime() + terms.opens * HOUR),
			closes_at: new Date(now.getTime() + terms.closes * HOUR),
			capacity: terms.capacity,
			minimum: terms.capacity >= 30 ? 30 : null,
			employer_quota: terms.employerQuota,
			needs_approval: terms.needsApproval,
			offer_hours: 24,
			promotes_after_close: terms.promotesAfterClose,
			rules: JSON.stringify({ ageFrom: 18, ageTo: 60, levelFrom: 'middle', employers: 'area', listed: [] }),
			contact: '县总工会经济部 0515-8723 1160',
			note_zh: '请带身份证、技能等级证书和工装；工具由基地统一准备。',
			note_en: 'Bring your identity card, skill certificate and work clothes; tools are provided.'
		})
		.execute();
	return new ListMaker(tx, eventId);
}

async function eventOf(tx: Tx, competition: string, event: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('event')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.where('competition.title_zh', 'like', competition)
		.where('event.title_zh', '=', event)
		.where('competition.level', '=', 'county')
		.orderBy('competition.starts_on', 'desc')
		.select('event.id')
		.executeTakeFirst();
	return row?.id;
}

const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => person(from + n));

/** A list that fills up: more apply than there are seats, some withdraw, offers run. */
async function filling(tx: Tx, eventId: string, now: Date): Promise<void> {
	const ago = (days: number) => new Date(now.getTime() - days * DAY);
	const terms = {
		opens: -6 * 24,
		closes: 3 * 24,
		capacity: 50,
		employerQuota: 8,
		needsApproval: true,
		promotesAfterClose: true
	};
	const list = await open(tx, eventId, now, terms);
	for (let n = 0; n < 82; n += 3) await list.register(ago(5.9 - n / 24), many(n, 3), 'self');
	const nth = (roster: Roster, n: number) => roster.rows()[n]?.id ?? '';
	await list.at(ago(2), 'desk', ({ roster }) => {
		for (const row of roster.rows().slice(0, 43)) roster.approve(row.id);
	});
	await list.at(ago(1.2), 'self', ({ roster }) => void roster.withdraw(nth(roster, 11), '出差'));
	await list.at(ago(0.6), 'self', ({ roster }) => void roster.withdraw(nth(roster, 23), null));
	await list.at(ago(0.1), 'desk', ({ roster }) => void roster.reject(nth(roster, 46), '证书已过期'));
}

/** A list that is closed and taken into the first round. */
async function taken(tx: Tx, eventId: string, now: Date): Promise<void> {
	const ago = (days: number) => new Date(now.getTime() - days * DAY);
	const terms = {
		opens: -15 * 24,
		closes: -24,
		capacity: 36,
		employerQuota: 6,
		needsApproval: false,
		promotesAfterClose: false
	};
	const list = await open(tx, eventId, now, terms);
	for (let n = 0; n < 42; n += 3) await list.register(ago(14 - n / 3.7), many(100 + n, 3), 'self');
	await list.at(ago(1.5), 'self', ({ roster }) => void roster.withdraw(roster.rows()[6]?.id ?? '', '家中有事'));
	await fillRound(tx, eventId);
}

/** Today's: who is in the round was registered by the desk, and most are here already. */
async function arriving(tx: Tx, eventId: string, now: Date): Promise<void> {
	const entries = await tx
		.selectFrom('entry')
		.innerJoin('round', 'round.id', 'entry.round_id')
		.where('round.event_id', '=', eventId)
		.orderBy('entry.start_order')
		.select(['entry.id', 'entry.name_zh', 'entry.employer_zh'])
		.execute();
	if (entries.length === 0) return;
	const terms = {
		opens: -20 * 24,
		closes: -4 * 24,
		capacity: 24,
		employerQuota: null,
		needsApproval: false,
		promotesAfterClose: false
	};
	const list = await open(tx, eventId, now, terms);
	const people = entries.map((entry, n) => ({
		...person(200 + n),
		name: entry.name_zh,
		employer: entry.employer_zh ?? '',
		town: ''
	}));
	await list.register(new Date(now.getTime() - 8 * DAY), people, 'desk');
	for (const entry of entries)
		await tx
			.updateTable('entry')
			.where('id', '=', entry.id)
			.set(({ selectFrom }) => ({
				registration_id: selectFrom('registration')
					.where('event_id', '=', eventId)
					.where('name_zh', '=', entry.name_zh)
					.limit(1)
					.select('registration.id')
			}))
			.execute();
	for (const n of [0, 3, 1, 7, 5, 8, 2])
		await list.at(new Date(now.getTime() - (9 - n) * 90_000), 'desk', ({ roster }) => {
			roster.checkIn(roster.rows()[n]?.id ?? '');
		});
}

/** Registrations around today. */
export async function seedRegistration(tx: Tx, now: Date): Promise<void> {
	const electricians = await eventOf(tx, '阜宁县职工电工%', '电工');
	if (electricians) await filling(tx, electricians, now);
	const robots = await eventOf(tx, '阜宁县职工工业机器人%', '工业机器人');
	if (robots) await taken(tx, robots, now);
	const turners = await eventOf(tx, '阜宁县%季度%', '数控车工');
	if (turners) await arriving(tx, turners, now);
}
