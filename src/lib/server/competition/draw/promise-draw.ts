// From preparation to the result: hashes handed in, everything promised in public, sources opened one after another, drawn.
import { sha256Hex } from '../../../domain/competition/draw/sha256.ts';
import { valueAsCounted } from '../../../domain/competition/draw/source.ts';
import { stateOf } from '../../../domain/competition/draw/state.ts';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import type { DrawParts } from './draws.queries.ts';
import { guardDraw, inOrder } from './guard-draw.ts';
import { drawnFrom, promiseOf, sourcesOf } from './shown.ts';

function stands(parts: DrawParts, state: ReturnType<typeof stateOf>): boolean {
	return stateOf(parts.steps.map((step) => step.step)) === state;
}

function list(names: readonly string[]): string {
	return names.join('、');
}

async function record(
	context: Context,
	parts: DrawParts,
	row: { source: string; what: 'hash' | 'value'; value: string; personId: string }
): Promise<Result<void>> {
	return await inOrder(async () => {
		await context.database.db
			.insertInto('draw_value')
			.values({
				id: newId(),
				draw_id: parts.draw.id,
				source: row.source,
				what: row.what,
				value: row.value,
				person_id: row.personId,
				at: context.now()
			})
			.execute();
		return ok(undefined);
	});
}

/** Takes the hash of a leader's word, before the promise; a later one replaces it, and both are kept. */
export async function handInHash(
	context: Context,
	drawId: string,
	given: { source: string; hash: string }
): Promise<Result<void>> {
	const at = await guardDraw(context, drawId);
	if (!at.ok) return at;
	const { parts, personId } = at.value;
	if (!parts.sources.some((one) => one.name === given.source && one.kind === 'nonce'))
		return refuse('draw_source_unknown');
	if (!stands(parts, 'prepared')) return refuse('draw_step_order');
	return await record(context, parts, { source: given.source, what: 'hash', value: given.hash, personId });
}

/** Publishes list, rule, sources and their hashes. From here on nothing of it can change. */
export async function commitDraw(context: Context, drawId: string): Promise<Result<{ commitment: string }>> {
	const at = await guardDraw(context, drawId);
	if (!at.ok) return at;
	const { parts, personId } = at.value;
	if (!stands(parts, 'prepared')) return refuse('draw_step_order');
	const sources = sourcesOf(parts);
	const silent = sources.filter((one) => one.kind === 'nonce' && one.hash === null).map((one) => one.name);
	if (silent.length > 0) return refuse('draw_hash_missing', { names: list(silent) });
	const now = context.now();
	const past = sources.find((one) => one.opensAt !== null && new Date(one.opensAt) <= now);
	if (past) return refuse('draw_beacon_past', { name: past.name });
	const commitment = promiseOf(parts);
	return await inOrder(async () => {
		await context.database.db.transaction().execute(async (tx) => {
			// nobody hands in another hash between what was hashed and the promise
			await tx.selectFrom('round').where('id', '=', parts.draw.round_id).select('id').forUpdate().execute();
			await tx
				.insertInto('draw_step')
				.values({ id: newId(), draw_id: drawId, step: 'committed', person_id: personId, note: commitment, at: now })
				.execute();
		});
		return ok({ commitment });
	});
}

function clock(instant: Date): string {
	const minute = minuteOfInstant(instant.getTime());
	const two = (n: number) => String(n).padStart(2, '0');
	return `${dayOfInstant(instant.getTime())} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Opens one source: what the dice showed, a leader's word, what the beacon said. */
export async function openSource(
	context: Context,
	drawId: string,
	given: { source: string; value: string }
): Promise<Result<void>> {
	const at = await guardDraw(context, drawId);
	if (!at.ok) return at;
	const { parts, personId } = at.value;
	const source = sourcesOf(parts).find((one) => one.name === given.source && one.kind !== 'sealed');
	if (!source) return refuse('draw_source_unknown');
	if (source.value !== null) return refuse('draw_source_spoke', { name: source.name });
	if (!stands(parts, 'committed')) return refuse('draw_step_order');
	const value = valueAsCounted(source.kind, given.value);
	if (source.kind === 'dice' && !new RegExp(`^[1-6]{${source.throws ?? 1}}$`).test(value))
		return refuse('draw_dice_wrong', { throws: source.throws ?? 1 });
	if (source.kind === 'nonce' && sha256Hex(value) !== source.hash)
		return refuse('draw_nonce_wrong', { name: source.name });
	if (source.opensAt !== null && context.now() < new Date(source.opensAt))
		return refuse('draw_beacon_early', { time: clock(new Date(source.opensAt)) });
	return await record(context, parts, { source: source.name, what: 'value', value, personId });
}

/** Draws: all sources are open, so the result is fixed and only has to be worked out. */
export async function revealDraw(context: Context, drawId: string): Promise<Result<void>> {
	const at = await guardDraw(context, drawId);
	if (!at.ok) return at;
	const { parts, personId } = at.value;
	if (!stands(parts, 'committed')) return refuse('draw_step_order');
	const silent = sourcesOf(parts).filter((one) => one.kind !== 'sealed' && one.value === null);
	if (silent.length > 0) return refuse('draw_source_silent', { names: list(silent.map((one) => one.name)) });
	const { seed, result } = drawnFrom(parts);
	const sealed = parts.draw.stage === 'work-code';
	return await inOrder(async () => {
		await context.database.db
			.insertInto('draw_step')
			.values({
				id: newId(),
				draw_id: drawId,
				step: 'revealed',
				person_id: personId,
				note: sealed ? null : seed,
				result: sealed ? null : JSON.stringify(result),
				at: context.now()
			})
			.execute();
		return ok(undefined);
	});
}
