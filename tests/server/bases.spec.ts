// Bases on a real database: their steps and history, stations added at once, occupancy out of bookings, lists in and out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY } from '../../src/lib/domain/people/policy.ts';
import type { Result } from '../../src/lib/domain/shared/result.ts';
import type { NewBase } from '../../src/lib/protocol/bases.ts';
import { exportBases, importBases, previewBases, stationsIn } from '../../src/lib/server/calendar/bases/base-table.ts';
import {
	addBase,
	addStations,
	changeBase,
	retireStation,
	stepBase
} from '../../src/lib/server/calendar/bases/keep-bases.ts';
import { listBases, readBase } from '../../src/lib/server/calendar/bases/read-bases.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { readTable } from '../../src/lib/server/files/read-table.ts';
import { must, setStage, type Stage } from './stage.ts';
import { statements } from './statements.ts';

let stage: Stage;
let organizer: Context;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	organizer = { ...stage.organizer, now: () => new Date('2026-11-28T10:00:00+08:00') };
});
afterEach(() => stage.close());

const refusal = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code);
const given = (name = '焊接基地'): NewBase => ({
	organizationId: stage.organizationId,
	name: { zh: name },
	ownedBy: 'enterprise',
	grade: 'county',
	trades: ['焊工'],
	equipment: [],
	contact: null,
	address: null
});

async function named(): Promise<string> {
	const { id } = must(await addBase(organizer, given()));
	must(await stepBase(organizer, id, { step: 'checked' }));
	must(await stepBase(organizer, id, { step: 'visited' }));
	must(await stepBase(organizer, id, { step: 'named', until: '2029-11-28' }));
	return id;
}

async function book(resourceId: string, from: string, to: string): Promise<void> {
	const { db } = stage.app.database;
	const id = newId();
	await db
		.insertInto('occasion')
		.values({
			id,
			organization_id: stage.organizationId,
			kind: 'class',
			title_zh: '集训',
			starts_at: `${from}:00+08:00`,
			ends_at: `${to}:00+08:00`
		})
		.execute();
	await db
		.insertInto('booking')
		.values({ id: newId(), occasion_id: id, resource_id: resourceId, role: 'venue' })
		.execute();
}

describe('a base', () => {
	it('goes its way, each step kept with who took it', async () => {
		const id = await named();
		const [base] = must(await listBases(organizer)).bases;
		expect(base).toMatchObject({
			state: 'named',
			namedOn: '2026-11-28',
			expiresOn: '2029-11-28',
			checkDueOn: '2027-11-28'
		});
		const { steps } = must(await readBase(organizer, id));
		expect(steps.map((step) => [step.step, step.by?.zh, step.until])).toEqual([
			['applied', '组织者', null],
			['checked', '组织者', null],
			['visited', '组织者', null],
			['named', '组织者', '2029-11-28']
		]);
	});

	it('takes no step out of order, and nothing of a refused one stays', async () => {
		const { id } = must(await addBase(organizer, given()));
		expect(refusal(await stepBase(organizer, id, { step: 'named', until: '2029-11-28' }))).toBe('base_step_order');
		expect(must(await readBase(organizer, id)).steps).toHaveLength(1);
	});

	it('takes a step once when two press at once', async () => {
		const { id } = must(await addBase(organizer, given()));
		const both = await Promise.all([
			stepBase(organizer, id, { step: 'checked' }),
			stepBase(organizer, id, { step: 'checked' })
		]);
		expect(both.map(refusal).sort()).toEqual(['base_step_order', 'done']);
	});

	it('keeps its history from everybody', async () => {
		await named();
		const { db } = stage.app.database;
		await expect(db.updateTable('base_step').set({ reason: '改' }).execute()).rejects.toMatchObject({ code: '42501' });
		await expect(db.deleteFrom('base_step').execute()).rejects.toMatchObject({ code: '42501' });
	});

	it('is kept by organizers of its place only, and read by nobody from outside', async () => {
		const id = await named();
		const nobody = stage.app.context(NOBODY);
		expect(refusal(await listBases(nobody))).toBe('sign_in_needed');
		expect(refusal(await readBase(nobody, id))).toBe('sign_in_needed');
		expect(refusal(await changeBase(nobody, id, { contact: '别人' }))).toBe('sign_in_needed');
		expect(refusal(await stepBase(organizer, newId(), { step: 'checked' }))).toBe('not_allowed');
	});

	it('has a name of its own in its organization', async () => {
		await named();
		expect(refusal(await addBase(organizer, given()))).toBe('base_name_taken');
	});
});

