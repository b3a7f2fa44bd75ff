// Draws out of the database: each part of any number of draws in one statement.
import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { DrawSourceTable, DrawStepTable, DrawTable, DrawValueTable } from '../../db/schema/draw.ts';

export interface DrawStored extends Selectable<DrawTable> {
	readonly operator_zh: string;
	readonly operator_en: string | null;
	readonly base_zh: string | null;
	readonly base_en: string | null;
	readonly event_zh: string;
	readonly event_en: string | null;
	readonly round_zh: string;
	readonly round_en: string | null;
	readonly competition_zh: string;
	readonly competition_en: string | null;
	readonly competition_id: string;
	readonly show_names: boolean;
}

export interface DrawParts {
	readonly draw: DrawStored;
	readonly sources: readonly Selectable<DrawSourceTable>[];
	readonly values: readonly Selectable<DrawValueTable>[];
	readonly steps: readonly (Selectable<DrawStepTable> & { name_zh: string; name_en: string | null })[];
	readonly secret: string | null;
	readonly blanks: readonly number[];
	readonly supersededBy: string | null;
}

type Which = { readonly drawId: string } | { readonly competitionId: string };

function drawRows(db: Db | Tx, which: Which) {
	const query = db
		.selectFrom('draw')
		.innerJoin('round', 'round.id', 'draw.round_id')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.innerJoin('person', 'person.id', 'draw.operator_id')
		.leftJoin('resource', 'resource.id', 'draw.base_id')
		.selectAll('draw')
		.select([
			'person.name_zh as operator_zh',
			'person.name_en as operator_en',
			'resource.name_zh as base_zh',
			'resource.name_en as base_en',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'event.competition_id',
			'round.title_zh as round_zh',
			'round.title_en as round_en',
			'round.show_names',
			'competition.title_zh as competition_zh',
			'competition.title_en as competition_en'
		])
		.orderBy('draw.prepared_at')
		.orderBy('draw.id');
	return 'drawId' in which
		? query.where('draw.id', '=', which.drawId)
		: query.where('event.competition_id', '=', which.competitionId);
}

/** Groups rows by their draw. */
function grouped<Row extends { draw_id: string }>(rows: readonly Row[]): (id: string) => Row[] {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const group = groups.get(row.draw_id);
		if (group) group.push(row);
		else groups.set(row.draw_id, [row]);
	}
	return (id) => groups.get(id) ?? [];
}

/** Draws with all their parts, the oldest first. Six statements after the first, whatever their number. */
export async function loadDraws(db: Db | Tx, which: Which): Promise<DrawParts[]> {
	const draws: DrawStored[] = await drawRows(db, which).execute();
	const ids = draws.map((draw) => draw.id);
	if (ids.length === 0) return [];
	const sources = await db
		.selectFrom('draw_source')
		.where('draw_id', 'in', ids)
		.orderBy('position')
		.selectAll()
		.execute();
	const values = await db
		.selectFrom('draw_value')
		.where('draw_id', 'in', ids)
		.orderBy('at')
		.orderBy('id')
		.selectAll()
		.execute();
	const steps = await db
		.selectFrom('draw_step')
		.innerJoin('person', 'person.id', 'draw_step.person_id')
		.where('draw_id', 'in', ids)
		.orderBy('at')
		.orderBy('draw_step.id')
		.selectAll('draw_step')
		.select(['person.name_zh', 'person.name_en'])
		.execute();
	const secrets = await db.selectFrom('draw_secret').where('draw_id', 'in', ids).selectAll().execute();
	const blanks = await db
		.selectFrom('draw_row')
		.leftJoin('entry', 'entry.id', 'draw_row.entry_id')
		.where('draw_id', 'in', ids)
		.where('entry.id', 'is', null)
		.orderBy('number')
		.select(['draw_id', 'number'])
		.execute();
	const successors = await db.selectFrom('draw').where('redraw_of', 'in', ids).select(['id', 'redraw_of']).execute();
	const [sourcesOf, valuesOf, stepsOf, blanksOf] = [grouped(sources), grouped(values), grouped(steps), grouped(blanks)];
	return draws.map((draw) => ({
		draw,
		sources: sourcesOf(draw.id),
		values: valuesOf(draw.id),
		steps: stepsOf(draw.id),
		secret: secrets.find((secret) => secret.draw_id === draw.id)?.value ?? null,
		blanks: blanksOf(draw.id).map((row) => row.number),
		supersededBy: successors.find((one) => one.redraw_of === draw.id)?.id ?? null
	}));
}

/** One draw, or undefined. */
export async function loadDraw(db: Db | Tx, drawId: string): Promise<DrawParts | undefined> {
	const [found] = await loadDraws(db, { drawId });
	return found;
}

/** Locks a round against everybody else who prepares, draws or publishes in it. */
export async function lockRound(tx: Tx, roundId: string) {
	return await tx
		.selectFrom('round')
		.where('id', '=', roundId)
		.select(['id', 'event_id', 'state', 'show_names', 'codes_sealed'])
		.forUpdate()
		.executeTakeFirst();
}

/** The draws of a stage that nothing has taken the place of yet, the newest last. */
export async function liveDraws(tx: Tx, roundId: string, stage: DrawTable['stage']) {
	return await tx
		.selectFrom('draw')
		.where('round_id', '=', roundId)
		.where('stage', '=', stage)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('draw_step')
						.whereRef('draw_step.draw_id', '=', 'draw.id')
						.where('draw_step.step', '=', 'superseded')
						.select('draw_step.id')
				)
			)
		)
		.orderBy('prepared_at')
		.select([
			'id',
			sql<boolean>`exists (select 1 from draw_step s where s.draw_id = draw.id and s.step = 'published')`.as(
				'published'
			)
		])
		.execute();
}

/** A base's stations that are in use, in their order; a station's number in a draw is its place in this list. */
export async function stationsOf(db: Db | Tx, baseId: string) {
	return await db
		.selectFrom('resource')
		.where('parent_id', '=', baseId)
		.where('kind', '=', 'station')
		.where('retired_at', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.select(['id', 'machine'])
		.execute();
}
