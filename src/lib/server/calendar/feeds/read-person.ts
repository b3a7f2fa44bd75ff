// One person's page: who it is, what is booked when, what was judged and contested. Eight statements, however much there is.
import type { Selectable } from 'kysely';
import { periodEnd, periodStart, addDays, dayOfInstant, instantAt } from '../../../domain/shared/day.ts';
import type { Role } from '../../../domain/people/policy.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import type { BookingTable, OccasionTable } from '../../db/schema.ts';
import { guardPerson } from '../../people/directory.ts';
import { guardDirectory, isId } from '../../people/guard.ts';
import { bookedOf, contestedBy, judgedBy, rolesOf, whoIs, yearOf } from './person.queries.ts';

export interface Booked {
	readonly id: string;
	readonly title: Text;
	readonly competition: { readonly id: string; readonly title: Text } | null;
	readonly seriesId: string | null;
	readonly kind: OccasionTable['kind'];
	readonly role: BookingTable['role'];
	readonly startsAt: number;
	readonly endsAt: number;
	readonly place: Text | null;
	readonly state: Selectable<OccasionTable>['state'];
	/** A competition judged that has no times of its own yet. */
	readonly wholeDays: boolean;
}

export interface PartIn {
	readonly competitionId: string;
	readonly title: Text;
	readonly host: Text;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly venue: Text | null;
	readonly off: boolean;
	/** The event and round, as far as there are several. */
	readonly round: Text;
	readonly chief: boolean;
}

export interface PersonPage {
	readonly person: {
		readonly id: string;
		readonly name: Text;
		readonly employer: { readonly id: string; readonly name: Text } | null;
		readonly account: string | null;
		readonly roles: readonly { readonly role: Role; readonly place: Text | null }[];
	};
	readonly coming: readonly Booked[];
	readonly past: readonly Booked[];
	/** Latest first. */
	readonly judged: readonly PartIn[];
	/** Entries of the same name and employer. */
	readonly contested: readonly PartIn[];
	/** Of this year: competitions judged, hours taught, times contested. */
	readonly year: {
		readonly year: number;
		readonly judged: number;
		readonly taught: number;
		readonly contested: number;
	};
	/** Since when there is an address of the private feed. */
	readonly feedSince: number | null;
	/** Whether the reader may give out and revoke that address. */
	readonly mayFeed: boolean;
}

/** What is booked, and competitions with a seat that are still to come but have no times yet. */
function withSeats(coming: readonly Booked[], judged: readonly PartIn[], today: string): Booked[] {
	const timed = new Set(coming.map((one) => one.competition?.id));
	const seats = new Map<string, Booked>();
	for (const one of judged)
		if (one.endsOn >= today && !timed.has(one.competitionId) && !seats.has(one.competitionId))
			seats.set(one.competitionId, {
				id: one.competitionId,
				title: one.title,
				competition: { id: one.competitionId, title: one.title },
				seriesId: null,
				kind: 'contest',
				role: one.chief ? 'chief-judge' : 'judge',
				startsAt: instantAt(one.startsOn, 0),
				endsAt: instantAt(addDays(one.endsOn, 1), 0),
				place: one.venue,
				state: one.off ? 'cancelled' : 'planned',
				wholeDays: true
			});
	return [...coming, ...seats.values()].sort((a, b) => a.startsAt - b.startsAt);
}

async function pageOf(context: Context, id: string, mayFeed: boolean): Promise<Result<PersonPage>> {
	const { db } = context.database;
	const now = context.now();
	const today = dayOfInstant(now.getTime());
	const [from, to] = [periodStart(today, 'year'), addDays(periodEnd(today, 'year'), 1)];
	const span = { from: new Date(instantAt(from, 0)), to: new Date(instantAt(to, 0)) };
	const [who, roles, coming, past, judged, contested, year, feed] = await Promise.all([
		whoIs(db, id),
		rolesOf(db, id),
		bookedOf(db, id, now, 'coming'),
		bookedOf(db, id, now, 'past'),
		judgedBy(db, id),
		contestedBy(db, id),
		yearOf(db, id, span, { from, to }),
		db
			.selectFrom('feed_token')
			.where('person_id', '=', id)
			.where('revoked_at', 'is', null)
			.select('created_at')
			.executeTakeFirst()
	]);
	if (!who) return refuse('not_allowed');
	return ok({
		person: { ...who, roles },
		coming: withSeats(coming, judged, today),
		past,
		judged,
		contested,
		year: { year: Number(today.slice(0, 4)), ...year },
		feedSince: feed?.created_at.getTime() ?? null,
		mayFeed
	});
}

/** A person's page, for whoever may read the directory and for the person. */
export async function readPersonPage(context: Context, id: string): Promise<Result<PersonPage>> {
	if (!isId(id)) return refuse('not_allowed');
	const own = context.actor.account?.personId === id;
	const allowed = own ? ok(undefined) : guardDirectory(context);
	if (!allowed.ok) return allowed;
	return await pageOf(context, id, own || (await guardPerson(context, id)).ok);
}

/** The page of whoever asks. */
export async function readOwnPage(context: Context): Promise<Result<PersonPage>> {
	const id = context.actor.account?.personId;
	return id ? await pageOf(context, id, true) : refuse('sign_in_needed');
}
