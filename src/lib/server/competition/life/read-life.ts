// A competition's life as its desk page shows it: the steps taken, what may come next, what is due when.
import type { Life } from '../../../domain/competition/life.ts';
import {
	backPlan,
	LEAD_KINDS,
	leadState,
	stepOf,
	type LeadFacts,
	type LeadKind,
	type LeadState,
	type LeadTimes
} from '../../../domain/competition/life/lead-times.ts';
import { possibleSteps, type PossibleStep } from '../../../domain/competition/life/steps.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition } from '../../people/guard.ts';
import { planningOf } from './lead-times.queries.ts';
import { seatedCompetitions, stepFacts } from './life-facts.queries.ts';

export interface StepTaken {
	readonly number: number;
	readonly from: Life | null;
	readonly to: Life;
	readonly reason: string | null;
	readonly note: string | null;
	/** Nobody when the rounds brought it about. */
	readonly by: Text | null;
	readonly at: string;
}

export interface Deadline {
	readonly kind: LeadKind;
	readonly dueOn: string;
	readonly state: LeadState;
	/** When and by whom it was done, where a step says so. */
	readonly doneOn: string | null;
	readonly by: Text | null;
}

export interface LifeShown {
	readonly life: Life;
	readonly steps: readonly StepTaken[];
	readonly possible: readonly PossibleStep[];
	readonly deadlines: readonly Deadline[];
	/** The days that hold for its organization, and those it counts for itself. */
	readonly times: LeadTimes;
	readonly own: Partial<LeadTimes>;
}

async function stepsOf(db: Db, id: string): Promise<StepTaken[]> {
	const rows = await db
		.selectFrom('competition_step')
		.leftJoin('person', 'person.id', 'competition_step.person_id')
		.where('competition_id', '=', id)
		.orderBy('number')
		.select(['number', 'from_life', 'to_life', 'reason', 'note', 'at', 'person.name_zh', 'person.name_en'])
		.execute();
	return rows.map((row) => ({
		number: row.number,
		from: row.from_life,
		to: row.to_life,
		reason: row.reason,
		note: row.note,
		by: row.name_zh ? text(row.name_zh, row.name_en) : null,
		at: row.at.toISOString()
	}));
}

/** Every deadline of a competition with how it stands. */
export function deadlinesOf(
	plan: Readonly<Record<LeadKind, string>>,
	facts: LeadFacts,
	steps: readonly StepTaken[]
): Deadline[] {
	return LEAD_KINDS.map((kind) => {
		const state = leadState(kind, plan[kind], facts);
		const step = stepOf(kind);
		const taken = state === 'done' && step ? steps.findLast((one) => one.to === step) : undefined;
		return {
			kind,
			dueOn: plan[kind],
			state,
			doneOn: taken ? dayOfInstant(Date.parse(taken.at)) : null,
			by: taken?.by ?? null
		};
	}).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The life of a competition, for who manages it. */
export async function readLife(context: Context, id: string): Promise<Result<LifeShown>> {
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const [facts, steps, row, seated] = await Promise.all([
		stepFacts(db, id, context.now()),
		stepsOf(db, id),
		db.selectFrom('competition').where('id', '=', id).select(['organization_id', 'lead_times']).executeTakeFirst(),
		seatedCompetitions(db, [id])
	]);
	if (!facts || !row) return refuse('not_allowed');
	const { times, kinds } = (await planningOf(db, [row.organization_id]))(row.organization_id);
	return ok({
		life: facts.life,
		steps,
		possible: possibleSteps(facts),
		times,
		own: row.lead_times,
		deadlines: deadlinesOf(
			backPlan(facts, { ...times, ...row.lead_times }, kinds),
			{ life: facts.life, today: facts.today, taken: new Set(steps.map((step) => step.to)), judged: seated.has(id) },
			steps
		)
	});
}
