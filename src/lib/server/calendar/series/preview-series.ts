// A series before it is saved: every date with what hits it and what is taken, and nothing changed.
import { dayOfInstant } from '../../../domain/shared/day.ts';
import { refuse, ok, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import { guardOrganization, isId } from '../../people/guard.ts';
import { checkResources, knownResources } from './add-series.ts';
import { planChange } from './plan-change.ts';
import { proposeDates, ruleDates, type ProposedDate, type SeriesPattern } from './propose.ts';
import type { SeriesDateRow } from './series.queries.ts';

export interface PreviewDate {
	readonly recursOn: string;
	readonly day: string | null;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly hit: { readonly kind: 'holiday' | 'make-up'; readonly name: Text } | null;
	/** What takes the place or the teacher at that time. */
	readonly taken: readonly { readonly who: Text; readonly what: Text; readonly from: number; readonly to: number }[];
	/** Changed by hand: stays as it is, at its own time. */
	readonly exception: { readonly cancelled: boolean } | null;
}

export interface SeriesPreview {
	readonly dates: readonly PreviewDate[];
	readonly hit: number;
	readonly free: number;
	/** Of a change: occasions that have no date any more and will be cancelled. */
	readonly cancelled: number;
}

function shown(date: ProposedDate, own: SeriesDateRow | undefined): PreviewDate {
	return {
		recursOn: date.recursOn,
		day: own ? dayOfInstant(own.startsAt) : date.day,
		startsAt: own?.startsAt ?? date.startsAt,
		endsAt: own?.endsAt ?? date.endsAt,
		hit: date.hit && { kind: date.hit.kind, name: date.hit.name },
		taken: date.taken.map((one) => ({ who: one.name, what: one.title, from: one.startsAt, to: one.endsAt })),
		exception: own ? { cancelled: own.state === 'cancelled' } : null
	};
}

function counted(dates: readonly PreviewDate[], cancelled: number): SeriesPreview {
	return {
		dates,
		hit: dates.filter((one) => one.hit && !one.exception).length,
		free: dates.filter((one) => one.day !== null && !one.exception && one.taken.length === 0).length,
		cancelled
	};
}

/** What saving would make of a new series, or of an existing one from a date on. */
export async function previewSeries(
	context: Context,
	given: SeriesPattern & {
		organizationId: string;
		seriesId?: string | undefined;
		from?: string | null | undefined;
		reset?: boolean | undefined;
	}
): Promise<Result<SeriesPreview>> {
	const { db } = context.database;
	const series = isId(given.seriesId)
		? await db
				.selectFrom('series')
				.where('id', '=', given.seriesId)
				.select(['id', 'organization_id'])
				.executeTakeFirst()
		: undefined;
	const allowed = await guardOrganization(context, 'calendar:manage', series?.organization_id ?? given.organizationId);
	if (!allowed.ok) return allowed;
	if (given.seriesId && !series) return refuse('not_allowed');
	const there = await checkResources(db, given);
	if (!there.ok) return there;
	if (!series) {
		const dates = ruleDates(given);
		if (!dates.ok) return dates;
		const known = await knownResources(db, given);
		const proposed = await proposeDates(db, given.organizationId, given, dates.value, known);
		return ok(
			counted(
				proposed.map((one) => shown(one, undefined)),
				0
			)
		);
	}
	const asked = { ...given, from: given.from ?? null, reset: given.reset ?? false };
	const plan = await planChange(db, series, asked, context.now().getTime());
	if (!plan.ok) return plan;
	const { dates, matched, exceptions } = plan.value;
	const kept = new Map(
		matched.kept.filter(({ row }) => exceptions.has(row.id)).map(({ row, recursOn }) => [recursOn, row])
	);
	const going = matched.surplus.filter((row) => !exceptions.has(row.id) && row.state !== 'cancelled');
	return ok(
		counted(
			dates.map((one) => shown(one, kept.get(one.recursOn))),
			going.length
		)
	);
}
