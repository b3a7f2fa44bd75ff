// Dates for what is missing: three for one place, or all gaps together as long work.
import { periodsOf, type Obligation } from '../../../domain/calendar/season/obligation.ts';
import { isWithin, type Cell } from '../../../domain/calendar/season/derive-results.ts';
import { fillGaps, type FillStep } from '../../../domain/calendar/season/fill-gaps.ts';
import type { Gap } from '../../../domain/calendar/season/planning.ts';
import { proposeDates } from '../../../domain/calendar/season/propose-dates.ts';
import { addDays, dayOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { FillAnswer, FillingGiven, ProposalsAnswer } from '../../../protocol/season.ts';
import type { Context } from '../../context.ts';
import { startJob, type Progress } from '../../jobs/jobs.ts';
import { isId } from '../../people/guard.ts';
import { planningFacts } from './planning.queries.ts';
import { deriveYear } from './read-season.ts';
import { denied, guardSeason, mayIn } from './season-rights.ts';
import { obligationRows, organizationRows } from './season.queries.ts';

/** A total over a year is not looked through to its end: this far ahead is choice enough. */
const FAR = 92;

function gapOf(obligation: Obligation, organizationId: string, start: string, end: string, nth: number): Gap {
	return {
		key: `${obligation.id}/${organizationId}/${start}/${nth}`,
		obligationId: obligation.id,
		organizationId,
		start,
		end,
		leadDays: obligation.leadDays,
		tradeIds: obligation.tradeIds
	};
}

/** Three dates for one place of the season, with their reasons; none when nothing is left. `from` and `to` narrow the period. */
export async function proposeForPlace(
	context: Context,
	place: { obligationId: string; organizationId: string; start: string; from?: string | null; to?: string | null }
): Promise<Result<ProposalsAnswer>> {
	const allowed = guardSeason(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const [obligation] = isId(place.obligationId) ? await obligationRows(db, [place.obligationId]) : [];
	const organizations = await organizationRows(db);
	if (!obligation || !organizations.has(place.organizationId)) return denied(context);
	const span = periodsOf(obligation, Number(place.start.slice(0, 4))).find((one) => one.start === place.start);
	const parents = new Map([...organizations].map(([id, one]) => [id, one.parentId]));
	const bound =
		obligation.quantifier === 'each'
			? obligation.organizationIds.includes(place.organizationId)
			: isWithin(parents, place.organizationId, obligation.organizationId);
	if (!span || !bound) return refuse('season_place_unknown');
	const today = dayOfInstant(context.now().getTime());
	const later = (a: string, b: string): string => (a > b ? a : b);
	const earlier = (a: string, b: string): string => (a < b ? a : b);
	const start = later(span.start, place.from ?? span.start);
	const end = earlier(earlier(span.end, place.to ?? span.end), addDays(later(today, start), FAR));
	const nth = [...organizations.keys()].indexOf(place.organizationId);
	const gap = gapOf(obligation, place.organizationId, start, end, 0);
	return ok(proposeDates(gap, await planningFacts(db, today, gap.start, gap.end), nth));
}

const PHASES: Readonly<Record<FillStep['phase'], Text>> = {
	placing: { zh: '逐个安排，最难的先来', en: 'Placing one by one, the hardest first' },
	improving: { zh: '互相让一让，错开周次、基地和裁判', en: 'Making room for each other' },
	explaining: { zh: '写明理由，各留两个备选', en: 'Writing reasons and alternatives' }
};
/** Milliseconds of reckoning after which others get their turn. */
const TURN = 12;

async function fill(gaps: readonly Gap[], context: Context, today: string, progress: Progress): Promise<FillAnswer> {
	const [from, to] = [
		gaps.reduce((least, gap) => (gap.start < least ? gap.start : least), gaps[0]?.start ?? today),
		gaps.reduce((most, gap) => (gap.end > most ? gap.end : most), today)
	];
	const work = fillGaps(gaps, await planningFacts(context.database.db, today, from, to));
	let turn = performance.now();
	for (;;) {
		const step = work.next();
		if (step.done) {
			const { filled, unfilled, cost } = step.value;
			const place = ({ obligationId, organizationId, start, end }: Gap) => ({
				obligationId,
				organizationId,
				start,
				end
			});
			return {
				filled: filled.map(({ gap, proposal, alternatives }) => ({ ...place(gap), proposal, alternatives })),
				unfilled: unfilled.map(({ gap, dropped }) => ({ ...place(gap), dropped })),
				sweeps: cost.sweeps
			};
		}
		if (performance.now() - turn < TURN) continue;
		await progress.at(step.value.done, step.value.total, PHASES[step.value.phase]);
		await new Promise((resolve) => setImmediate(resolve));
		turn = performance.now();
	}
}

/** What is still missing at a place: one gap for each competition. */
function gapsAt(cell: Cell, obligation: Obligation): Gap[] {
	const { organizationId } = cell;
	if (organizationId === null || (cell.result !== 'open' && cell.result !== 'at-risk')) return [];
	const missing = Math.max(0, obligation.minimum - cell.held - cell.planned);
	return Array.from({ length: missing }, (_, nth) => gapOf(obligation, organizationId, cell.start, cell.end, nth));
}

/** Starts planning all gaps of a year together, as far as the actor may plan there. Its result is a FillAnswer. */
export async function startFilling(context: Context, given: FillingGiven): Promise<Result<{ jobId: string }>> {
	const allowed = guardSeason(context);
	if (!allowed.ok) return allowed;
	const season = await deriveYear(context.database.db, given.year, context.now());
	const byId = new Map(season.obligations.map((one) => [one.id, one]));
	const mine = [...season.organizations.keys()].filter((id) =>
		mayIn(context, 'competition:manage', season.organizations, id)
	);
	if (mine.length === 0) return denied(context);
	const may = new Set(mine);
	const gaps = season.cells.flatMap((cell) => {
		const obligation = byId.get(cell.obligationId);
		if (!obligation || cell.organizationId === null || !may.has(cell.organizationId)) return [];
		if (given.obligationId && cell.obligationId !== given.obligationId) return [];
		if ((given.from && cell.start < given.from) || (given.to && cell.start > given.to)) return [];
		return gapsAt(cell, obligation);
	});
	if (gaps.length === 0) return refuse('season_no_gaps');
	return await startJob(context, 'season-fill', null, async (progress) =>
		ok(await fill(gaps, context, season.today, progress))
	);
}
