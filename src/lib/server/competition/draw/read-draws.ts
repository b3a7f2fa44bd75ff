// Draws as they are read: at the desk with everything in preparation, by the public from the promise on.
import { stateOf } from '../../../domain/competition/draw/state.ts';
import type { Proof } from '../../../domain/competition/draw/proof.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { CompetitionDraws, DrawBase, DrawRound, DrawShown } from '../../../protocol/draw.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, guardRound, isId } from '../../people/guard.ts';
import { loadDraw, loadDraws, type DrawParts } from './draws.queries.ts';
import { proofOf, shownDraw } from './shown.ts';

async function basesWithStations(context: Context): Promise<DrawBase[]> {
	const rows = await context.database.db
		.selectFrom('resource as base')
		.innerJoin('resource as station', 'station.parent_id', 'base.id')
		.where('base.kind', '=', 'base')
		.where('base.retired_at', 'is', null)
		.where('station.kind', '=', 'station')
		.where('station.retired_at', 'is', null)
		.groupBy(['base.id', 'base.name_zh', 'base.name_en', 'station.machine'])
		.orderBy('base.name_zh')
		.select((eb) => [
			'base.id',
			'base.name_zh',
			'base.name_en',
			'station.machine',
			eb.fn.countAll<number>().as('count')
		])
		.execute();
	const bases = new Map<string, DrawBase>();
	for (const row of rows) {
		const before = bases.get(row.id);
		bases.set(row.id, {
			id: row.id,
			name: text(row.name_zh ?? '', row.name_en),
			stations: (before?.stations ?? 0) + row.count,
			machines: [...(before?.machines ?? []), { machine: row.machine, count: row.count }]
		});
	}
	return [...bases.values()];
}

async function roundsOf(context: Context, competitionId: string) {
	const { db } = context.database;
	const rounds = await db
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.where('event.competition_id', '=', competitionId)
		.orderBy('event.position')
		.orderBy('round.position')
		.select([
			'round.id',
			'round.event_id',
			'round.title_zh',
			'round.title_en',
			'round.state',
			'round.show_names',
			'round.codes_sealed',
			'event.title_zh as event_zh',
			'event.title_en as event_en'
		])
		.execute();
	const entries = await db
		.selectFrom('entry')
		.innerJoin('round', 'round.id', 'entry.round_id')
		.innerJoin('event', 'event.id', 'round.event_id')
		.leftJoin('organization', 'organization.id', 'entry.employer_id')
		.where('event.competition_id', '=', competitionId)
		.orderBy('entry.start_order')
		.select([
			'entry.id',
			'entry.round_id',
			'entry.code',
			'entry.name_zh',
			'entry.name_en',
			'entry.employer_zh',
			'entry.employer_en',
			'organization.name_zh as organization_zh',
			'organization.name_en as organization_en'
		])
		.execute();
	return rounds.map((round): Omit<DrawRound, 'draws'> => ({
		id: round.id,
		eventId: round.event_id,
		event: text(round.event_zh, round.event_en),
		title: text(round.title_zh, round.title_en),
		state: round.state,
		showNames: round.show_names,
		codesSealed: round.codes_sealed,
		entries: entries
			.filter((entry) => entry.round_id === round.id)
			.map((entry) => {
				const employer = entry.organization_zh ?? entry.employer_zh;
				const names = { name: text(entry.name_zh, entry.name_en), code: entry.code };
				return {
					id: entry.id,
					// while the codes are sealed this page knows the people only by name
					...(round.codes_sealed ? { ...names, code: '' } : names),
					employer: employer ? text(employer, entry.organization_zh ? entry.organization_en : entry.employer_en) : null
				};
			})
	}));
}

/** All rounds of a competition with their draws, for its organizers and sealing officers. */
export async function readCompetitionDraws(context: Context, competitionId: string): Promise<Result<CompetitionDraws>> {
	const [manage, seal] = [
		await guardCompetition(context, 'competition:manage', competitionId),
		await guardCompetition(context, 'draw:seal', competitionId)
	];
	if (!manage.ok && !seal.ok) return manage;
	const draws = (await loadDraws(context.database.db, { competitionId })).map(shownDraw);
	const rounds = await roundsOf(context, competitionId);
	return ok({
		manage: manage.ok,
		seal: seal.ok,
		rounds: rounds.map((round) => ({ ...round, draws: draws.filter((draw) => draw.roundId === round.id) })),
		bases: await basesWithStations(context)
	});
}

/** A draw that everybody may read: promised, and its names still public. */
async function publicDraw(context: Context, drawId: string): Promise<Result<DrawParts>> {
	const parts = isId(drawId) ? await loadDraw(context.database.db, drawId) : undefined;
	if (!parts) return refuse('not_allowed');
	const inside = await guardRound(context, 'competition:manage', parts.draw.round_id);
	if (inside.ok) return ok(parts);
	const steps = parts.steps.map((step) => step.step);
	// superseded before it was promised: never public
	if (stateOf(steps) === 'prepared' || !steps.includes('committed')) return refuse('not_allowed');
	if (!parts.draw.show_names && shownDraw(parts).list.labels === 'names') return refuse('draw_names_withheld');
	return ok(parts);
}

/** One draw, for everybody. */
export async function readDraw(context: Context, drawId: string): Promise<Result<{ draw: DrawShown }>> {
	const parts = await publicDraw(context, drawId);
	return parts.ok ? ok({ draw: shownDraw(parts.value) }) : parts;
}

/** What a stranger needs to check the draw without us. */
export async function readProof(context: Context, drawId: string): Promise<Result<Proof>> {
	const parts = await publicDraw(context, drawId);
	if (!parts.ok) return parts;
	const proof = proofOf(parts.value);
	return proof ? ok(proof) : refuse('not_allowed');
}
