// The demo season's draws: the turning final's heats, published; a welding competition of next week, promised and waiting.
import { canonicalJson, type Json } from '../../domain/competition/draw/canonical.ts';
import type { DrawRule } from '../../domain/competition/draw/rule.ts';
import { sha256Hex } from '../../domain/competition/draw/sha256.ts';
import { addDays, dayOfInstant } from '../../domain/shared/day.ts';
import { listOf } from '../competition/draw/list-of.ts';
import { loadStoredDraw, writePublished } from '../competition/draw/publish-draw.ts';
import { drawnFrom, promiseOf } from '../competition/draw/shown.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import type { DrawStep } from '../../domain/competition/draw/state.ts';
import { EMPLOYERS, inventedName, TOWNS } from './funing.ts';

interface Word {
	readonly name: string;
	readonly holder: string;
	readonly word: string;
}

const WORDS: readonly Word[] = [
	{ name: '阜宁协鑫光伏领队', holder: '孙志强', word: '黄海潮生 1128' },
	{ name: '江苏荣威领队', holder: '季加兵', word: '荣威不走空 77' }
];
const MINUTE = 60_000;

interface DemoDraw {
	readonly roundId: string;
	readonly personId: string;
	readonly baseId: string | null;
	readonly heats: number;
	readonly stations: number;
	readonly at: Date;
	readonly dice: string | null;
}

async function prepare(tx: Tx, draw: DemoDraw): Promise<string> {
	const rule: DrawRule = {
		format: 'jiangsai-draw/1',
		stage: 'heat-station',
		heats: draw.heats,
		stations: Array.from({ length: draw.stations }, (_, n) => ({ number: n + 1, machine: null })),
		runs: 1,
		swaps: 0
	};
	const sources = [
		...WORDS.map(({ name, holder }) => ({ kind: 'nonce' as const, name, holder })),
		{ kind: 'dice' as const, name: '骰子', holder: '县公证处', throws: 6 }
	];
	const given = { stage: 'heat-station' as const, heats: 1, stations: 1, runs: 1, sources, witnesses: [] };
	const { list, entryIds } = await listOf(tx, draw.roundId, given);
	const [listText, ruleText] = [list, rule].map((one) => canonicalJson(one as unknown as Json)) as [string, string];
	const id = newId();
	await tx
		.insertInto('draw')
		.values({
			id,
			round_id: draw.roundId,
			stage: 'heat-station',
			list: listText,
			list_hash: sha256Hex(listText),
			rule: ruleText,
			rule_hash: sha256Hex(ruleText),
			base_id: draw.baseId,
			operator_id: draw.personId,
			witnesses: ['县公证处 高岚', '县纪委 朱明'],
			prepared_at: draw.at
		})
		.execute();
	await tx
		.insertInto('draw_row')
		.values(entryIds.map((entryId, index) => ({ draw_id: id, number: index + 1, entry_id: entryId })))
		.execute();
	await tx
		.insertInto('draw_source')
		.values(
			sources.map((source, index) => ({
				draw_id: id,
				position: index + 1,
				name: source.name,
				kind: source.kind,
				holder: source.holder,
				throws: 'throws' in source ? source.throws : null
			}))
		)
		.execute();
	return id;
}

async function say(
	tx: Tx,
	draw: DemoDraw,
	id: string,
	what: 'hash' | 'value',
	source: string,
	value: string,
	minute: number
) {
	await tx
		.insertInto('draw_value')
		.values({
			id: newId(),
			draw_id: id,
			source,
			what,
			value,
			person_id: draw.personId,
			at: new Date(draw.at.getTime() + minute * MINUTE)
		})
		.execute();
}

async function addDraw(tx: Tx, draw: DemoDraw): Promise<void> {
	const id = await prepare(tx, draw);
	const step = async (name: DrawStep, minute: number, more: { note?: string; result?: string } = {}) =>
		await tx
			.insertInto('draw_step')
			.values({
				id: newId(),
				draw_id: id,
				step: name,
				person_id: draw.personId,
				note: more.note ?? null,
				result: more.result ?? null,
				at: new Date(draw.at.getTime() + minute * MINUTE)
			})
			.execute();
	for (const [n, { name, word }] of WORDS.entries()) await say(tx, draw, id, 'hash', name, sha256Hex(word), 6 + n);
	await step('committed', 20, { note: promiseOf(await loadStoredDraw(tx, id)) });
	if (draw.dice === null) return;
	for (const [n, { name, word }] of WORDS.entries()) await say(tx, draw, id, 'value', name, word, 64 + n);
	await say(tx, draw, id, 'value', '骰子', draw.dice, 68);
	const drawn = drawnFrom(await loadStoredDraw(tx, id));
	await step('revealed', 70, { note: drawn.seed, result: JSON.stringify(drawn.result) });
	await writePublished(tx, await loadStoredDraw(tx, id), drawn.result);
	await step('published', 74);
}

