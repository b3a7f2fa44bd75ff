// What a change of a series would do: which of its occasions it touches, and which date of the new rule each becomes.
import { matchDates, type Matched } from '../../../domain/calendar/series/match-dates.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Db } from '../../db/database.ts';
import { knownResources } from './add-series.ts';
import { proposeDates, ruleDates, type ProposedDate, type SeriesPattern } from './propose.ts';
import { datesOfSeries, type SeriesDateRow } from './series.queries.ts';

export interface ChangeAsked extends SeriesPattern {
	/** The rule's date from which on the change holds; null: all that have not begun. */
	readonly from: string | null;
	/** Whether occasions that were changed by hand fall back in line. */
	readonly reset: boolean;
}

export interface ChangePlan {
	/** The dates of the new rule that the change reaches, placed, with what is taken. */
	readonly dates: readonly ProposedDate[];
	readonly matched: Matched<SeriesDateRow>;
	/** Rows that were changed by hand and stay as they are. */
	readonly exceptions: ReadonlySet<string>;
	/** Whether occasions before `from` stay with the old rule. */
	readonly splits: boolean;
}

/** Whether an occasion lies behind: what has begun is history and never changed by its series. */
export function begun(row: Pick<SeriesDateRow, 'startsAt' | 'state'>, now: number): boolean {
	return row.startsAt <= now || row.state === 'running' || row.state === 'finished';
}

/** Plans a change of one part of a series. Refuses a rule without dates and a `from` that is none of its dates. */
export async function planChange(
	db: Db,
	series: { readonly id: string; readonly organization_id: string },
	asked: ChangeAsked,
	now: number
): Promise<Result<ChangePlan>> {
	const dates = ruleDates(asked);
	if (!dates.ok) return dates;
	const rows = await datesOfSeries(db, series.id);
	const { from } = asked;
	if (from !== null && !rows.some((row) => row.recursOn === from)) return refuse('series_date_unknown');
	const past = rows.filter((row) => begun(row, now) && (from === null || row.recursOn >= from));
	const last = past.at(-1)?.recursOn ?? '';
	const reached = rows.filter((row) => !begun(row, now) && (from === null || row.recursOn >= from));
	// what has begun or stays with the old rule keeps its date; the new rule goes on after it
	const before = from === null ? '' : (rows.filter((row) => row.recursOn < from).at(-1)?.recursOn ?? '');
	const open = dates.value.filter((day) => day > last && day > before);
	if (reached.length === 0 && open.length === 0) return refuse('series_over');
	const exceptions = new Set(reached.filter((row) => row.byHand && !asked.reset).map((row) => row.id));
	const matched = matchDates(reached, open);
	const moving = reached.filter((row) => !exceptions.has(row.id)).map((row) => row.id);
	const resources = await knownResources(db, asked);
	const kept = new Set(matched.kept.filter(({ row }) => exceptions.has(row.id)).map(({ recursOn }) => recursOn));
	const proposed = await proposeDates(db, series.organization_id, asked, open, resources, moving);
	return ok({
		// a date on which an exception stands is not placed anew
		dates: proposed.map((one) => (kept.has(one.recursOn) ? { ...one, taken: [] } : one)),
		matched,
		exceptions,
		splits: from !== null && rows.some((row) => row.recursOn < from)
	});
}
