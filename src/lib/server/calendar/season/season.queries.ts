// What results are derived from: obligations, competitions of a year, waivers, organizations. One statement each, whatever
// there is of them.
import { sql } from 'kysely';
import type { Waiver } from '../../../domain/calendar/season/derive-results.ts';
import type { Activity, Obligation } from '../../../domain/calendar/season/obligation.ts';
import type { DayMarks } from '../../../domain/calendar/season/working-days.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { SeasonCompetition, SeasonObligation, WaiverShown } from '../../../protocol/season.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';

export type ObligationRow = Obligation & Pick<SeasonObligation, 'state' | 'owner' | 'supersedesId'>;

/** Obligations with whom they bind, in the order of their imposing; of these ids when given. */
export async function obligationRows(db: Db, ids?: readonly string[]): Promise<ObligationRow[]> {
	let query = db
		.selectFrom('obligation')
		.leftJoin('person', 'person.id', 'obligation.owner_id')
		.orderBy('obligation.created_at')
		.orderBy('obligation.id')
		.selectAll('obligation')
		.select([
			'person.name_zh as owner_zh',
			'person.name_en as owner_en',
			sql<string[]>`array(
				select b.organization_id::text from obligation_organization b join organization o on o.id = b.organization_id
				where b.obligation_id = obligation.id order by o.position, o.id)`.as('organization_ids')
		]);
	if (ids) query = query.where('obligation.id', 'in', [...ids]);
	return (await query.execute()).map((row) => ({
		id: row.id,
		organizationId: row.organization_id,
		title: text(row.title_zh, row.title_en),
		quantifier: row.quantifier,
		period: row.period,
		minimum: row.minimum,
		levels: row.levels,
		activities: row.activities,
		tradeIds: row.trade_ids,
		heldLives: row.held_lives,
		plannedLives: row.planned_lives,
		leadDays: row.lead_days,
		jointCap: row.joint_cap,
		from: row.from_day,
		to: row.to_day,
		organizationIds: row.organization_ids,
		state: row.state,
		owner: row.owner_id && row.owner_zh ? { id: row.owner_id, name: text(row.owner_zh, row.owner_en) } : null,
		supersedesId: row.supersedes_id
	}));
}

export type CompetitionRow = SeasonCompetition & { readonly activity: Activity };

/** Competitions that begin between two days, by day, each with who shares it. */
export async function competitionRows(db: Db, from: string, to: string): Promise<CompetitionRow[]> {
	const rows = await db
		.selectFrom('competition')
		.where('starts_on', '>=', from)
		.where('starts_on', '<=', to)
		.orderBy('starts_on')
		.orderBy('id')
		.select([
			'id',
			'title_zh',
			'title_en',
			'starts_on',
			'ends_on',
			'life',
			'level',
			'activity',
			'organization_id',
			'trade_id',
			'base_id',
			sql<string[]>`array(
				select h.organization_id::text from competition_host h join organization o on o.id = h.organization_id
				where h.competition_id = competition.id and h.organization_id <> competition.organization_id
				order by o.position, o.id)`.as('hosts')
		])
		.execute();
	return rows.map((row) => ({
		id: row.id,
		title: text(row.title_zh, row.title_en),
		day: row.starts_on,
		endsOn: row.ends_on,
		life: row.life,
		level: row.level,
		activity: row.activity,
		organizationIds: [row.organization_id, ...row.hosts],
		tradeId: row.trade_id,
		baseId: row.base_id
	}));
}

export type WaiverRow = Waiver & WaiverShown;

/** The waivers that hold for periods beginning between two days. */
export async function waiverRows(db: Db, from: string, to: string): Promise<WaiverRow[]> {
	const rows = await db
		.selectFrom('obligation_waiver')
		.innerJoin('person', 'person.id', 'obligation_waiver.person_id')
		.distinctOn(['obligation_id', 'organization_id', 'period_start'])
		.where('period_start', '>=', from)
		.where('period_start', '<=', to)
		.orderBy('obligation_id')
		.orderBy('organization_id')
		.orderBy('period_start')
		.orderBy('obligation_waiver.position', 'desc')
		.select([
			'obligation_id',
			'organization_id',
			'period_start',
			'action',
			'reason',
			'person.name_zh',
			'person.name_en',
			sql<string>`(obligation_waiver.created_at at time zone 'Asia/Shanghai')::date`.as('on')
		])
		.execute();
	return rows
		.filter((row) => row.action === 'waived')
		.map((row) => ({
			obligationId: row.obligation_id,
			organizationId: row.organization_id,
			start: row.period_start,
			reason: row.reason,
			by: text(row.name_zh, row.name_en),
			on: row.on,
			whole: row.organization_id === null
		}));
}

export interface OrganizationRow {
	readonly id: string;
	readonly parentId: string | null;
	readonly kind: string;
	readonly name: Text;
	readonly short: Text;
}

/** All organizations by id, in their order. */
export async function organizationRows(db: Db): Promise<ReadonlyMap<string, OrganizationRow>> {
	const rows = await db
		.selectFrom('organization')
		.orderBy('position')
		.orderBy('id')
		.select(['id', 'parent_id', 'kind', 'name_zh', 'name_en', 'short_zh', 'short_en'])
		.execute();
	return new Map(
		rows.map((row) => [
			row.id,
			{
				id: row.id,
				parentId: row.parent_id,
				kind: row.kind,
				name: text(row.name_zh, row.name_en),
				short: text(row.short_zh ?? row.name_zh, row.short_en ?? row.name_en)
			}
		])
	);
}

/** Holidays and make-up workdays that hold for all, between two days. */
export async function dayMarks(db: Db, from: string, to: string): Promise<DayMarks> {
	const rows = await db
		.selectFrom('work_day')
		.where('organization_id', 'is', null)
		.where('day', '>=', from)
		.where('day', '<=', to)
		.select(['day', 'kind'])
		.execute();
	return new Map(rows.map((row) => [row.day, row.kind]));
}

/** Every trade by id, in the order of its name. */
export async function tradeRows(db: Db): Promise<ReadonlyMap<string, Text>> {
	const rows = await db
		.selectFrom('trade')
		.orderBy(sql`name_zh collate "zh-x-icu"`)
		.select(['id', 'name_zh', 'name_en'])
		.execute();
	return new Map(rows.map((row) => [row.id, text(row.name_zh, row.name_en)]));
}

export interface BaseRow {
	readonly id: string;
	readonly name: Text;
	readonly organizationId: string;
}

/** The bases in use, by id, in their order. */
export async function baseRows(db: Db): Promise<ReadonlyMap<string, BaseRow>> {
	const rows = await db
		.selectFrom('resource')
		.where('kind', '=', 'base')
		.where('retired_at', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.select(['id', 'name_zh', 'name_en', 'organization_id'])
		.execute();
	return new Map(
		rows.map((row) => [
			row.id,
			{ id: row.id, name: text(row.name_zh ?? '', row.name_en), organizationId: row.organization_id }
		])
	);
}
