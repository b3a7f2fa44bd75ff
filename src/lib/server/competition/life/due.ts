// What is due this week across all competitions that somebody manages, late ones first.
import { LIVES, type Life } from '../../../domain/competition/life.ts';
import { backPlan, LEAD_KINDS, leadState, type LeadKind } from '../../../domain/competition/life/lead-times.ts';
import { may } from '../../../domain/people/policy.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { guardDirectory } from '../../people/guard.ts';
import { organizationsAbove, planningOf } from './lead-times.queries.ts';
import { seatedCompetitions } from './life-facts.queries.ts';

export interface Due {
	readonly competitionId: string;
	readonly title: Text;
	readonly host: Text;
	readonly life: Life;
	readonly kind: LeadKind;
	readonly dueOn: string;
	readonly state: 'late' | 'due';
	/** Of an organization or competition that the actor organizes directly, not of one below. */
	readonly own: boolean;
}

/** Nothing is due of what is settled or stands aside. */
const WAITING = LIVES.filter((life) => !['idea', 'archived', 'postponed', 'cancelled'].includes(life));

/** What is late or due within a week, by date. The number of statements does not grow with the competitions. */
export async function listDue(context: Context): Promise<Result<{ due: Due[] }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const all = await db
		.selectFrom('competition')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.where('competition.life', 'in', WAITING)
		.select([
			'competition.id',
			'competition.organization_id',
			'competition.title_zh',
			'competition.title_en',
			'competition.starts_on',
			'competition.ends_on',
			'competition.lead_times',
			'competition.life',
			'organization.name_zh',
			'organization.name_en',
			'organization.short_zh',
			'organization.short_en'
		])
		.execute();
	const organizationIds = [...new Set(all.map((row) => row.organization_id))];
	const above = await organizationsAbove(db, organizationIds);
	const rows = all.filter((row) =>
		may(context.actor, 'competition:manage', {
			organizationIds: above.get(row.organization_id) ?? [],
			competitionId: row.id
		})
	);
	const ids = rows.map((row) => row.id);
	const [planning, seated, steps] = await Promise.all([
		planningOf(db, organizationIds),
		seatedCompetitions(db, ids),
		db
			.selectFrom('competition_step')
			.where('competition_id', 'in', ids.length > 0 ? ids : [context.actor.account?.personId ?? ''])
			.select(['competition_id', 'to_life'])
			.execute()
	]);
	const taken = Map.groupBy(steps, (step) => step.competition_id);
	const today = dayOfInstant(context.now().getTime());
	const direct = new Set(
		(context.actor.account?.grants ?? [])
			.filter((grant) => grant.role === 'organizer')
			.flatMap((grant) => [grant.organizationId ?? [], grant.competitionId ?? []].flat())
	);
	const due = rows.flatMap((row): Due[] => {
		const { times, kinds } = planning(row.organization_id);
		const plan = backPlan({ startsOn: row.starts_on, endsOn: row.ends_on }, { ...times, ...row.lead_times }, kinds);
		const facts = {
			life: row.life,
			today,
			taken: new Set((taken.get(row.id) ?? []).map((step) => step.to_life)),
			judged: seated.has(row.id)
		};
		const own = direct.has(row.organization_id) || direct.has(row.id);
		return LEAD_KINDS.flatMap((kind): Due[] => {
			const state = leadState(kind, plan[kind], facts);
			if (state !== 'late' && state !== 'due') return [];
			const host = row.short_zh ? text(row.short_zh, row.short_en) : text(row.name_zh, row.name_en);
			const title = text(row.title_zh, row.title_en);
			return [{ competitionId: row.id, title, host, life: row.life, kind, dueOn: plan[kind], state, own }];
		});
	});
	return ok({ due: due.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)) });
}
