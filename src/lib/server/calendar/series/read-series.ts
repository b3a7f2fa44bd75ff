// Series as lists and pages show them.
import { sql } from 'kysely';
import { parseRRule, type SeriesRule } from '../../../domain/calendar/series/rule.ts';
import type { HolidayPolicy } from '../../../domain/calendar/series/place-dates.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import type { OccasionTable } from '../../db/schema.ts';
import { text } from '../../live/load-round.ts';
import { isId } from '../../people/guard.ts';
import { guardSeries } from './change-series.ts';
import { guardReading } from './guards.ts';
import { resourcesOfSeries, type SeriesResource } from './series.queries.ts';

export interface SeriesPart {
	readonly id: string;
	readonly title: Text;
	readonly kind: OccasionTable['kind'];
	readonly level: 'county' | 'township' | 'system' | 'enterprise' | null;
	readonly organization: { readonly id: string; readonly name: Text };
	/** Null when the rule came from elsewhere and the editor cannot show it. */
	readonly rule: SeriesRule | null;
	readonly startsOn: string;
	readonly startsTime: string;
	readonly minutes: number;
	readonly policy: HolidayPolicy;
	readonly published: boolean;
	readonly resources: readonly SeriesResource[];
}

export interface SeriesSummary extends SeriesPart {
	readonly total: number;
	readonly done: number;
	/** Dates on which something is taken, to be mended by hand. */
	readonly drafts: number;
	readonly next: number | null;
}

export interface SeriesDate {
	readonly id: string;
	readonly recursOn: string;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly title: Text;
	readonly state: 'draft' | 'planned' | 'confirmed' | 'running' | 'finished' | 'cancelled' | 'skipped';
	readonly byHand: boolean;
	readonly competitionId: string | null;
	readonly begun: boolean;
}

export interface SeriesDetail {
	/** The parts in order; a series that was changed "from here on" has several. */
	readonly parts: readonly (SeriesPart & { readonly dates: readonly SeriesDate[] })[];
	readonly mayChange: boolean;
	readonly feedSince: number | null;
}

function partRows(context: Context) {
	return context.database.db
		.selectFrom('series')
		.innerJoin('organization', 'organization.id', 'series.organization_id')
		.select([
			'series.id',
			'series.origin_id',
			'series.title_zh',
			'series.title_en',
			'series.kind',
			'series.level',
			'series.rule',
			'series.starts_on',
			'series.starts_time',
			'series.minutes',
			'series.policy',
			'series.published',
			'series.organization_id',
			'organization.name_zh',
			'organization.name_en'
		]);
}

type Row = Awaited<ReturnType<ReturnType<typeof partRows>['execute']>>[number];

function partOf(row: Row, resources: readonly SeriesResource[]): SeriesPart {
	return {
		id: row.id,
		title: text(row.title_zh, row.title_en),
		kind: row.kind,
		level: row.level,
		organization: { id: row.organization_id, name: text(row.name_zh, row.name_en) },
		rule: parseRRule(row.rule),
		startsOn: row.starts_on,
		startsTime: row.starts_time.slice(0, 5),
		minutes: row.minutes,
		policy: row.policy,
		published: row.published,
		resources
	};
}

