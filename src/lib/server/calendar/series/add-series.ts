// A new series: every date of its rule becomes a row at once.
import { toRRule } from '../../../domain/calendar/series/rule.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { newId, type Context } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { SeriesTable } from '../../db/schema.ts';
import { guardOrganization } from '../../people/guard.ts';
import { personResources } from '../bookings/person-resource.ts';
import { insertDates, type SeriesFace } from './occasions.ts';
import { proposeDates, refuseTaken, ruleDates, type SeriesPattern } from './propose.ts';
import { asSeries } from './series.queries.ts';

export interface NewSeriesGiven extends SeriesPattern {
	readonly organizationId: string;
	readonly kind: SeriesTable['kind'];
	/** The level of the competitions that a series of contests makes. */
	readonly level: SeriesTable['level'];
	readonly title: Text;
	readonly published: boolean;
	/** Dates on which something is taken: refuse the whole, or let them stand as drafts. */
	readonly clashes: 'refuse' | 'draft';
}

const EXCLUSION_VIOLATION = '23P01';
const TRIES = 3;

/** Runs a change of bookings; when somebody else books at the same moment, the whole is proposed anew against what is there. */
export async function retryWhenTaken<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
	for (let tried = 1; ; tried++)
		try {
			return await work();
		} catch (error) {
			if ((error as { code?: string }).code !== EXCLUSION_VIOLATION) throw error;
			if (tried >= TRIES) return refuse('series_taken_now');
		}
}

/** Refuses what a pattern would take but is not there, or has been retired. */
export async function checkResources(
	db: Db,
	pattern: Pick<SeriesPattern, 'resources' | 'teachers'>
): Promise<Result<void>> {
	const ids = [...new Set(pattern.resources.map((one) => one.resourceId))];
	const people = [...new Set(pattern.teachers)];
	const [resources, teachers] = await Promise.all([
		ids.length === 0
			? []
			: db.selectFrom('resource').where('id', 'in', ids).where('retired_at', 'is', null).select('id').execute(),
		people.length === 0 ? [] : db.selectFrom('person').where('id', 'in', people).select('id').execute()
	]);
	return resources.length < ids.length || teachers.length < people.length
		? refuse('series_resource_gone')
		: ok(undefined);
}

/** The resources of a pattern, its teachers made bookable on the way. */
export async function takeResources(
	tx: Tx,
	organizationId: string,
	pattern: Pick<SeriesPattern, 'resources' | 'teachers'>
): Promise<SeriesFace['resources']> {
	const all = new Map(pattern.resources.map((one) => [one.resourceId, one]));
	const teachers = await personResources(tx, pattern.teachers, organizationId);
	for (const resourceId of teachers.values()) all.set(resourceId, { resourceId, role: 'teacher' });
	return [...all.values()];
}

/** What a pattern takes, as far as it can be taken at all: somebody who was never booked is free. */
export async function knownResources(
	db: Db,
	pattern: Pick<SeriesPattern, 'resources' | 'teachers'>
): Promise<string[]> {
	const people =
		pattern.teachers.length === 0
			? []
			: await db.selectFrom('resource').where('person_id', 'in', pattern.teachers).select('id').execute();
	return [...pattern.resources.map((one) => one.resourceId), ...people.map((row) => row.id)];
}

export async function addSeries(context: Context, given: NewSeriesGiven): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(
		context,
		given.kind === 'contest' ? 'competition:manage' : 'calendar:manage',
		given.organizationId
	);
	if (!allowed.ok) return allowed;
	if (given.kind === 'contest' && given.level === null) return refuse('series_level_needed');
	const dates = ruleDates(given);
	if (!dates.ok) return dates;
	const there = await checkResources(context.database.db, given);
	if (!there.ok) return there;
	return await retryWhenTaken(() =>
		context.database.db.transaction().execute(async (tx): Promise<Result<{ id: string }>> => {
			await asSeries(tx);
			const known = await knownResources(tx, given);
			const proposed = await proposeDates(tx, given.organizationId, given, dates.value, known);
			if (given.clashes === 'refuse' && proposed.some((one) => one.taken.length > 0)) return refuseTaken(proposed);
			const id = newId();
			const resources = await takeResources(tx, given.organizationId, given);
			await insertSeries(tx, { ...given, id, originId: null, resources });
			await insertDates(tx, { ...given, seriesId: id, resources }, proposed);
			return ok({ id });
		})
	);
}

/** The row of a series and what it takes. */
export async function insertSeries(
	tx: Tx,
	given: Omit<NewSeriesGiven, 'clashes' | 'teachers'> & { readonly id: string; readonly originId: string | null }
): Promise<void> {
	await tx
		.insertInto('series')
		.values({
			id: given.id,
			organization_id: given.organizationId,
			title_zh: given.title.zh,
			title_en: given.title.en ?? null,
			kind: given.kind,
			level: given.level,
			rule: toRRule(given.rule),
			starts_on: given.startsOn,
			starts_time: given.startsTime,
			minutes: given.minutes,
			policy: given.policy,
			published: given.published,
			origin_id: given.originId
		})
		.execute();
	if (given.resources.length > 0)
		await tx
			.insertInto('series_booking')
			.values(given.resources.map((one) => ({ series_id: given.id, resource_id: one.resourceId, role: one.role })))
			.execute();
}
