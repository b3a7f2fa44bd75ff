// Preparing a draw: the list and the rule as texts with their hashes, and where chance will come from. Nothing is public yet.
import { randomBytes } from 'node:crypto';
import { canonicalJson, type Json } from '../../../domain/competition/draw/canonical.ts';
import { checkRule } from '../../../domain/competition/draw/check-rule.ts';
import type { DrawRule } from '../../../domain/competition/draw/rule.ts';
import { sha256Hex } from '../../../domain/competition/draw/sha256.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { DrawGiven } from '../../../protocol/draw.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { liveDraws, lockRound, stationsOf } from './draws.queries.ts';
import { guardDrawing, inOrder } from './guard-draw.ts';
import { listOf } from './list-of.ts';

/** How many swaps bring the heats' skill together. */
const SWAPS = 50_000;
const SEALED = '保密员口令';

async function ruleOf(tx: Tx, given: DrawGiven): Promise<Result<DrawRule>> {
	if (given.stage !== 'heat-station') {
		const { stage, prefix, digits, first } = given;
		return ok({ format: 'jiangsai-draw/1', stage, prefix, digits, first });
	}
	const there = given.baseId ? await stationsOf(tx, given.baseId) : null;
	if (there?.length === 0) return refuse('draw_base_unknown');
	const byMachine = (given.machines ?? []).length > 0;
	return ok({
		format: 'jiangsai-draw/1',
		stage: 'heat-station',
		heats: given.heats,
		stations: Array.from({ length: Math.min(given.stations, there?.length ?? given.stations) }, (_, index) => ({
			number: index + 1,
			machine: byMachine ? (there?.[index]?.machine ?? null) : null
		})),
		runs: given.runs,
		swaps: given.skillFrom ? SWAPS : 0
	});
}

/** Refuses a second draw beside one that stands; a redraw names the one whose place it takes. */
async function checkPlace(tx: Tx, roundId: string, given: DrawGiven): Promise<Result<{ discard: string[] }>> {
	const live = await liveDraws(tx, roundId, given.stage);
	const newest = live.at(-1);
	if (!given.redraw) return newest ? refuse('draw_there') : ok({ discard: [] });
	if (newest?.id !== given.redraw.of) return refuse('draw_redraw_stale');
	// what was published stands until the new one is; what was not has no place beside it
	return ok({ discard: newest.published ? [] : [newest.id] });
}

function checkSources(given: DrawGiven, now: Date): Result<void> {
	if (given.sources.length === 0) return refuse('draw_source_none');
	const names = [SEALED, ...given.sources.map((source) => source.name)];
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) return refuse('draw_source_twice', { name: twice });
	const past = given.sources.find((one) => one.kind === 'beacon' && new Date(one.opensAt) <= now);
	return past ? refuse('draw_beacon_past', { name: past.name }) : ok(undefined);
}

async function insertSources(tx: Tx, drawId: string, personId: string, given: DrawGiven, now: Date): Promise<void> {
	const named = given.sources.map((source, index) => ({
		draw_id: drawId,
		position: index + 1,
		name: source.name,
		kind: source.kind,
		holder: source.holder,
		throws: source.kind === 'dice' ? source.throws : null,
		opens_at: source.kind === 'beacon' ? source.opensAt : null
	}));
	await tx.insertInto('draw_source').values(named).execute();
	if (given.stage !== 'work-code') return;
	// without this word nobody can work the map out, though all the rest of it is public
	const secret = randomBytes(16).toString('hex');
	const holder = await tx.selectFrom('person').where('id', '=', personId).select('name_zh').executeTakeFirstOrThrow();
	await tx
		.insertInto('draw_source')
		.values({
			draw_id: drawId,
			position: named.length + 1,
			name: SEALED,
			kind: 'sealed',
			holder: holder.name_zh,
			throws: null
		})
		.execute();
	await tx.insertInto('draw_secret').values({ draw_id: drawId, value: secret }).execute();
	await tx
		.insertInto('draw_value')
		.values({
			id: newId(),
			draw_id: drawId,
			source: SEALED,
			what: 'hash',
			value: sha256Hex(secret),
			person_id: personId,
			at: now
		})
		.execute();
}

/** Prepares a draw of a round that is not open yet. A redraw gives its reason and keeps the draw before it. */
export async function prepareDraw(
	context: Context,
	roundId: string,
	given: DrawGiven
): Promise<Result<{ id: string }>> {
	const allowed = await guardDrawing(context, roundId, given.stage);
	if (!allowed.ok) return allowed;
	const { personId } = allowed.value;
	const now = context.now();
	const sources = checkSources(given, now);
	if (!sources.ok) return sources;
	return await inOrder(() =>
		context.database.db.transaction().execute(async (tx): Promise<Result<{ id: string }>> => {
			const round = await lockRound(tx, roundId);
			if (round?.state !== 'draft') return refuse('draw_round_open');
			const place = await checkPlace(tx, roundId, given);
			if (!place.ok) return place;
			const rule = await ruleOf(tx, given);
			if (!rule.ok) return rule;
			const { list, entryIds } = await listOf(tx, roundId, given);
			const fits = checkRule(list, rule.value);
			if (!fits.ok) return fits;
			for (const old of place.value.discard)
				await tx
					.insertInto('draw_step')
					.values({
						id: newId(),
						draw_id: old,
						step: 'superseded',
						person_id: personId,
						note: given.redraw?.reason ?? null,
						at: now
					})
					.execute();
			const id = newId();
			const [listText, ruleText] = [
				canonicalJson(list as unknown as Json),
				canonicalJson(rule.value as unknown as Json)
			];
			await tx
				.insertInto('draw')
				.values({
					id,
					round_id: roundId,
					stage: given.stage,
					list: listText,
					list_hash: sha256Hex(listText),
					rule: ruleText,
					rule_hash: sha256Hex(ruleText),
					base_id: given.stage === 'heat-station' ? (given.baseId ?? null) : null,
					operator_id: personId,
					witnesses: [...given.witnesses],
					redraw_of: given.redraw?.of ?? null,
					reason: given.redraw?.reason ?? null,
					prepared_at: now
				})
				.execute();
			await tx
				.insertInto('draw_row')
				.values(entryIds.map((entryId, index) => ({ draw_id: id, number: index + 1, entry_id: entryId })))
				.execute();
			await insertSources(tx, id, personId, given, now);
			return ok({ id });
		})
	);
}
