// Taking a checked spreadsheet: long work, all rows or none, decided anew under the lock.
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { startJob, type Progress } from '../../jobs/jobs.ts';
import { newToken } from '../../people/secrets.ts';
import type { Unit } from './candidates.ts';
import { changeRoster, type Locked } from './change-roster.ts';
import { guardRows, judgeRows, type Verdict, type WrittenRow } from './preview.ts';
import { insertRegistrations, venueOf, type NewRow } from './register.ts';

const CHUNK = 50;

export interface Imported {
	readonly registered: number;
	readonly confirmed: number;
	readonly applied: number;
	readonly waitlisted: number;
}

function counted(rows: readonly NewRow[]): Imported {
	const of = (state: string) => rows.filter((row) => row.newcomer.state === state).length;
	return {
		registered: rows.length,
		confirmed: of('confirmed'),
		applied: of('applied'),
		waitlisted: of('waitlisted')
	};
}

async function takeAll(
	locked: Locked,
	rows: readonly WrittenRow[],
	unit: Unit | null,
	now: Date,
	progress: Progress
): Promise<Result<Imported>> {
	await progress.at(0, rows.length, { zh: '核对每一行', en: 'Checking every row' });
	const verdicts = await judgeRows(locked.tx, locked, rows, unit, venueOf(locked.event));
	const bad = verdicts.filter((verdict) => verdict.newcomer === null);
	if (bad.length > 0) return refuse('registration_rows_bad', { count: bad.length });
	const taken = verdicts.flatMap(({ newcomer, candidate }: Verdict): NewRow[] =>
		newcomer ? [{ newcomer, candidate, token: newToken() }] : []
	);
	for (let at = 0; at < taken.length; at += CHUNK) {
		await progress.at(at, rows.length, { zh: '写入名单', en: 'Writing the list' });
		const by = { source: unit ? ('unit' as const) : ('desk' as const), unitId: unit?.id ?? null };
		await insertRegistrations(locked, taken.slice(at, at + CHUNK), by, now);
	}
	await progress.at(rows.length, rows.length);
	return ok(counted(taken));
}

/** Registers all rows in one transaction, in the background; the job's result counts what they became. */
export async function importRows(
	context: Context,
	eventId: string,
	given: { unitId: string | null; rows: readonly WrittenRow[] }
): Promise<Result<{ jobId: string }>> {
	const unit = await guardRows(context, eventId, given.unitId);
	if (!unit.ok) return unit;
	const by = {
		kind: unit.value ? ('unit' as const) : ('desk' as const),
		personId: context.actor.account?.personId ?? null
	};
	const now = context.now();
	return await startJob(context, 'registration-import', given.unitId, (progress) =>
		changeRoster(context.database, eventId, by, now, (locked) => takeAll(locked, given.rows, unit.value, now, progress))
	);
}
