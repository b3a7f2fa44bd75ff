// What the season is made with: trades, smaller employers, bases, clusters and the pool of judges; each only where it is missing.
import type { DayMarks } from '../../domain/calendar/season/working-days.ts';
import type { Text } from '../../domain/shared/text.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { SKILLS, SUBDISTRICTS, TOWNS } from './funing.ts';
import { BASES, POOL, WORKSHOPS } from './season-facts.ts';

export const COUNTY = '阜宁县总工会';
export const PLACES = [...SUBDISTRICTS, ...TOWNS];
export const TRADES: readonly Text[] = [...SKILLS, { zh: '光伏安装调试', en: 'PV Installation' }];

export interface Catalogue {
	/** Ids by Chinese name. */
	readonly organizations: ReadonlyMap<string, string>;
	readonly trades: ReadonlyMap<string, string>;
	readonly bases: ReadonlyMap<string, string>;
	readonly marks: DayMarks;
}

/** The id behind a name; throws when the demo does not have it. */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
	const id = ids.get(name);
	if (!id) throw new Error(`the demo has no ${name}`);
	return id;
}

async function addTrades(tx: Tx): Promise<Map<string, string>> {
	await tx
		.insertInto('trade')
		.values(TRADES.map((name) => ({ id: newId(), name_zh: name.zh, name_en: name.en ?? null })))
		.onConflict((conflict) => conflict.column('name_zh').doNothing())
		.execute();
	const rows = await tx.selectFrom('trade').select(['id', 'name_zh']).execute();
	return new Map(rows.map((row) => [row.name_zh, row.id]));
}

async function addWorkshops(tx: Tx, known: ReadonlyMap<string, string>): Promise<Map<string, string>> {
	const organizations = new Map(known);
	const rows = WORKSHOPS.filter(([name]) => !known.has(name.zh)).map(([name, town], n) => ({
		id: newId(),
		parent_id: idOf(known, town),
		kind: 'enterprise' as const,
		name_zh: name.zh,
		name_en: name.en ?? null,
		position: 200 + n
	}));
	if (rows.length > 0) await tx.insertInto('organization').values(rows).execute();
	for (const row of rows) organizations.set(row.name_zh, row.id);
	return organizations;
}

async function addBases(tx: Tx, organizations: ReadonlyMap<string, string>): Promise<Map<string, string>> {
	const rows = await tx.selectFrom('resource').where('kind', '=', 'base').select(['id', 'name_zh']).execute();
	const bases = new Map(rows.map((row) => [row.name_zh ?? '', row.id]));
	const added = BASES.filter((base) => !bases.has(base.name.zh)).map((base, position) => ({
		id: newId(),
		organization_id: idOf(organizations, base.owner),
		kind: 'base' as const,
		name_zh: base.name.zh,
		name_en: base.name.en ?? null,
		capacity: 24,
		position
	}));
	if (added.length > 0) await tx.insertInto('resource').values(added).execute();
	for (const base of added) bases.set(base.name_zh, base.id);
	return bases;
}

async function addClusters(tx: Tx, organizations: ReadonlyMap<string, string>): Promise<void> {
	const some = await tx.selectFrom('organization_cluster').select('cluster_id').limit(1).executeTakeFirst();
	if (some) return;
	const clusters = ['光伏产业集群', '环保滤料产业集群', '装备制造产业集群'].map((name) => idOf(organizations, name));
	await tx
		.insertInto('organization_cluster')
		.values(
			PLACES.map((place, n) => ({
				organization_id: idOf(organizations, place.name.zh),
				cluster_id: clusters[n % 3] ?? ''
			}))
		)
		.execute();
}

async function addJudges(tx: Tx, organizations: ReadonlyMap<string, string>): Promise<void> {
	const people = await tx.selectFrom('person').select('name_zh').execute();
	const added = POOL.filter(([name]) => !people.some((one) => one.name_zh === name)).map(([name, employer]) => ({
		id: newId(),
		name_zh: name,
		employer_id: idOf(organizations, employer)
	}));
	if (added.length === 0) return;
	await tx.insertInto('person').values(added).execute();
	await tx
		.insertInto('role_grant')
		.values(
			added.map((one) => ({
				id: newId(),
				person_id: one.id,
				role: 'judge' as const,
				organization_id: idOf(organizations, COUNTY)
			}))
		)
		.execute();
}

/** Adds what is missing, and says what there is. */
export async function seedCatalogue(tx: Tx, known: ReadonlyMap<string, string>): Promise<Catalogue> {
	const organizations = await addWorkshops(tx, known);
	const trades = await addTrades(tx);
	const bases = await addBases(tx, organizations);
	await addClusters(tx, organizations);
	await addJudges(tx, organizations);
	const marks = await tx.selectFrom('work_day').where('organization_id', 'is', null).select(['day', 'kind']).execute();
	return { organizations, trades, bases, marks: new Map(marks.map((row) => [row.day, row.kind])) };
}
