// Holding a competition again: from itself or from a template, on another date, with a look at the dates first.
import { backPlan, LEAD_KINDS, type LeadKind } from '../../../domain/competition/life/lead-times.ts';
import { retitled } from '../../../domain/competition/life/retitle.ts';
import { copiedSpan, sameAgain, type HolidayRule, type Period } from '../../../domain/competition/life/same-again.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import { guardCompetition, guardOrganization, isId } from '../../people/guard.ts';
import { blueprintOf, scheduleOn, type Blueprint } from './blueprint.ts';
import { build } from './build.ts';
import { planningOf } from './lead-times.queries.ts';
import { templateBlueprint } from './templates.ts';

export interface CopyGiven {
	readonly competitionId?: string | undefined;
	readonly templateId?: string | undefined;
	/** Whose the copy is; the original's host unless given. */
	readonly organizationId?: string | undefined;
	readonly startsOn?: string | undefined;
	/** Instead of a date: the same again next month, quarter or year. */
	readonly again?: Period | undefined;
	readonly holidays: HolidayRule;
	readonly title?: Text | undefined;
}

export interface CopyPreview {
	readonly title: Text;
	readonly organizationId: string;
	readonly startsOn: string;
	readonly endsOn: string;
	/** The day that was asked for, where a holiday moved it. */
	readonly movedFrom: string | null;
	readonly deadlines: readonly { readonly kind: LeadKind; readonly dueOn: string; readonly past: boolean }[];
	readonly schedule: readonly { readonly title: Text; readonly startsAt: string; readonly endsAt: string }[];
	readonly events: readonly Text[];
}

interface Source {
	readonly blueprint: Blueprint;
	readonly organizationId: string;
}

async function sourceOf(context: Context, given: CopyGiven): Promise<Result<Source>> {
	const { db } = context.database;
	if (given.templateId !== undefined) return await templateBlueprint(context, given.templateId);
	const id = given.competitionId ?? '';
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const [blueprint, row] = await Promise.all([
		blueprintOf(db, id),
		db.selectFrom('competition').where('id', '=', id).select('organization_id').executeTakeFirst()
	]);
	return blueprint && row ? ok({ blueprint, organizationId: row.organization_id }) : refuse('not_allowed');
}

async function planCopy(
	context: Context,
	given: CopyGiven
): Promise<Result<{ preview: CopyPreview; blueprint: Blueprint }>> {
	const source = await sourceOf(context, given);
	if (!source.ok) return source;
	const { blueprint } = source.value;
	const organizationId = given.organizationId ?? source.value.organizationId;
	const allowed = isId(organizationId)
		? await guardOrganization(context, 'competition:manage', organizationId)
		: refuse('not_allowed');
	if (!allowed.ok) return allowed;
	const { times, kinds } = (await planningOf(context.database.db, [organizationId]))(organizationId);
	const wanted = given.startsOn ?? sameAgain(blueprint.startsOn, given.again ?? 'year');
	const span = copiedSpan(blueprint.days, wanted, kinds, given.holidays);
	const plan = backPlan(span, { ...times, ...blueprint.leadTimes }, kinds);
	const today = dayOfInstant(context.now().getTime());
	const preview: CopyPreview = {
		title: given.title ?? retitled(blueprint.title, blueprint.startsOn, span.startsOn),
		organizationId,
		...span,
		movedFrom: span.startsOn === wanted ? null : wanted,
		deadlines: LEAD_KINDS.map((kind) => ({ kind, dueOn: plan[kind], past: plan[kind] < today })),
		schedule: scheduleOn(blueprint, span.startsOn).map((one) => ({
			title: one.title,
			startsAt: one.startsAt.toISOString(),
			endsAt: one.endsAt.toISOString()
		})),
		events: blueprint.events.map((event) => event.title)
	};
	return ok({ preview, blueprint });
}

/** What the copy's dates would be; changes nothing. */
export async function previewCopy(context: Context, given: CopyGiven): Promise<Result<CopyPreview>> {
	const planned = await planCopy(context, given);
	return planned.ok ? ok(planned.value.preview) : planned;
}

/** Makes the copy: planned, with events, rounds and schemes, without entries, panels or results. */
export async function makeCopy(context: Context, given: CopyGiven): Promise<Result<{ id: string }>> {
	const planned = await planCopy(context, given);
	if (!planned.ok) return planned;
	const { preview, blueprint } = planned.value;
	const id = await context.database.db.transaction().execute((tx) =>
		build(tx, blueprint, {
			organizationId: preview.organizationId,
			title: preview.title,
			startsOn: preview.startsOn,
			endsOn: preview.endsOn,
			personId: context.actor.account?.personId ?? null,
			at: context.now()
		})
	);
	return ok({ id });
}
