// The demo season, made once in an empty database: Funing county's year around today.
import { sql } from 'kysely';
import type { Text } from '../../domain/shared/text.ts';
import { presets } from '../../domain/scoring/presets/presets.ts';
import type { Scheme } from '../../domain/scoring/scheme.ts';
import { newId } from '../context.ts';
import type { Database, Tx } from '../db/database.ts';
import type { OrganizationTable } from '../db/schema.ts';
import { Rounds } from '../live/rounds.ts';
import { schemeHash } from '../scoring/set-scheme.ts';
import { bodyHash } from '../scoring/chain.ts';
import { seedCalendar } from './calendar.ts';
import { chanceFrom } from './chance.ts';
import { seedDay } from './day.ts';
import { seedBases } from './bases.ts';
import { seedDraws } from './draws.ts';
import {
	CLUSTERS,
	EMPLOYERS,
	FINALISTS,
	inventedName,
	JUDGES,
	SKILLS,
	SUBDISTRICTS,
	SYSTEMS,
	TOWNS,
	ZONES,
	type Place
} from './funing.ts';
import { seedSeason } from './season.ts';
import { seedLives } from './life.ts';
import { seedSeries } from './series.ts';
import { seedRegistration } from './registration.ts';
import { seedPanels } from './panels.ts';
import { SimulatedJudges } from './simulated-judges.ts';

const SEED = 320923;

/** What goes on: the simulation takes this round up. */
export interface DemoSeason {
	readonly finalRoundId: string;
}

/** A day `days` after today, as it is called in Funing. */
function dayAfter(now: Date, days: number): string {
	const there = new Date(now.getTime() + 8 * 3_600_000 + days * 86_400_000);
	return there.toISOString().slice(0, 10);
}

function preset(id: string): Scheme {
	const found = presets.find((one) => one.id === id);
	if (!found) throw new Error(`no preset ${id}`);
	return found.build();
}

/** Whether nothing has been set up yet. */
export async function isEmpty(database: Database): Promise<boolean> {
	const row = await database.db.selectFrom('organization').select('id').limit(1).executeTakeFirst();
	return row === undefined;
}

/** Makes the season; all of its setup or nothing. Results of past competitions follow through the ordinary writer. */
export async function seedDemo(database: Database, now: Date): Promise<DemoSeason> {
	const chance = chanceFrom(SEED);
	const past: { roundId: string; daysAgo: number }[] = [];
	const season = await database.db.transaction().execute(async (tx): Promise<DemoSeason> => {
		const organizations = await seedOrganizations(tx);
		const people = new Map<string, string>();
		const person = async (name: Text, employer: string): Promise<string> => {
			const key = `${name.zh}/${employer}`;
			const known = people.get(key);
			if (known) return known;
			const id = newId();
			await tx
				.insertInto('person')
				.values({ id, name_zh: name.zh, name_en: name.en ?? null, employer_id: organizations.get(employer) ?? null })
				.execute();
			people.set(key, id);
			return id;
		};
		const maker = new SeasonMaker(tx, organizations, person, now);
		const finalRoundId = await maker.runningFinal();
		past.push(...(await maker.pastCompetitions()));
		await maker.plannedCompetitions(chance);
		await seedSeason(tx, organizations, now);
		await seedCalendar(tx, now);
		await seedLives(tx, now);
		await seedSeries(tx, { organizations, person, now });
		await seedRegistration(tx, now);
		await seedPanels(tx, { organizations, person, now });
		await seedBases(tx, now);
		await seedDraws(tx, now);
		return { finalRoundId };
	});
	for (const one of past)
		await finish(database, one.roundId, new Date(now.getTime() - one.daysAgo * 86_400_000), chance);
	await openFinal(database, season.finalRoundId, now, chance);
	return season;
}

