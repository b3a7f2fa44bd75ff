// The rows a series is made of: an occasion for each date with its bookings, and for contests a competition.
import { dayOfInstant } from '../../../domain/shared/day.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { followSeries } from '../../competition/life/take-step.ts';
import { newId } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import type { BookingTable, SeriesTable } from '../../db/schema.ts';
import type { ProposedDate } from './propose.ts';

/** What the rows of a series have in common. */
export interface SeriesFace {
	readonly seriesId: string;
	readonly organizationId: string;
	readonly kind: SeriesTable['kind'];
	readonly level: SeriesTable['level'];
	readonly title: Text;
	readonly resources: readonly { readonly resourceId: string; readonly role: BookingTable['role'] }[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A monthly competition is called after its month. */
export function competitionTitle(title: Text, day: string): { title_zh: string; title_en: string | null } {
	const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
	return {
		title_zh: `${title.zh}（${year}年${month}月）`,
		title_en: title.en ? `${title.en} (${MONTHS[month - 1]} ${year})` : null
	};
}

/** Makes the competition of one contest of a series. */
export async function insertCompetitions(
	tx: Tx,
	face: SeriesFace,
	days: readonly string[]
): Promise<ReadonlyMap<string, string>> {
	if (face.kind !== 'contest' || face.level === null || days.length === 0) return new Map();
	const rows = days.map((day) => ({
		id: newId(),
		organization_id: face.organizationId,
		level: face.level ?? 'township',
		...competitionTitle(face.title, day),
		starts_on: day,
		ends_on: day
	}));
	await tx.insertInto('competition').values(rows).execute();
	return new Map(rows.map((row) => [row.starts_on, row.id]));
}

/**
 * Makes a row for every date: planned where everything is free, a draft (which keeps nothing from others) where something is
 * taken, skipped where the policy leaves it out. None disappears.
 */
export async function insertDates(tx: Tx, face: SeriesFace, dates: readonly ProposedDate[]): Promise<void> {
	if (dates.length === 0) return;
	const competitions = await insertCompetitions(
		tx,
		face,
		dates.flatMap((one) => one.day ?? [])
	);
	const rows = dates.map((one) => ({
		id: newId(),
		organization_id: face.organizationId,
		kind: face.kind,
		competition_id: one.day ? (competitions.get(one.day) ?? null) : null,
		series_id: face.seriesId,
		recurs_on: one.recursOn,
		title_zh: face.title.zh,
		title_en: face.title.en ?? null,
		starts_at: new Date(one.startsAt),
		ends_at: new Date(one.endsAt),
		state: one.day === null ? ('skipped' as const) : one.taken.length > 0 ? ('draft' as const) : ('planned' as const)
	}));
	await tx.insertInto('occasion').values(rows).execute();
	await insertBookings(
		tx,
		rows.map((row) => row.id),
		face.resources
	);
}

/** Books these resources for each of the occasions, where they are not booked for it yet. */
export async function insertBookings(
	tx: Tx,
	occasionIds: readonly string[],
	resources: SeriesFace['resources']
): Promise<void> {
	if (occasionIds.length === 0 || resources.length === 0) return;
	const there = await tx
		.selectFrom('booking')
		.where('occasion_id', 'in', occasionIds)
		.select(['occasion_id', 'resource_id'])
		.execute();
	const known = new Set(there.map((row) => `${row.occasion_id}/${row.resource_id}`));
	const rows = occasionIds.flatMap((occasionId) =>
		resources
			.filter((one) => !known.has(`${occasionId}/${one.resourceId}`))
			.map((one) => ({ id: newId(), occasion_id: occasionId, resource_id: one.resourceId, role: one.role }))
	);
	if (rows.length > 0) await tx.insertInto('booking').values(rows).execute();
}

/** Lets the competition of a contest follow the day and the end of its occasion. */
export async function followOccasion(
	tx: Tx,
	competitionId: string,
	change: { readonly startsAt?: number; readonly cancelled?: boolean; readonly title?: Text }
): Promise<void> {
	const day = change.startsAt === undefined ? undefined : dayOfInstant(change.startsAt);
	const set = {
		...(day ? { starts_on: day, ends_on: day } : {}),
		...(day && change.title ? competitionTitle(change.title, day) : {})
	};
	if (change.cancelled !== undefined) await followSeries(tx, competitionId, change.cancelled);
	if (Object.keys(set).length === 0) return;
	await tx
		.updateTable('competition')
		.where('id', '=', competitionId)
		.where('life', 'in', [
			'idea',
			'planned',
			'filed',
			'approved',
			'notice',
			'registration',
			'drawn',
			'postponed',
			'cancelled'
		])
		.set(set)
		.execute();
}