describe('the stations of a base', () => {
	it('are added many at once and numbered on', async () => {
		const id = await named();
		must(await addStations(organizer, id, { count: 12, machine: '数控车床' }));
		must(await addStations(organizer, id, { count: 2, machine: '铣床' }));
		const [base] = must(await listBases(organizer)).bases;
		expect([base?.stations, base?.machines]).toEqual([
			14,
			[
				{ machine: '数控车床', count: 12 },
				{ machine: '铣床', count: 2 }
			]
		]);
		const { stations } = must(await readBase(organizer, id));
		expect(stations.map((station) => station.position)).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
	});

	it('never get one number twice, whoever adds at once', async () => {
		const id = await named();
		await Promise.all([1, 2, 3].map(() => addStations(organizer, id, { count: 5, machine: '焊机' })));
		const { stations } = must(await readBase(organizer, id));
		expect(new Set(stations.map((station) => station.position)).size).toBe(15);
	});

	it('cannot be taken away while they are booked ahead', async () => {
		const id = await named();
		must(await addStations(organizer, id, { count: 2, machine: '焊机' }));
		const [first, second] = must(await readBase(organizer, id)).stations;
		await book(first?.id ?? '', '2026-12-01T08:00', '2026-12-01T10:00');
		expect(refusal(await retireStation(organizer, id, first?.id ?? ''))).toBe('base_station_used');
		must(await retireStation(organizer, id, second?.id ?? ''));
		expect(must(await readBase(organizer, id)).stations.map((one) => one.id)).toEqual([first?.id]);
	});
});

it('is taken by the share of its stations that are booked, or whole', async () => {
	const id = await named();
	must(await addStations(organizer, id, { count: 4, machine: '焊机' }));
	const [station] = must(await readBase(organizer, id)).stations;
	await book(station?.id ?? '', '2026-11-28T08:00', '2026-11-29T10:00');
	await book(id, '2026-12-02T08:00', '2026-12-02T10:00');
	// ends at midnight: not a day more
	await book(id, '2026-12-04T20:00', '2026-12-05T00:00');
	const { days, from } = must(await readBase(organizer, id));
	expect(from).toBe('2026-11-23');
	expect(days.map((day) => [day.day, day.share])).toEqual([
		['2026-11-28', 0.25],
		['2026-11-29', 0.25],
		['2026-12-02', 1],
		['2026-12-04', 1]
	]);
	const [base] = must(await listBases(organizer)).bases;
	expect([base?.busyDays, base?.monthDays]).toEqual([2, 30]);
});

describe('a spreadsheet of bases', () => {
	const csv = (rows: readonly string[]) => Buffer.from(['基地名称,所属,类型,级别,工种,工位', ...rows].join('\n'));
	async function owner(): Promise<string> {
		const { db } = stage.app.database;
		return (await db.selectFrom('organization').select('name_zh').executeTakeFirstOrThrow()).name_zh;
	}

	it('says of each row what is wrong, and then brings in none', async () => {
		const file = csv([`甲,${await owner()},企业,县级,焊工,12×焊机`, '乙,没有的单位,私人,县级,焊工,十二台']);
		const { rows } = must(await previewBases(organizer, file));
		expect(rows.map((row) => [row.line, row.name, row.problems.map((problem) => problem.column)])).toEqual([
			[2, '甲', []],
			[3, '乙', ['organization', 'ownedBy', 'stations']]
		]);
		expect(refusal(await importBases(organizer, file))).toBe('rows_bad');
		expect(must(await listBases(organizer)).bases).toEqual([]);
	});

	it('comes in with its stations, and goes out again', async () => {
		must(await importBases(organizer, csv([`甲,${await owner()},院校,市级,"焊工、钳工","12×焊机、3*钳台"`])));
		const [base] = must(await listBases(organizer)).bases;
		expect([base?.stations, base?.ownedBy, base?.grade, base?.state]).toEqual([15, 'school', 'city', 'applied']);
		const [head, row] = must(await readTable(must(await exportBases(organizer))));
		expect(head?.slice(0, 2)).toEqual(['基地名称', '所属']);
		expect([row?.[0], row?.[5]]).toEqual(['甲', '12×焊机、3×钳台']);
	});

	it('reads counts and machines as people write them', () => {
		expect(stationsIn('12×数控车床, 4 x 铣床')).toEqual([
			{ count: 12, machine: '数控车床' },
			{ count: 4, machine: '铣床' }
		]);
		expect(stationsIn('')).toEqual([]);
		expect(stationsIn('若干')).toBeNull();
	});
});

it('lists three bases with as many statements as one', async () => {
	await named();
	const one = await statements(stage.app, () => listBases(organizer));
	must(await addBase(organizer, given('乙')));
	must(await addBase(organizer, given('丙')));
	expect(await statements(stage.app, () => listBases(organizer))).toBe(one);
});
