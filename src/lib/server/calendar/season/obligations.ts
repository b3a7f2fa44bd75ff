// Obligations: making, changing, succeeding and deleting them.
import type { Insertable } from 'kysely';
import { addDays, dayOfInstant } from '../../../domain/shared/day.ts';
import { isWithin } from '../../../domain/calendar/season/derive-results.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { ObligationChanged, ObligationGiven } from '../../../protocol/season.ts';
import { newId, type Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import type { ObligationTable } from '../../db/schema/season.ts';
import { guardOrganization, isId } from '../../people/guard.ts';
import { denied } from './season-rights.ts';
import { obligationRows, organizationRows, tradeRows, type ObligationRow } from './season.queries.ts';

type Rule = Omit<ObligationRow, 'id' | 'owner' | 'supersedesId' | 'state'> & {
	readonly ownerId: string | null;
	readonly state: ObligationRow['state'];
};

/** Whether a rule can be: refuses what contradicts itself or reaches too far. */
async function checkRule(db: Db, rule: Rule): Promise<Result<void>> {
	if (rule.to !== null && rule.to < rule.from) return refuse('dates_reversed');
	if (rule.quantifier === 'each' && rule.organizationIds.length === 0) return refuse('obligation_binds_nobody');
	const held = new Set(rule.heldLives);
	if (held.size === 0 || rule.plannedLives.some((life) => held.has(life))) return refuse('obligation_lives_overlap');
	const trades = await tradeRows(db);
	if (rule.tradeIds.some((id) => !trades.has(id))) return refuse('obligation_trade_unknown');
	const organizations = await organizationRows(db);
	const parents = new Map([...organizations].map(([id, one]) => [id, one.parentId]));
	const beyond = rule.organizationIds.find((id) => !isWithin(parents, id, rule.organizationId));
	if (beyond !== undefined)
		return refuse('obligation_out_of_reach', { name: organizations.get(beyond)?.name.zh ?? '?' });
	return ok(undefined);
}

function columns(rule: Rule) {
	return {
		organization_id: rule.organizationId,
		title_zh: rule.title.zh,
		title_en: rule.title.en ?? null,
		quantifier: rule.quantifier,
		period: rule.period,
		minimum: rule.minimum,
		levels: [...new Set(rule.levels)],
		activities: [...new Set(rule.activities)],
		trade_ids: [...new Set(rule.tradeIds)],
		held_lives: [...new Set(rule.heldLives)],
		planned_lives: [...new Set(rule.plannedLives)],
		lead_days: rule.leadDays,
		joint_cap: rule.jointCap,
		from_day: rule.from,
		to_day: rule.to,
		state: rule.state,
		owner_id: rule.ownerId
	} satisfies Omit<Insertable<ObligationTable>, 'id'>;
}

async function bind(tx: Db, id: string, organizationIds: readonly string[]): Promise<void> {
	await tx.deleteFrom('obligation_organization').where('obligation_id', '=', id).execute();
	const unique = [...new Set(organizationIds)];
	if (unique.length > 0)
		await tx
			.insertInto('obligation_organization')
			.values(unique.map((organization_id) => ({ obligation_id: id, organization_id })))
			.execute();
}

/** Makes an obligation. One that succeeds another ends that on the day before its own first. */
export async function addObligation(context: Context, given: ObligationGiven): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(context, 'calendar:manage', given.organizationId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const sound = await checkRule(db, given);
	if (!sound.ok) return sound;
	const id = newId();
	return await db.transaction().execute(async (tx): Promise<Result<{ id: string }>> => {
		if (given.supersedes) {
			const ended = await tx
				.updateTable('obligation')
				.where('id', '=', given.supersedes)
				.where('organization_id', '=', given.organizationId)
				.where('state', '=', 'in-force')
				.where('from_day', '<', given.from)
				.set({ state: 'superseded', to_day: addDays(given.from, -1) })
				.executeTakeFirst();
			if (ended.numUpdatedRows === 0n) return refuse('obligation_succession');
		}
		await tx
			.insertInto('obligation')
			.values({
				id,
				...columns(given),
				supersedes_id: given.supersedes ?? null,
				...(given.supersedes ? { state: 'in-force' as const } : {})
			})
			.execute();
		await bind(tx, id, given.organizationIds);
		return ok({ id });
	});
}

/** What rewrites the past when it changes. */
const PAST = [
	'quantifier',
	'period',
	'minimum',
	'levels',
	'activities',
	'tradeIds',
	'heldLives',
	'plannedLives',
	'jointCap',
	'from'
] as const;

function rewrites(now: ObligationRow, next: Rule): boolean {
	const told = (value: unknown): string => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
	return PAST.some((field) => told(now[field]) !== told(next[field]));
}

/** Changes an obligation. What it asks may change only until its first day; whom, how long and who sees to it always. */
export async function changeObligation(context: Context, id: string, given: ObligationChanged): Promise<Result<void>> {
	const { db } = context.database;
	const [now] = isId(id) ? await obligationRows(db, [id]) : [];
	if (!now) return denied(context);
	const allowed = await guardOrganization(context, 'calendar:manage', now.organizationId);
	if (!allowed.ok) return allowed;
	if (now.state === 'superseded') return refuse('obligation_superseded');
	const next: Rule = { ...now, ownerId: now.owner?.id ?? null, ...given };
	const begun = now.state === 'in-force' && now.from <= dayOfInstant(context.now().getTime());
	if (begun && (rewrites(now, next) || next.state === 'draft')) return refuse('obligation_in_force');
	const sound = await checkRule(db, next);
	if (!sound.ok) return sound;
	return await db.transaction().execute(async (tx): Promise<Result<void>> => {
		const changed = await tx
			.updateTable('obligation')
			.where('id', '=', id)
			// somebody may have put it in force, or let another succeed it, in this moment
			.where('state', '=', now.state)
			.set(columns(next))
			.executeTakeFirst();
		if (changed.numUpdatedRows === 0n) return refuse('obligation_superseded');
		if (given.organizationIds) await bind(tx, id, given.organizationIds);
		return ok(undefined);
	});
}

/** Deletes a draft. */
export async function deleteObligation(context: Context, id: string): Promise<Result<void>> {
	const { db } = context.database;
	const [now] = isId(id) ? await obligationRows(db, [id]) : [];
	if (!now) return denied(context);
	const allowed = await guardOrganization(context, 'calendar:manage', now.organizationId);
	if (!allowed.ok) return allowed;
	const deleted = await db
		.deleteFrom('obligation')
		.where('id', '=', id)
		.where('state', '=', 'draft')
		.executeTakeFirst();
	return deleted.numDeletedRows === 0n ? refuse('obligation_not_draft') : ok(undefined);
}
