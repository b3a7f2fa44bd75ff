// The season of a year: every obligation with its results, and the competitions that they come from.
import { deriveResults, type Cell } from '../../../domain/calendar/season/derive-results.ts';
import { paceOf } from '../../../domain/calendar/season/pace.ts';
import type { DayMarks } from '../../../domain/calendar/season/working-days.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { SeasonAnswer, SeasonCell, SeasonObligation } from '../../../protocol/season.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { guardSeason } from './season-rights.ts';
import {
	baseRows,
	competitionRows,
	dayMarks,
	obligationRows,
	organizationRows,
	tradeRows,
	waiverRows,
	type CompetitionRow,
	type ObligationRow,
	type OrganizationRow,
	type WaiverRow
} from './season.queries.ts';

export interface SeasonRead {
	readonly obligations: readonly ObligationRow[];
	readonly competitions: readonly CompetitionRow[];
	readonly waivers: readonly WaiverRow[];
	readonly organizations: ReadonlyMap<string, OrganizationRow>;
	readonly cells: readonly Cell[];
	readonly today: string;
}

/** Reads and derives a year in four statements; only these obligations when given. */
export async function deriveYear(db: Db, year: number, now: Date, ids?: readonly string[]): Promise<SeasonRead> {
	const [from, to] = [`${year}-01-01`, `${year}-12-31`];
	const obligations = await obligationRows(db, ids);
	const competitions = await competitionRows(db, from, to);
	const waivers = await waiverRows(db, from, to);
	const organizations = await organizationRows(db);
	const today = dayOfInstant(now.getTime());
	const cells = deriveResults(
		{
			obligations: obligations.filter((one) => one.state !== 'draft'),
			competitions,
			waivers,
			parents: new Map([...organizations].map(([id, one]) => [id, one.parentId])),
			today
		},
		year
	);
	return { obligations, competitions, waivers, organizations, cells, today };
}

function withWaiver({ obligationId, ...cell }: Cell, waivers: readonly WaiverRow[]): SeasonCell {
	const found =
		cell.result === 'waived'
			? waivers.find(
					(one) =>
						one.obligationId === obligationId &&
						one.start === cell.start &&
						(one.organizationId === null || one.organizationId === cell.organizationId)
				)
			: undefined;
	return {
		...cell,
		waiver: found ? { reason: found.reason, by: found.by, on: found.on, whole: found.whole } : null
	};
}

function shown(row: ObligationRow, season: SeasonRead, marks: DayMarks): SeasonObligation {
	const cells = season.cells.filter((cell) => cell.obligationId === row.id);
	const running = cells.find((cell) => cell.end >= season.today) ?? cells.at(-1);
	return {
		...row,
		cells: cells.map((cell) => withWaiver(cell, season.waivers)),
		pace:
			row.quantifier === 'total' && running ? paceOf({ ...running, minimum: row.minimum }, season.today, marks) : null
	};
}

/** Everything that the season's page is built from. Seven statements, whatever the year holds. */
export async function readSeason(context: Context, year: number): Promise<Result<SeasonAnswer>> {
	const allowed = guardSeason(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const season = await deriveYear(db, year, context.now());
	const trades = await tradeRows(db);
	const bases = await baseRows(db);
	const marks = await dayMarks(db, `${year}-01-01`, `${year}-12-31`);
	return ok({
		year,
		today: season.today,
		obligations: season.obligations.map((row) => shown(row, season, marks)),
		competitions: season.competitions,
		trades: [...trades].map(([id, name]) => ({ id, name })),
		bases: [...bases.values()]
	});
}
