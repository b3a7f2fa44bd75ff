// Publishing a draw: its numbers, heats or work codes become those of the round, all in one transaction or none.
import { sql } from 'kysely';
import type { CodePlace, DrawResult, HeatPlace } from '../../../domain/competition/draw/rule.ts';
import { stateOf } from '../../../domain/competition/draw/state.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { bumpSetup, setupMoved } from '../entries.ts';
import { liveDraws, loadDraw, lockRound, stationsOf, type DrawParts } from './draws.queries.ts';
import { guardDraw, inOrder } from './guard-draw.ts';
import { followDeed } from '../life/take-step.ts';
import { drawnFrom } from './shown.ts';

/** The entry at each number of the list that is still there. */
async function entriesAt(tx: Tx, drawId: string): Promise<Map<number, string>> {
	const rows = await tx
		.selectFrom('draw_row')
		.innerJoin('entry', 'entry.id', 'draw_row.entry_id')
		.where('draw_id', '=', drawId)
		.select(['number', 'entry.id'])
		.execute();
	return new Map(rows.map((row) => [row.number, row.id]));
}

/** Puts the entries into this order; those that were not drawn for follow. One statement. */
async function setOrder(tx: Tx, roundId: string, ordered: readonly string[]): Promise<void> {
	await sql`
		update entry e set start_order = n.place from (
			select id, row_number() over (order by array_position(${[...ordered]}::uuid[], id) nulls last, start_order) as place
			from entry where round_id = ${roundId}
		) n where n.id = e.id`.execute(tx);
}

async function writeCodes(tx: Tx, roundId: string, places: readonly CodePlace[], at: ReadonlyMap<number, string>) {
	const drawn = [...places].sort((a, b) => a.position - b.position);
	const there = drawn.filter((place) => at.has(place.no));
	await sql`
		update entry e set code = n.code from unnest(
			${there.map((place) => at.get(place.no) ?? '')}::uuid[], ${there.map((place) => place.code)}::text[]
		) as n(id, code) where n.id = e.id`.execute(tx);
	await setOrder(
		tx,
		roundId,
		there.map((place) => at.get(place.no) ?? '')
	);
}

/** Heats keep the occasion they have; a place of somebody who withdrew stays blank. */
async function writeHeats(tx: Tx, parts: DrawParts, places: readonly HeatPlace[], at: ReadonlyMap<number, string>) {
	const roundId = parts.draw.round_id;
	const stations = parts.draw.base_id ? await stationsOf(tx, parts.draw.base_id) : [];
	const count = Math.max(...places.map((place) => place.heat));
	await tx
		.deleteFrom('heat_place')
		.where('heat_id', 'in', tx.selectFrom('heat').where('round_id', '=', roundId).select('id'))
		.execute();
	await tx.deleteFrom('heat').where('round_id', '=', roundId).where('number', '>', count).execute();
	await tx
		.insertInto('heat')
		.values(Array.from({ length: count }, (_, index) => ({ id: newId(), round_id: roundId, number: index + 1 })))
		.onConflict((conflict) => conflict.columns(['round_id', 'number']).doNothing())
		.execute();
	const heats = await tx.selectFrom('heat').where('round_id', '=', roundId).select(['id', 'number']).execute();
	const idOf = new Map(heats.map((heat) => [heat.number, heat.id]));
	const drawn = [...places].sort((a, b) => a.heat - b.heat || (a.stations[0] ?? 0) - (b.stations[0] ?? 0));
	const there = drawn.filter((place) => at.has(place.no));
	if (there.length > 0)
		await tx
			.insertInto('heat_place')
			.values(
				there.map((place) => ({
					entry_id: at.get(place.no) ?? '',
					heat_id: idOf.get(place.heat) ?? '',
					station_number: place.stations[0] ?? 1,
					station_id: stations[(place.stations[0] ?? 1) - 1]?.id ?? null
				}))
			)
			.execute();
	await setOrder(
		tx,
		roundId,
		there.map((place) => at.get(place.no) ?? '')
	);
}

/** Writes what was drawn into the round. */
export async function writePublished(tx: Tx, parts: DrawParts, result: DrawResult): Promise<void> {
	const at = await entriesAt(tx, parts.draw.id);
	await sql`set constraints all deferred`.execute(tx);
	if (result.stage === 'heat-station') await writeHeats(tx, parts, result.places, at);
	else await writeCodes(tx, parts.draw.round_id, result.places, at);
	if (result.stage === 'work-code')
		await tx.updateTable('round').where('id', '=', parts.draw.round_id).set({ codes_sealed: true }).execute();
	await sql`set constraints all immediate`.execute(tx);
}

/** A draw that must be there, with all its parts. */
export async function loadStoredDraw(tx: Tx, drawId: string): Promise<DrawParts> {
	const parts = await loadDraw(tx, drawId);
	if (!parts) throw new Error(`no draw ${drawId}`);
	return parts;
}

/** The competition's life moves on to `drawn`, where that is a step onward. */
async function followDraw(tx: Tx, roundId: string, step: { person_id: string; at: Date }): Promise<void> {
	const { competition_id } = await tx
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.where('round.id', '=', roundId)
		.select('event.competition_id')
		.executeTakeFirstOrThrow();
	await followDeed(tx, competition_id, 'drawn', { personId: step.person_id, at: step.at, note: '抽签公布' });
}

/** Publishes what was drawn, as long as scoring has not opened. The draw whose place it takes is kept as superseded. */
export async function publishDraw(context: Context, drawId: string): Promise<Result<void>> {
	const guarded = await guardDraw(context, drawId);
	if (!guarded.ok) return guarded;
	const { personId } = guarded.value;
	const roundId = guarded.value.parts.draw.round_id;
	const published = await inOrder(() =>
		context.database.db
			.transaction()
			.execute(async (tx): Promise<Result<void>> => {
				const round = await lockRound(tx, roundId);
				if (round?.state !== 'draft') return refuse('draw_round_open');
				const parts = await loadDraw(tx, drawId);
				if (!parts || stateOf(parts.steps.map((step) => step.step)) !== 'revealed') return refuse('draw_step_order');
				await writePublished(tx, parts, drawnFrom(parts).result);
				const step = { person_id: personId, at: context.now() };
				for (const old of await liveDraws(tx, roundId, parts.draw.stage))
					if (old.id !== drawId)
						await tx
							.insertInto('draw_step')
							.values({ ...step, id: newId(), draw_id: old.id, step: 'superseded', note: parts.draw.reason })
							.execute();
				await tx
					.insertInto('draw_step')
					.values({ ...step, id: newId(), draw_id: drawId, step: 'published' })
					.execute();
				await bumpSetup(tx, roundId);
				// codes of works are drawn on the day itself; who starts when is what everybody waits for
				if (parts.draw.stage !== 'work-code') await followDraw(tx, roundId, step);
				return ok(undefined);
			})
			.catch((error: unknown) => {
				const { code, constraint } = error as { code?: string; constraint?: string };
				if (code === '23505' && constraint?.startsWith('entry_')) return refuse('draw_entries_changed');
				throw error;
			})
	);
	if (published.ok) await setupMoved(context, roundId);
	return published;
}
