// Draws on a real database: promises before chance, nothing published changed by anybody, who may draw what, and what it writes.
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProof } from '../../src/lib/domain/competition/draw/proof.ts';
import { sha256Hex } from '../../src/lib/domain/competition/draw/sha256.ts';
import type { Actor } from '../../src/lib/domain/people/policy.ts';
import type { Result } from '../../src/lib/domain/shared/result.ts';
import type { DrawGiven } from '../../src/lib/protocol/draw.ts';
import { prepareDraw } from '../../src/lib/server/competition/draw/prepare-draw.ts';
import { commitDraw, handInHash, openSource, revealDraw } from '../../src/lib/server/competition/draw/promise-draw.ts';
import { publishDraw } from '../../src/lib/server/competition/draw/publish-draw.ts';
import { readCompetitionDraws, readDraw, readProof } from '../../src/lib/server/competition/draw/read-draws.ts';
import { openMap, unsealDraw } from '../../src/lib/server/competition/draw/sealed-map.ts';
import { addEntries, changeEntry, deleteEntry } from '../../src/lib/server/competition/entries.ts';
import { setSeats } from '../../src/lib/server/competition/panel.ts';
import { readRound } from '../../src/lib/server/competition/read-competitions.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { addPerson } from '../../src/lib/server/people/directory.ts';
import { closeRound, openRound } from '../../src/lib/server/scoring/officiate.ts';
import { must, newCommandId, setRound, setStage, type Stage } from './stage.ts';
import { statements } from './statements.ts';

let stage: Stage;
let roundId: string;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	({ roundId } = await setRound(stage.app, stage.organizer, stage.eventId, { entries: 7, judges: 1, open: false }));
});
afterEach(() => stage.close());

const refusal = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code);
const heats = (more: Partial<Extract<DrawGiven, { stage: 'heat-station' }>> = {}): DrawGiven => ({
	stage: 'heat-station',
	heats: 2,
	stations: 4,
	runs: 1,
	sources: [
		{ kind: 'nonce', name: '领队甲', holder: '王领队' },
		{ kind: 'dice', name: '骰子', holder: '公证员', throws: 3 }
	],
	witnesses: ['公证员'],
	...more
});
const dice: DrawGiven['sources'] = [{ kind: 'dice', name: '骰子', holder: '公证员', throws: 3 }];

async function prepared(given = heats(), context: Context = stage.organizer): Promise<string> {
	return must(await prepareDraw(context, roundId, given)).id;
}

async function committed(given = heats()): Promise<string> {
	const id = await prepared(given);
	if (given.sources.some((source) => source.kind === 'nonce'))
		must(await handInHash(stage.organizer, id, { source: '领队甲', hash: sha256Hex('春风又绿') }));
	must(await commitDraw(stage.organizer, id));
	return id;
}

async function revealed(given = heats()): Promise<string> {
	const id = await committed(given);
	if (given.sources.some((source) => source.kind === 'nonce'))
		must(await openSource(stage.organizer, id, { source: '领队甲', value: '春风又绿' }));
	must(await openSource(stage.organizer, id, { source: '骰子', value: '3 1 6' }));
	must(await revealDraw(stage.organizer, id));
	return id;
}

async function sealer(name = '保密员'): Promise<Context> {
	const { id } = must(await addPerson(stage.organizer, { name: { zh: name }, employerId: stage.organizationId }));
	const actor: Actor = {
		account: {
			id: newId(),
			personId: id,
			grants: [{ role: 'sealing-officer', organizationId: null, competitionId: stage.competitionId }]
		},
		seat: null
	};
	return stage.app.context(actor);
}

const works: DrawGiven = { stage: 'work-code', prefix: 'W-', digits: 2, first: 1, sources: dice, witnesses: [] };

async function sealedWorks(context: Context): Promise<string> {
	const id = await prepared(works, context);
	must(await commitDraw(context, id));
	must(await openSource(context, id, { source: '骰子', value: '123' }));
	must(await revealDraw(context, id));
	must(await publishDraw(context, id));
	return id;
}