async function seedOrganizations(tx: Tx): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	let position = 0;
	const add = async (kind: OrganizationTable['kind'], place: Place | { name: Text }, parent: string | null) => {
		const id = newId();
		const short = 'short' in place ? place.short : null;
		await tx
			.insertInto('organization')
			.values({
				id,
				parent_id: parent,
				kind,
				name_zh: place.name.zh,
				name_en: place.name.en ?? null,
				short_zh: short?.zh ?? null,
				short_en: short?.en ?? null,
				position: position++
			})
			.execute();
		ids.set(place.name.zh, id);
		return id;
	};
	const county = await add(
		'federation',
		{
			name: { zh: '阜宁县总工会', en: 'Funing County Federation of Trade Unions' },
			short: { zh: '县级', en: 'County' }
		},
		null
	);
	for (const place of SUBDISTRICTS) await add('subdistrict', place, county);
	for (const place of TOWNS) await add('township', place, county);
	for (const place of ZONES) await add('zone', place, county);
	for (const place of SYSTEMS) await add('system', place, county);
	for (const place of CLUSTERS) await add('cluster', place, county);
	for (const employer of EMPLOYERS) await add(employer.kind, employer, county);
	return ids;
}

class SeasonMaker {
	readonly #tx: Tx;
	readonly #organizations: ReadonlyMap<string, string>;
	readonly #person: (name: Text, employer: string) => Promise<string>;
	readonly #now: Date;

	constructor(
		tx: Tx,
		organizations: ReadonlyMap<string, string>,
		person: (name: Text, employer: string) => Promise<string>,
		now: Date
	) {
		this.#tx = tx;
		this.#organizations = organizations;
		this.#person = person;
		this.#now = now;
	}