async function operator(tx: Tx, organizationId: string): Promise<string> {
	const id = newId();
	await tx
		.insertInto('person')
		.values({ id, name_zh: '吴晓梅', name_en: 'Wu Xiaomei', employer_id: organizationId })
		.execute();
	return id;
}

/** A county welding competition in six days, with 36 entries of a dozen employers, at the welding base. */
async function welding(tx: Tx, organizationId: string, baseId: string | null, day: string): Promise<string> {
	const [competitionId, eventId, roundId] = [newId(), newId(), newId()];
	await tx
		.insertInto('competition')
		.values({
			id: competitionId,
			organization_id: organizationId,
			level: 'county',
			title_zh: '阜宁县职工焊接技能竞赛',
			title_en: 'Funing County Welding Competition',
			venue_zh: '焊接竞赛基地',
			venue_en: 'Welding Competition Base',
			starts_on: day,
			ends_on: addDays(day, 1),
			base_id: baseId
		})
		.execute();
	await tx
		.insertInto('event')
		.values({ id: eventId, competition_id: competitionId, title_zh: '焊工', title_en: 'Welding', position: 1 })
		.execute();
	await tx
		.insertInto('round')
		.values({ id: roundId, event_id: eventId, title_zh: '实操', title_en: 'Practical', position: 1, scheme_hash: null })
		.execute();
	const organizations = await tx.selectFrom('organization').select(['id', 'name_zh']).execute();
	const employers = [...EMPLOYERS.map((one) => one.name.zh), ...TOWNS.slice(0, 6).map((one) => one.name.zh)];
	await tx
		.insertInto('entry')
		.values(
			Array.from({ length: 36 }, (_, n) => {
				// a few large employers, many small ones
				const employer = employers[Math.floor((((n * 7) % 36) ** 1.6 / 36 ** 1.6) * employers.length)] ?? '江苏荣威';
				const name = inventedName(1300 + n);
				return {
					id: newId(),
					round_id: roundId,
					code: `B-${String(n + 1).padStart(2, '0')}`,
					start_order: n + 1,
					name_zh: name.zh,
					name_en: name.en ?? null,
					employer_id: organizations.find((one) => one.name_zh === employer)?.id ?? null,
					employer_zh: employer
				};
			})
		)
		.execute();
	return roundId;
}

/** Adds both draws. Bases must be there before. */
export async function seedDraws(tx: Tx, now: Date): Promise<void> {
	const county = await tx
		.selectFrom('organization')
		.where('parent_id', 'is', null)
		.select('id')
		.executeTakeFirstOrThrow();
	const base = await tx
		.selectFrom('resource')
		.where('kind', '=', 'base')
		.where('name_zh', '=', '焊接竞赛基地')
		.select('id')
		.executeTakeFirst();
	const turning = await tx
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.where('event.title_zh', '=', '数控车工')
		.where('round.state', '=', 'draft')
		.where((eb) => eb.exists(eb.selectFrom('entry').whereRef('entry.round_id', '=', 'round.id').select('entry.id')))
		.select('round.id')
		.executeTakeFirst();
	const personId = await operator(tx, county.id);
	const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
	if (turning)
		await addDraw(tx, {
			roundId: turning.id,
			personId,
			baseId: null,
			heats: 2,
			stations: 6,
			at: ago(26 * 60),
			dice: '426135'
		});
	const waiting = await welding(tx, county.id, base?.id ?? null, addDays(dayOfInstant(now.getTime()), 6));
	await addDraw(tx, {
		roundId: waiting,
		personId,
		baseId: base?.id ?? null,
		heats: 2,
		stations: 20,
		at: ago(150),
		dice: null
	});
}