/** All series, each by its latest part, with how far it is. Those with something to come first. */
export async function listSeries(context: Context): Promise<Result<{ series: SeriesSummary[] }>> {
	const allowed = guardReading(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const rows = await partRows(context)
		.distinctOn(sql`coalesce(series.origin_id, series.id)`)
		.orderBy(sql`coalesce(series.origin_id, series.id)`)
		.orderBy('series.starts_on', 'desc')
		.execute();
	const [resources, counts] = await Promise.all([
		resourcesOfSeries(
			db,
			rows.map((row) => row.id)
		),
		sql<{ id: string; total: number; done: number; drafts: number; next: Date | null }>`
			select coalesce(s.origin_id, s.id) as id,
				count(*) filter (where o.state not in ('cancelled', 'skipped'))::int as total,
				count(*) filter (where o.state not in ('cancelled', 'skipped', 'draft') and o.ends_at <= ${context.now()})::int as done,
				count(*) filter (where o.state = 'draft')::int as drafts,
				min(o.starts_at) filter (where o.state not in ('cancelled', 'skipped', 'draft') and o.ends_at > ${context.now()}) as next
			from series s join occasion o on o.series_id = s.id group by 1`.execute(db)
	]);
	const found = new Map(counts.rows.map((row) => [row.id, row]));
	const series = rows.map((row): SeriesSummary => {
		const count = found.get(row.origin_id ?? row.id);
		return {
			...partOf(row, resources.get(row.id) ?? []),
			total: count?.total ?? 0,
			done: count?.done ?? 0,
			drafts: count?.drafts ?? 0,
			next: count?.next?.getTime() ?? null
		};
	});
	return ok({ series: series.sort((a, b) => (a.next ?? Infinity) - (b.next ?? Infinity)) });
}

/** A series with all its parts and dates. Any part's id leads there. */
export async function readSeries(context: Context, id: string): Promise<Result<SeriesDetail>> {
	const allowed = guardReading(context);
	if (!allowed.ok) return allowed;
	if (!isId(id)) return refuse('not_allowed');
	const { db } = context.database;
	const rows = await partRows(context)
		.where(
			sql<boolean>`coalesce(series.origin_id, series.id) = (select coalesce(origin_id, id) from series where id = ${id})`
		)
		.orderBy('series.starts_on')
		.orderBy('series.created_at')
		.execute();
	const [first] = rows;
	if (!first) return refuse('not_allowed');
	const ids = rows.map((row) => row.id);
	const [resources, dates, change, feed] = await Promise.all([
		resourcesOfSeries(db, ids),
		db
			.selectFrom('occasion')
			.where('series_id', 'in', ids)
			.orderBy('starts_at')
			.select([
				'id',
				'series_id',
				'recurs_on',
				'starts_at',
				'ends_at',
				'title_zh',
				'title_en',
				'state',
				'by_hand',
				'competition_id'
			])
			.execute(),
		guardSeries(context, id),
		db
			.selectFrom('feed_token')
			.where('series_id', '=', first.origin_id ?? first.id)
			.where('revoked_at', 'is', null)
			.select('created_at')
			.executeTakeFirst()
	]);
	const now = context.now().getTime();
	const datesOf = (part: string) =>
		dates
			.filter((row) => row.series_id === part)
			.map((row): SeriesDate => ({
				id: row.id,
				recursOn: row.recurs_on ?? '',
				startsAt: row.starts_at.getTime(),
				endsAt: row.ends_at.getTime(),
				title: text(row.title_zh, row.title_en),
				state: row.state,
				byHand: row.by_hand,
				competitionId: row.competition_id,
				begun: row.starts_at.getTime() <= now || row.state === 'running' || row.state === 'finished'
			}));
	return ok({
		parts: rows.map((row) => ({ ...partOf(row, resources.get(row.id) ?? []), dates: datesOf(row.id) })),
		mayChange: change.ok,
		feedSince: feed?.created_at.getTime() ?? null
	});
}

export interface Place {
	readonly id: string;
	readonly kind: 'room' | 'base' | 'station' | 'equipment';
	readonly name: Text;
	readonly within: Text | null;
	readonly organization: Text;
}

/** What can be booked besides people, to choose from. */
export async function listPlaces(context: Context): Promise<Result<{ places: Place[] }>> {
	const allowed = guardReading(context);
	if (!allowed.ok) return allowed;
	const rows = await context.database.db
		.selectFrom('resource')
		.innerJoin('organization', 'organization.id', 'resource.organization_id')
		.leftJoin('resource as parent', 'parent.id', 'resource.parent_id')
		.where('resource.kind', 'in', ['room', 'base', 'equipment'])
		.where('resource.retired_at', 'is', null)
		.orderBy('organization.position')
		.orderBy('resource.position')
		.select([
			'resource.id',
			'resource.kind',
			'resource.name_zh',
			'resource.name_en',
			'parent.name_zh as within_zh',
			'parent.name_en as within_en',
			'organization.name_zh as organization_zh',
			'organization.name_en as organization_en'
		])
		.execute();
	return ok({
		places: rows.map((row) => ({
			id: row.id,
			kind: row.kind === 'person' ? 'room' : row.kind,
			name: text(row.name_zh ?? '', row.name_en),
			within: row.within_zh ? text(row.within_zh, row.within_en) : null,
			organization: text(row.organization_zh, row.organization_en)
		}))
	});
}