describe('the order of a draw', () => {
	it('is kept: hashes, promise, sources, result, publication', async () => {
		const id = await prepared();
		const { organizer } = stage;
		expect(refusal(await openSource(organizer, id, { source: '骰子', value: '316' }))).toBe('draw_step_order');
		expect(refusal(await commitDraw(organizer, id))).toBe('draw_hash_missing');
		must(await handInHash(organizer, id, { source: '领队甲', hash: sha256Hex('旧口令') }));
		must(await handInHash(organizer, id, { source: '领队甲', hash: sha256Hex('春风又绿') }));
		must(await commitDraw(organizer, id));
		expect(refusal(await handInHash(organizer, id, { source: '领队甲', hash: sha256Hex('后悔') }))).toBe(
			'draw_step_order'
		);
		expect(refusal(await revealDraw(organizer, id))).toBe('draw_source_silent');
		expect(refusal(await openSource(organizer, id, { source: '领队甲', value: '旧口令' }))).toBe('draw_nonce_wrong');
		must(await openSource(organizer, id, { source: '领队甲', value: ' 春风又绿 ' }));
		expect(refusal(await openSource(organizer, id, { source: '骰子', value: '317' }))).toBe('draw_dice_wrong');
		must(await openSource(organizer, id, { source: '骰子', value: '316' }));
		expect(refusal(await openSource(organizer, id, { source: '骰子', value: '111' }))).toBe('draw_source_spoke');
		expect(refusal(await publishDraw(organizer, id))).toBe('draw_step_order');
		must(await revealDraw(organizer, id));
		must(await publishDraw(organizer, id));
		expect(refusal(await publishDraw(organizer, id))).toBe('draw_step_order');
		const proof = must(await readProof(stage.app.context(), id));
		expect(checkProof(proof).map((step) => step.agrees)).toEqual([true, true, true, true, true, true]);
	});

	it('is kept by the database, whatever the code above it does', async () => {
		const id = await prepared();
		const { db } = stage.app.database;
		const person = stage.organizer.actor.account?.personId ?? '';
		const step = (name: 'revealed' | 'published' | 'committed', result: string | null = null) =>
			db
				.insertInto('draw_step')
				.values({ id: newId(), draw_id: id, step: name, person_id: person, note: null, result, at: new Date() })
				.execute();
		const value = (what: 'hash' | 'value', source: string, text: string) =>
			db
				.insertInto('draw_value')
				.values({ id: newId(), draw_id: id, source, what, value: text, person_id: person, at: new Date() })
				.execute();
		const refused = { code: '23001' };
		await expect(step('revealed', '{}')).rejects.toMatchObject(refused);
		await expect(step('committed')).rejects.toMatchObject(refused);
		await expect(value('value', '骰子', '316')).rejects.toMatchObject(refused);
		await value('hash', '领队甲', sha256Hex('春风又绿'));
		await step('committed');
		await expect(value('hash', '领队甲', sha256Hex('别的'))).rejects.toMatchObject(refused);
		await expect(value('value', '领队甲', '别的')).rejects.toMatchObject(refused);
		await value('value', '领队甲', '春风又绿');
		await expect(step('revealed', '{}')).rejects.toMatchObject(refused);
		await expect(step('published')).rejects.toMatchObject(refused);
	});

	it('lets a beacon speak at its time only, and names it before', async () => {
		let now = new Date('2026-12-01T08:00:00+08:00');
		const at = (context: Context): Context => ({ ...context, now: () => now });
		const beacon = (opensAt: string) =>
			heats({ sources: [{ kind: 'beacon', name: '开奖号', holder: '福彩中心', opensAt }] });
		const organizer = at(stage.organizer);
		const past = await prepareDraw(organizer, roundId, beacon('2026-11-30T21:15:00+08:00'));
		expect(refusal(past)).toBe('draw_beacon_past');
		const id = await prepared(beacon('2026-12-01T21:15:00+08:00'), organizer);
		must(await commitDraw(organizer, id));
		const early = await openSource(organizer, id, { source: '开奖号', value: '0512' });
		expect(early).toMatchObject({ refusal: { code: 'draw_beacon_early', params: { time: '2026-12-01 21:15' } } });
		now = new Date('2026-12-01T21:16:00+08:00');
		must(await openSource(organizer, id, { source: '开奖号', value: '0512' }));
		must(await revealDraw(organizer, id));
	});
});