	async competition(given: {
		host: string;
		level: 'county' | 'township' | 'system' | 'enterprise';
		title: Text;
		day: number;
		days?: number;
		venue: Text | null;
	}): Promise<string> {
		const id = newId();
		await this.#tx
			.insertInto('competition')
			.values({
				id,
				organization_id: this.#organizations.get(given.host) ?? '',
				level: given.level,
				title_zh: given.title.zh,
				title_en: given.title.en ?? null,
				venue_zh: given.venue?.zh ?? null,
				venue_en: given.venue?.en ?? null,
				starts_on: dayAfter(this.#now, given.day),
				ends_on: dayAfter(this.#now, given.day + (given.days ?? 1) - 1)
			})
			.execute();
		return id;
	}

	async round(
		competitionId: string,
		event: Text,
		title: Text,
		scheme: Scheme | null,
		options: { simulated?: boolean } = {}
	): Promise<string> {
		const eventId = newId();
		await this.#tx
			.insertInto('event')
			.values({
				id: eventId,
				competition_id: competitionId,
				title_zh: event.zh,
				title_en: event.en ?? null,
				position: sql<number>`(select coalesce(max(position), 0) + 1 from event where competition_id = ${competitionId})`
			})
			.execute();
		const id = newId();
		await this.#tx
			.insertInto('round')
			.values({
				id,
				event_id: eventId,
				title_zh: title.zh,
				title_en: title.en ?? null,
				position: 1,
				scheme: scheme ? JSON.stringify(scheme) : null,
				scheme_hash: scheme ? schemeHash(scheme) : null,
				prizes: 6,
				simulated: options.simulated ?? false
			})
			.execute();
		return id;
	}

	async entries(roundId: string, entries: readonly (readonly [Text, string])[]): Promise<void> {
		await this.#tx
			.insertInto('entry')
			.values(
				entries.map(([name, employer], index) => ({
					id: newId(),
					round_id: roundId,
					code: `A-${String(index + 1).padStart(2, '0')}`,
					start_order: index + 1,
					name_zh: name.zh,
					name_en: name.en ?? null,
					employer_id: this.#organizations.get(employer) ?? null,
					employer_zh: employer,
					employer_en: null
				}))
			)
			.execute();
	}

	async seats(roundId: string, judges: readonly (readonly [Text, string])[], chief: boolean): Promise<void> {
		for (const [index, [name, employer]] of judges.entries())
			await this.#tx
				.insertInto('seat')
				.values({
					id: newId(),
					round_id: roundId,
					number: index + 1,
					role: chief && index === judges.length - 1 ? 'chief' : 'judge',
					person_id: await this.#person(name, employer)
				})
				.execute();
	}

	#quarter(): { zh: string; en: string } {
		const [year, month] = dayAfter(this.#now, 0).split('-');
		const quarter = Math.ceil(Number(month) / 3);
		return {
			zh: `${year}年第${'一二三四'[quarter - 1]}季度`,
			en: `${year} Quarter ${quarter}`
		};
	}

	/** The county's competition of this quarter, its final under way today. */
	async runningFinal(): Promise<string> {
		const quarter = this.#quarter();
		const competitionId = await this.competition({
			host: '阜宁县总工会',
			level: 'county',
			title: { zh: `阜宁县${quarter.zh}职工职业技能竞赛`, en: `Funing Skills Competition, ${quarter.en}` },
			day: 0,
			days: 3,
			venue: { zh: '阜宁中等专业学校光伏实训基地', en: 'PV Training Base, Funing Vocational School' }
		});
		const roundId = await this.round(
			competitionId,
			{ zh: '光伏安装调试', en: 'PV Installation' },
			{ zh: '决赛', en: 'Final' },
			preset('photovoltaic'),
			{ simulated: true }
		);
		await this.entries(roundId, FINALISTS);
		await this.seats(roundId, JUDGES, true);
		const turning = await this.round(
			competitionId,
			{ zh: '数控车工', en: 'CNC Turning' },
			{ zh: '决赛', en: 'Final' },
			preset('worldskills')
		);
		await seedDay(this.#tx, competitionId, this.#now);
		await this.entries(
			turning,
			Array.from({ length: 12 }, (_, n) => [inventedName(900 + n), this.#employer(n)] as const)
		);
		return roundId;
	}

	#employer(n: number): string {
		const all = [...EMPLOYERS.map((one) => one.name.zh), ...TOWNS.map((one) => one.name.zh)];
		return all[(n * 5 + 3) % all.length] ?? '江苏荣威';
	}

	/** County competitions of earlier quarters and towns' monthly ones of the last weeks; results come afterwards. */
	async pastCompetitions(): Promise<{ roundId: string; daysAgo: number }[]> {
		const made: { roundId: string; daysAgo: number }[] = [];
		const places = [...SUBDISTRICTS, ...TOWNS];
		const plan = [
			...[4, 6, 9, 11, 13, 17, 20, 24].map((daysAgo, n) => ({
				daysAgo,
				place: places[(n * 5 + 4) % 17],
				skill: SKILLS[n]
			})),
			...[88, 175, 262].map((daysAgo, n) => ({ daysAgo, place: undefined, skill: SKILLS[[1, 2, 0][n] ?? 0] }))
		];
		for (const [index, { daysAgo, place, skill }] of plan.entries()) {
			if (!skill) continue;
			const competitionId = await this.competition({
				host: place?.name.zh ?? '阜宁县总工会',
				level: place ? 'township' : 'county',
				title: place
					? { zh: `${place.name.zh}${skill.zh}技能竞赛`, en: `${place.short.en ?? ''} ${skill.en ?? ''} Competition` }
					: { zh: `阜宁县职工${skill.zh}技能竞赛`, en: `Funing County ${skill.en ?? ''} Competition` },
				day: -daysAgo,
				venue: place ? { zh: `${place.name.zh}职工之家`, en: `Workers' Home, ${place.short.en ?? ''}` } : null
			});
			const roundId = await this.round(competitionId, skill, { zh: '决赛', en: 'Final' }, preset('five-judges'));
			await this.entries(
				roundId,
				Array.from(
					{ length: 12 },
					(_, n) => [inventedName(index * 40 + n), place && n % 2 ? place.name.zh : this.#employer(n + index)] as const
				)
			);
			await this.seats(roundId, JUDGES.slice(0, 5), false);
			made.push({ roundId, daysAgo });
		}
		return made;
	}

	/** What towns, systems and enterprises plan for the coming weeks. */
	async plannedCompetitions(chance: () => number): Promise<void> {
		const places = [...SUBDISTRICTS, ...TOWNS];
		for (const [index, place] of places.entries()) {
			const days =
				index % 6 === 4 ? [] : [1 + Math.floor(chance() * 6), 8 + Math.floor(chance() * 6)].slice(0, 1 + (index % 2));
			for (const [nth, day] of days.entries()) {
				const skill = SKILLS[(index * 3 + nth * 7 + 3) % SKILLS.length];
				if (skill) {
					const id = await this.competition({
						host: place.name.zh,
						level: 'township',
						title: {
							zh: `${place.name.zh}${skill.zh}技能竞赛`,
							en: `${place.short.en ?? ''} ${skill.en ?? ''} Competition`
						},
						day,
						venue: { zh: `${place.name.zh}职工之家`, en: `Workers' Home, ${place.short.en ?? ''}` }
					});
					await this.round(id, skill, { zh: '决赛', en: 'Final' }, null);
				}
			}
		}
		for (const [day, skill] of [
			[9, 1],
			[11, 21]
		] as const) {
			const contested = SKILLS[skill];
			if (contested) {
				const id = await this.competition({
					host: '阜宁县总工会',
					level: 'county',
					title: { zh: `阜宁县职工${contested.zh}技能竞赛`, en: `Funing County ${contested.en ?? ''} Competition` },
					day,
					venue: { zh: '阜宁中等专业学校', en: 'Funing Vocational School' }
				});
				await this.round(id, contested, { zh: '决赛', en: 'Final' }, null);
			}
		}
		for (const [index, system] of SYSTEMS.entries())
			await this.competition({
				host: system.name.zh,
				level: 'system',
				title: { zh: `${system.name.zh}岗位练兵比武`, en: `${system.name.en ?? ''} Skills Contest` },
				day: 16 + index * 5,
				venue: null
			});
	}
}

/** Gives entries a hidden skill that stays the same for the whole round. */
export function skillsFrom(chance: () => number): (entryId: string) => number {
	const known = new Map<string, number>();
	return (entryId) => {
		const skill = known.get(entryId) ?? 0.74 + 0.23 * chance();
		known.set(entryId, skill);
		return skill;
	};
}

async function order(
	rounds: Rounds,
	roundId: string,
	command: { kind: 'open'; schemeHash: string } | { kind: 'close' }
) {
	const writer = await rounds.writer(roundId);
	await writer?.submit({
		commandId: newId(),
		bodyHash: bodyHash(command),
		command,
		seatId: null,
		tabletId: null,
		personId: null,
		markedAt: null
	});
}

/** Lets the judges of a past round mark everything on that day. */
async function finish(database: Database, roundId: string, day: Date, chance: () => number): Promise<void> {
	const rounds = new Rounds(database, () => day);
	try {
		const round = await rounds.get(roundId);
		const writer = await rounds.writer(roundId);
		if (!round?.setup.schemeHash || !writer) return;
		await order(rounds, roundId, { kind: 'open', schemeHash: round.setup.schemeHash });
		const judges = new SimulatedJudges(writer, skillsFrom(chance), chance);
		await Promise.all(
			judges.seats().map(async (seat) => {
				for (const entry of round.setup.entries) while (judges.next(seat, entry.id)) await judges.act(seat, entry.id);
			})
		);
		await order(rounds, roundId, { kind: 'close' });
	} finally {
		await rounds.close();
	}
}

/** Opens the final of today and lets two thirds of it be marked already. */
async function openFinal(database: Database, roundId: string, now: Date, chance: () => number): Promise<void> {
	// the marks so far came in over the last two hours
	let clock = now.getTime() - 2 * 3_600_000;
	const rounds = new Rounds(database, () => new Date((clock = Math.min(clock + 20_000, now.getTime()))));
	try {
		const round = await rounds.get(roundId);
		const writer = await rounds.writer(roundId);
		if (!round?.setup.schemeHash || !writer) return;
		await order(rounds, roundId, { kind: 'open', schemeHash: round.setup.schemeHash });
		const judges = new SimulatedJudges(writer, skillsFrom(chanceFrom(SEED)), chance);
		const entries = round.setup.entries;
		await Promise.all(
			judges.seats().map(async (seat, index) => {
				const until = Math.floor(entries.length * 0.62) + ((index * 3) % 5) - 2;
				for (const entry of entries.slice(0, until))
					while (judges.next(seat, entry.id)) await judges.act(seat, entry.id);
			})
		);
	} finally {
		await rounds.close();
	}
}
