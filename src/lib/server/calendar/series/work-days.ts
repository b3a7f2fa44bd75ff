// The calendar of holidays and make-up workdays: reading a year, changing a day, taking a whole year in.
import {
	layerCalendars,
	workingDays,
	type WorkCalendar,
	type WorkDay
} from '../../../domain/calendar/series/work-days.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { toXlsx } from '../../files/write-table.ts';
import { isId } from '../../people/guard.ts';
import { guardLayer, guardReading } from './guards.ts';
import { layeredDays, putDays, removeDays, yearsOf, type LayeredDay } from './work-days.queries.ts';

export interface WorkYear {
	readonly year: number;
	/** The special days, the nearest organization's word last already settled. */
	readonly days: readonly LayeredDay[];
	/** How many days people work in the year. */
	readonly working: number;
	/** The years that this layer has days of. */
	readonly years: readonly { readonly year: number; readonly days: number }[];
	readonly mayChange: boolean;
}

/** The calendar that holds in an organization between two days; everybody's without one. */
export async function workCalendar(
	db: Db,
	organizationId: string | null,
	from: string,
	to: string
): Promise<WorkCalendar> {
	return layerCalendars([await layeredDays(db, organizationId, from, to)]);
}

/** A year as an organization lives it; as everybody does without one. */
export async function readWorkYear(
	context: Context,
	asked: { year: number; organizationId: string | null }
): Promise<Result<WorkYear>> {
	const allowed = guardReading(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const organizationId = isId(asked.organizationId ?? undefined) ? asked.organizationId : null;
	const [first, last] = [`${asked.year}-01-01`, `${asked.year}-12-31`];
	const [rows, years, change] = await Promise.all([
		layeredDays(db, organizationId, first, last),
		yearsOf(db, organizationId),
		guardLayer(context, organizationId)
	]);
	const settled = new Map(rows.map((row) => [row.day, row]));
	return ok({
		year: asked.year,
		days: [...settled.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
		working: workingDays(layerCalendars([rows]), first, last),
		years,
		mayChange: change.ok
	});
}

/** Makes a day of one layer a holiday or a make-up workday, or (without a kind) takes back what the layer says of it. */
export async function setWorkDay(
	context: Context,
	given: { organizationId: string | null; day: string; kind: WorkDay['kind'] | null; name: Text }
): Promise<Result<void>> {
	const allowed = await guardLayer(context, given.organizationId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	if (given.kind) await putDays(db, given.organizationId, [{ day: given.day, kind: given.kind, name: given.name }]);
	else await removeDays(db, given.organizationId, given.day, given.day);
	return ok(undefined);
}

/** Takes a whole year in, in place of what this layer had of it. */
export async function importWorkYear(
	context: Context,
	given: { organizationId: string | null; year: number; days: readonly WorkDay[] }
): Promise<Result<{ days: number }>> {
	const allowed = await guardLayer(context, given.organizationId);
	if (!allowed.ok) return allowed;
	const days = [...layerCalendars([given.days]).values()];
	await context.database.db.transaction().execute(async (tx) => {
		await removeDays(tx, given.organizationId, `${given.year}-01-01`, `${given.year}-12-31`);
		await putDays(tx, given.organizationId, days);
	});
	return ok({ days: days.length });
}

/** A year as a spreadsheet, in the columns that an import reads. */
export async function exportWorkYear(
	context: Context,
	asked: { year: number; organizationId: string | null }
): Promise<Result<{ name: string; bytes: Buffer }>> {
	const read = await readWorkYear(context, asked);
	if (!read.ok) return read;
	const bytes = await toXlsx<LayeredDay>(
		String(asked.year),
		[
			{ title: '日期', value: (row) => row.day },
			{ title: '类型', value: (row) => (row.kind === 'holiday' ? '放假' : '上班') },
			{ title: '名称', value: (row) => row.name.zh, width: 24 },
			{ title: '英文名', value: (row) => row.name.en ?? null, width: 34 }
		],
		read.value.days
	);
	return ok({ name: `${asked.year} 年放假调休`, bytes });
}