describe('what a draw publishes', () => {
	it('heats and stations, the starting order by them, and a blank place for who withdraws', async () => {
		const id = await revealed();
		const { result } = must(await readDraw(stage.organizer, id)).draw;
		must(await publishDraw(stage.organizer, id));
		const { db } = stage.app.database;
		const places = await db
			.selectFrom('heat_place')
			.innerJoin('heat', 'heat.id', 'heat_place.heat_id')
			.innerJoin('entry', 'entry.id', 'heat_place.entry_id')
			.where('heat.round_id', '=', roundId)
			.orderBy('entry.start_order')
			.select(['heat.number', 'station_number', 'entry.name_zh', 'entry.start_order', 'entry.id'])
			.execute();
		expect(places.map((place) => place.start_order)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		const sorted = [...places].sort((a, b) => a.number - b.number || a.station_number - b.station_number);
		expect(places).toEqual(sorted);
		if (result?.stage !== 'heat-station') throw new Error('heats');
		const drawn = result.places.map((place) => [`选手${place.no}`, place.heat, place.stations[0]]);
		expect(places.map((place) => [place.name_zh, place.number, place.station_number]).sort()).toEqual(drawn.sort());
		must(await deleteEntry(stage.organizer, roundId, places[2]?.id ?? ''));
		const after = must(await readDraw(stage.organizer, id)).draw;
		expect(after.blanks).toEqual([Number(places[2]?.name_zh.slice(2))]);
		expect(after.result).toEqual(result);
	});

	it('numbers, each to whom it was drawn for', async () => {
		const id = await revealed({
			stage: 'entry-number',
			prefix: 'K-',
			digits: 3,
			first: 101,
			sources: dice,
			witnesses: []
		});
		must(await publishDraw(stage.organizer, id));
		const { result } = must(await readDraw(stage.app.context(), id)).draw;
		const rows = await stage.app.database.db
			.selectFrom('entry')
			.where('round_id', '=', roundId)
			.orderBy('start_order')
			.select(['name_zh', 'code'])
			.execute();
		expect(rows.map((row) => row.code)).toEqual([101, 102, 103, 104, 105, 106, 107].map((n) => `K-${n}`));
		const drawn = result?.places.map((place) => [`选手${place.no}`, 'code' in place ? place.code : '']) ?? [];
		expect(rows.map((row) => [row.name_zh, row.code]).sort()).toEqual(drawn.sort());
	});

	it('the machines of a base as stations', async () => {
		const { db } = stage.app.database;
		const base = newId();
		const place = { organization_id: stage.organizationId };
		await db
			.insertInto('resource')
			.values({ ...place, id: base, kind: 'base', name_zh: '基地' })
			.execute();
		const stations = Array.from({ length: 4 }, (_, n) => ({
			...place,
			id: newId(),
			kind: 'station' as const,
			parent_id: base,
			name_zh: `${n + 1}号`,
			machine: '车床',
			position: n + 1
		}));
		await db.insertInto('resource').values(stations).execute();
		must(await publishDraw(stage.organizer, await revealed(heats({ baseId: base, stations: 9 }))));
		const rows = await db
			.selectFrom('heat_place')
			.innerJoin('resource', 'resource.id', 'heat_place.station_id')
			.select(['station_number', 'position'])
			.execute();
		expect(rows).toHaveLength(7);
		expect(rows.every((row) => row.station_number === row.position)).toBe(true);
	});

	it('nothing once scoring has opened', async () => {
		const id = await revealed();
		must(await openRound(stage.organizer, roundId, newCommandId()));
		expect(refusal(await publishDraw(stage.organizer, id))).toBe('draw_round_open');
		expect(refusal(await prepareDraw(stage.organizer, roundId, heats()))).toBe('draw_round_open');
		const rows = await stage.app.database.db.selectFrom('heat').select('id').execute();
		expect(rows).toEqual([]);
	});

	it('nothing at all when one number is taken by somebody who came later', async () => {
		const id = await revealed({
			stage: 'entry-number',
			prefix: 'K-',
			digits: 1,
			first: 1,
			sources: dice,
			witnesses: []
		});
		must(await addEntries(stage.organizer, roundId, [{ name: { zh: '迟到的人' }, code: 'K-3' }]));
		expect(refusal(await publishDraw(stage.organizer, id))).toBe('draw_entries_changed');
		expect(must(await readDraw(stage.organizer, id)).draw.state).toBe('revealed');
	});
});

describe('what is published', () => {
	it('cannot be changed by the application, nor by the owner of the tables', async () => {
		const id = await revealed();
		must(await publishDraw(stage.organizer, id));
		const owner = new pg.Client({ connectionString: stage.url });
		await owner.connect();
		try {
			for (const table of ['draw', 'draw_row', 'draw_source', 'draw_value', 'draw_step']) {
				const change = `update ${table} set draw_id = draw_id`.replace(
					'update draw set draw_id = draw_id',
					'update draw set list = list'
				);
				await expect(owner.query(change)).rejects.toMatchObject({ code: '23001' });
				await expect(owner.query(`delete from ${table}`)).rejects.toMatchObject({ code: '23001' });
				await expect(sql.raw(change).execute(stage.app.database.db)).rejects.toMatchObject({ code: '42501' });
				await expect(sql.raw(`delete from ${table}`).execute(stage.app.database.db)).rejects.toMatchObject({
					code: '42501'
				});
			}
		} finally {
			await owner.end();
		}
	});

	it('stays beside a redraw, which gives its reason and takes its place only when it is published', async () => {
		const first = await revealed();
		must(await publishDraw(stage.organizer, first));
		expect(refusal(await prepareDraw(stage.organizer, roundId, heats()))).toBe('draw_there');
		const again = heats({ sources: dice, redraw: { of: first, reason: '2 号工位机床故障' } });
		const second = await revealed(again);
		expect(must(await readDraw(stage.app.context(), first)).draw.state).toBe('published');
		expect(refusal(await prepareDraw(stage.organizer, roundId, again))).toBe('draw_redraw_stale');
		must(await publishDraw(stage.organizer, second));
		const kept = must(await readDraw(stage.app.context(), first)).draw;
		expect([kept.state, kept.supersededBy, kept.result?.places.length]).toEqual(['superseded', second, 7]);
		expect(must(await readDraw(stage.app.context(), second)).draw.redraw).toEqual({
			of: first,
			reason: '2 号工位机床故障'
		});
	});

	it('is not there for the public before it is promised', async () => {
		const id = await prepared();
		expect(refusal(await readDraw(stage.app.context(), id))).toBe('not_allowed');
		expect(refusal(await readProof(stage.app.context(), id))).toBe('not_allowed');
	});

	it('says codes and letters where names are not public, and is withheld when they stop being so', async () => {
		const named = await committed();
		const { db } = stage.app.database;
		await db.updateTable('round').where('id', '=', roundId).set({ show_names: false }).execute();
		expect(refusal(await readDraw(stage.app.context(), named))).toBe('draw_names_withheld');
		const id = await committed(heats({ sources: dice, redraw: { of: named, reason: '姓名不公开' } }));
		const { list, listText } = must(await readDraw(stage.app.context(), id)).draw;
		expect(list.labels).toBe('codes');
		expect(listText).not.toContain('选手');
	});
});

describe('work codes', () => {
	it('are drawn by a sealing officer who does not judge, and by nobody else', async () => {
		expect(refusal(await prepareDraw(stage.organizer, roundId, works))).toBe('not_allowed');
		const officer = await sealer();
		expect(refusal(await prepareDraw(officer, roundId, heats()))).toBe('not_allowed');
		const personId = officer.actor.account?.personId ?? '';
		must(await setSeats(stage.organizer, roundId, [{ number: 1, role: 'judge', personId }]));
		expect(refusal(await prepareDraw(officer, roundId, works))).toBe('draw_judges');
	});

	it('keep who sealed from the panel afterwards', async () => {
		const officer = await sealer();
		await sealedWorks(officer);
		const personId = officer.actor.account?.personId ?? '';
		expect(refusal(await setSeats(stage.organizer, roundId, [{ number: 1, role: 'judge', personId }]))).toBe('in_use');
	});

	it('leave nobody but the sealing officer with the map, who is recorded every time', async () => {
		const officer = await sealer();
		const id = await sealedWorks(officer);
		const open = must(await readDraw(stage.app.context(), id)).draw;
		expect([open.sealed, open.result, open.seed]).toEqual([true, null, null]);
		expect(open.sources.find((source) => source.kind === 'sealed')?.value).toBeNull();
		const atDesk = must(await readRound(stage.organizer, roundId)).round.entries;
		expect(atDesk.map((entry) => [entry.name.zh, entry.code])).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((n) => [`W-0${n}`, `W-0${n}`])
		);
		const draws = must(await readCompetitionDraws(stage.organizer, stage.competitionId));
		expect(JSON.stringify(draws)).not.toContain('W-0');
		const change = await changeEntry(stage.organizer, roundId, atDesk[0]?.id ?? '', { name: { zh: 'W-01' } });
		expect(refusal(change)).toBe('draw_codes_sealed');
		expect(refusal(await openMap(stage.organizer, id, { reason: '好奇' }))).toBe('not_allowed');
		const { result } = must(await openMap(officer, id, { reason: '核对收件' }));
		const real = await stage.app.database.db
			.selectFrom('entry')
			.where('round_id', '=', roundId)
			.select(['name_zh', 'code'])
			.execute();
		expect(result.places.map((place) => [`选手${place.no}`, 'code' in place ? place.code : '']).sort()).toEqual(
			real.map((row) => [row.name_zh, row.code]).sort()
		);
		const log = must(await readDraw(stage.app.context(), id)).draw.steps.filter((step) => step.step === 'opened');
		expect(log.map((step) => [step.by.zh, step.reason])).toEqual([['保密员', '核对收件']]);
	});

	it('are unsealed after scoring has closed, and can then be checked by everybody', async () => {
		const officer = await sealer();
		const id = await sealedWorks(officer);
		expect(refusal(await unsealDraw(officer, id))).toBe('draw_round_not_closed');
		must(await openRound(stage.organizer, roundId, newCommandId()));
		must(await closeRound(stage.organizer, roundId, newCommandId()));
		must(await unsealDraw(officer, id));
		const proof = must(await readProof(stage.app.context(), id));
		expect(checkProof(proof).every((step) => step.agrees)).toBe(true);
		expect(checkProof(proof)).toHaveLength(6);
		expect(must(await readRound(stage.organizer, roundId)).round.entries[0]?.name.zh).toMatch(/^选手/);
	});
});

it('takes as many statements for three draws as for one', async () => {
	await committed();
	const read = () => readCompetitionDraws(stage.organizer, stage.competitionId);
	const one = await statements(stage.app, read);
	for (let n = 0; n < 2; n++) {
		({ roundId } = await setRound(stage.app, stage.organizer, stage.eventId, { entries: 3, judges: 1, open: false }));
		await committed();
	}
	expect(await statements(stage.app, read)).toBe(one);
});

it('takes one of two who prepare at once', async () => {
	const both = await Promise.all([
		prepareDraw(stage.organizer, roundId, heats()),
		prepareDraw(stage.organizer, roundId, heats())
	]);
	expect(both.map(refusal).sort()).toEqual(['done', 'draw_there']);
});
