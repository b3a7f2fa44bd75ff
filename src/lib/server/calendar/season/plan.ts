// Inking what was proposed: competitions with their occasion and base, all of them or none; and taking that back.
import { periodsOf, type Obligation } from '../../../domain/calendar/season/obligation.ts';
import { HOURS } from '../../../domain/calendar/season/planning.ts';
import { instantAt } from '../../../domain/shared/day.ts';
import { ok, type Refusal, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { PlanGiven } from '../../../protocol/season.ts';
import { newId, type Context } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { CompetitionTable } from '../../db/schema.ts';
import { baseHolders } from './base-holders.queries.ts';
import { deriveYear, type SeasonRead } from './read-season.ts';
import { denied, mayIn } from './season-rights.ts';
import { baseRows, organizationRows, tradeRows, type BaseRow, type OrganizationRow } from './season.queries.ts';

const EXCLUSION_VIOLATION = '23P01';
/** Two who want the same base insert first and look afterwards, so that each may wait for the other: PostgreSQL ends one. */
const DEADLOCK = '40P01';
const TRIES = 3;

/** Carries a refusal out of a transaction, so that nothing in it stays. */
class Refused extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

interface Planned {
	readonly id: string;
	readonly occasionId: string;
	readonly plan: PlanGiven;
	readonly title: Text;
	readonly obligation: Obligation;
	readonly level: CompetitionTable['level'];
}

const LEVEL_OF_KIND: Readonly<Record<string, CompetitionTable['level']>> = {
	township: 'township',
	subdistrict: 'township',
	zone: 'township',
	system: 'system',
	enterprise: 'enterprise',
	school: 'enterprise'
};

function titleOf(host: OrganizationRow, trade: Text | undefined): Text {
	const zh = trade ? `${host.name.zh}${trade.zh}技能竞赛` : `${host.name.zh}技能竞赛`;
	const short = host.short.en ?? host.name.en;
	return short && (!trade || trade.en) ? { zh, en: `${short} ${trade?.en ?? 'Skills'} Competition` } : { zh };
}

/** Why one plan cannot be; null when it can. */
function wrongPlan(plan: PlanGiven, season: SeasonRead, bases: ReadonlyMap<string, BaseRow>): Refusal | null {
	const obligation = season.obligations.find((one) => one.id === plan.obligationId);
	const host = season.organizations.get(plan.organizationId);
	if (!obligation || !host || obligation.state === 'draft') return { code: 'season_place_unknown' };
	const span = periodsOf(obligation, Number(plan.start.slice(0, 4))).find((one) => one.start === plan.start);
	if (!span) return { code: 'season_place_unknown' };
	if (plan.day < span.start || plan.day > span.end)
		return { code: 'season_day_outside', params: { day: plan.day, start: span.start, end: span.end } };
	if (plan.day < season.today) return { code: 'season_day_past', params: { day: plan.day } };
	if (plan.baseId !== null && !bases.has(plan.baseId)) return { code: 'season_base_unknown' };
	return null;
}

/** Whether as many places are still missing as are planned: somebody else may have been quicker. */
function filledMeanwhile(plans: readonly PlanGiven[], season: SeasonRead): Refusal | null {
	const wanted = Map.groupBy(
		plans.filter((plan) => !plan.extra),
		(plan) => `${plan.obligationId}/${plan.organizationId}/${plan.start}`
	);
	for (const [key, [plan, ...more]] of wanted) {
		const cell = season.cells.find((one) => `${one.obligationId}/${one.organizationId ?? ''}/${one.start}` === key);
		const obligation = season.obligations.find((one) => one.id === plan?.obligationId);
		if (!plan || !obligation || obligation.quantifier !== 'each') continue;
		if (!cell) return { code: 'season_place_unknown' };
		const open = cell.result === 'open' || cell.result === 'at-risk';
		if (open && obligation.minimum - cell.held - cell.planned > more.length) continue;
		const name = season.organizations.get(plan.organizationId)?.name;
		return {
			code: 'season_gap_filled',
			params: { name: name?.zh ?? '', name_en: name?.en ?? name?.zh ?? '', start: plan.start }
		};
	}
	return null;
}

async function insertAll(tx: Tx, all: readonly Planned[]): Promise<void> {
	await tx
		.insertInto('competition')
		.values(
			all.map(({ id, plan, title, obligation, level }) => ({
				id,
				organization_id: plan.organizationId,
				level,
				title_zh: title.zh,
				title_en: title.en ?? null,
				starts_on: plan.day,
				ends_on: plan.day,
				life: 'planned' as const,
				activity: obligation.activities[0] ?? 'skill',
				trade_id: plan.tradeId,
				base_id: plan.baseId
			}))
		)
		.execute();
	await tx
		.insertInto('occasion')
		.values(
			all.map(({ id, occasionId, plan, title }) => ({
				id: occasionId,
				organization_id: plan.organizationId,
				kind: 'contest' as const,
				competition_id: id,
				title_zh: title.zh,
				title_en: title.en ?? null,
				starts_at: new Date(instantAt(plan.day, HOURS.from)),
				ends_at: new Date(instantAt(plan.day, HOURS.to)),
				setup_minutes: HOURS.setup,
				teardown_minutes: HOURS.teardown
			}))
		)
		.execute();
	const bookings = all.flatMap(({ occasionId, plan }) =>
		plan.baseId === null
			? []
			: [{ id: newId(), occasion_id: occasionId, resource_id: plan.baseId, role: 'venue' as const }]
	);
	if (bookings.length > 0) await tx.insertInto('booking').values(bookings).execute();
}

/** Everything in one transaction. Plans of one obligation wait for each other, so that two do not fill the same gap. */
async function planAll(tx: Tx, context: Context, plans: readonly PlanGiven[]): Promise<Planned[]> {
	const ids = [...new Set(plans.map((plan) => plan.obligationId))].sort();
	await tx.selectFrom('obligation').where('id', 'in', ids).orderBy('id').select('id').forUpdate().execute();
	const bases = await baseRows(tx);
	const trades = await tradeRows(tx);
	const all: Planned[] = [];
	// a year for almost everybody; a plan over the turn of the year reads both
	for (const [year, those] of Map.groupBy(plans, (plan) => Number(plan.start.slice(0, 4)))) {
		const season = await deriveYear(tx, year, context.now(), ids);
		const wrong = those.map((plan) => wrongPlan(plan, season, bases)).find((one) => one !== null);
		const refusal = wrong ?? filledMeanwhile(those, season);
		if (refusal) throw new Refused(refusal);
		for (const plan of those) {
			const obligation = season.obligations.find((one) => one.id === plan.obligationId);
			const host = season.organizations.get(plan.organizationId);
			if (!obligation || !host) continue;
			const trade = plan.tradeId === null ? undefined : trades.get(plan.tradeId);
			if (plan.tradeId !== null && !trade) throw new Refused({ code: 'obligation_trade_unknown' });
			all.push({
				id: newId(),
				occasionId: newId(),
				plan,
				obligation,
				title: titleOf(host, trade),
				level: obligation.levels[0] ?? LEVEL_OF_KIND[host.kind] ?? 'county'
			});
		}
	}
	// the same order for everybody, so that two who want the same bases wait for each other instead of blocking each other
	all.sort((a, b) => (`${a.plan.baseId}/${a.plan.day}` < `${b.plan.baseId}/${b.plan.day}` ? -1 : 1));
	await insertAll(tx, all);
	return all;
}

/** Who has a base that these plans want: the sentence of the refusal. */
async function takenBy(db: Db, plans: readonly PlanGiven[]): Promise<Refusal> {
	const bases = await baseRows(db);
	const holders = await baseHolders(db, plans);
	const named = (text: Text | undefined) => ({ zh: text?.zh ?? '', en: text?.en ?? text?.zh ?? '' });
	const clash =
		plans.find((plan) => holders.has(`${plan.baseId}/${plan.day}`)) ??
		plans.find((plan, index) =>
			plans.some((other, at) => at !== index && other.baseId === plan.baseId && other.day === plan.day)
		);
	const base = named(bases.get(clash?.baseId ?? '')?.name);
	const by = named(holders.get(`${clash?.baseId}/${clash?.day}`) ?? { zh: '同一次排期', en: 'this same plan' });
	return {
		code: 'season_base_taken',
		params: { day: clash?.day ?? '', base: base.zh, base_en: base.en, by: by.zh, by_en: by.en }
	};
}

/**
 * Plans competitions: each becomes a competition (planned), its occasion and a hard booking of its base. One base that was
 * taken meanwhile, one gap that was filled meanwhile: nothing is planned, and a sentence says which.
 */
export async function planMany(
	context: Context,
	{ plans }: { plans: readonly PlanGiven[] }
): Promise<Result<{ competitionIds: string[] }>> {
	const { db } = context.database;
	const organizations = await organizationRows(db);
	if (plans.some((plan) => !mayIn(context, 'competition:manage', organizations, plan.organizationId)))
		return denied(context);
	for (let tried = 1; ; tried++) {
		try {
			const planned = await db.transaction().execute((tx) => planAll(tx, context, plans));
			const byPlan = new Map(planned.map((one) => [one.plan, one.id]));
			return ok({ competitionIds: plans.map((plan) => byPlan.get(plan) ?? '') });
		} catch (error) {
			if (error instanceof Refused) return { ok: false, refusal: error.refusal };
			const { code } = error as { code?: string };
			if (code === EXCLUSION_VIOLATION) return { ok: false, refusal: await takenBy(db, plans) };
			// whoever was ended looks again, and finds the base taken
			if (code !== DEADLOCK || tried === TRIES) throw error;
		}
	}
}

/** Takes planned competitions off again, with their occasions and bookings, while nothing else hangs on them. */
export async function unplanMany(
	context: Context,
	{ competitionIds }: { competitionIds: readonly string[] }
): Promise<Result<void>> {
	const { db } = context.database;
	const organizations = await organizationRows(db);
	const ids = [...new Set(competitionIds)];
	const rows = await db
		.selectFrom('competition')
		.where('id', 'in', ids)
		.select(['id', 'organization_id', 'title_zh'])
		.execute();
	if (
		rows.length < ids.length ||
		rows.some((row) => !mayIn(context, 'competition:manage', organizations, row.organization_id))
	)
		return denied(context);
	return await db
		.transaction()
		.execute(async (tx): Promise<Result<void>> => {
			const gone = await tx
				.deleteFrom('competition')
				.where('id', 'in', ids)
				.where('life', '=', 'planned')
				.where((eb) =>
					eb.not(
						eb.exists(eb.selectFrom('event').whereRef('event.competition_id', '=', 'competition.id').select('event.id'))
					)
				)
				.returning('id')
				.execute();
			const kept = rows.find((row) => !gone.some((one) => one.id === row.id));
			if (kept) throw new Refused({ code: 'season_plan_moved_on', params: { title: kept.title_zh } });
			return ok(undefined);
		})
		.catch((error: unknown): Result<void> => {
			if (error instanceof Refused) return { ok: false, refusal: error.refusal };
			throw error;
		});
}
