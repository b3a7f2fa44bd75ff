// What everybody may know about registering for an event: when, where, on what terms, how many seats are left. No names.
import { sql } from 'kysely';
import type { Rules } from '../../../domain/competition/registration/terms.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { isId } from '../../people/guard.ts';
import { eventTerms } from './roster.queries.ts';

export interface PublicRegistration {
	readonly event: { readonly id: string; readonly title: Text };
	readonly competition: {
		readonly title: Text;
		readonly host: Text;
		readonly startsOn: string;
		readonly endsOn: string;
		readonly venue: Text | null;
	};
	readonly calledOff: boolean;
	readonly opensAt: string;
	readonly closesAt: string;
	readonly capacity: number;
	readonly seats: number;
	readonly waiting: number;
	readonly waitlist: boolean;
	readonly needsApproval: boolean;
	readonly offerHours: number;
	readonly employerQuota: number | null;
	readonly townQuota: number | null;
	readonly rules: Rules;
	readonly areaIds: readonly string[];
	readonly contact: string | null;
	readonly note: Text | null;
	readonly now: string;
}

async function eventWords(context: Context, eventId: string) {
	return await context.database.db
		.selectFrom('event_registration as r')
		.innerJoin('event', 'event.id', 'r.event_id')
		.innerJoin('competition as c', 'c.id', 'event.competition_id')
		.innerJoin('organization as o', 'o.id', 'c.organization_id')
		.where('r.event_id', '=', eventId)
		.select([
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'c.title_zh',
			'c.title_en',
			'c.venue_zh',
			'c.venue_en',
			'o.name_zh as host_zh',
			'o.name_en as host_en',
			'r.contact',
			'r.note_zh',
			'r.note_en',
			sql<number>`(select count(*)::int from registration x where x.event_id = r.event_id
				and x.state in ('applied','confirmed','checked-in','offered'))`.as('seats'),
			sql<number>`(select count(*)::int from registration x where x.event_id = r.event_id and x.state = 'waitlisted')`.as(
				'waiting'
			)
		])
		.executeTakeFirst();
}

export async function readPublic(
	context: Context,
	eventId: string
): Promise<Result<{ registration: PublicRegistration }>> {
	if (!isId(eventId)) return refuse('registration_none');
	const { db } = context.database;
	const [event, row] = await Promise.all([eventTerms(db, eventId), eventWords(context, eventId)]);
	if (!event || !row) return refuse('registration_none');
	const { terms } = event;
	return ok({
		registration: {
			event: { id: eventId, title: text(row.event_zh, row.event_en) },
			competition: {
				title: text(row.title_zh, row.title_en),
				host: text(row.host_zh, row.host_en),
				startsOn: event.startsOn,
				endsOn: event.endsOn,
				venue: row.venue_zh ? text(row.venue_zh, row.venue_en) : null
			},
			calledOff: event.calledOff,
			opensAt: new Date(terms.opensAt).toISOString(),
			closesAt: new Date(terms.closesAt).toISOString(),
			capacity: terms.capacity,
			seats: row.seats,
			waiting: row.waiting,
			waitlist: terms.waitlist,
			needsApproval: terms.needsApproval,
			offerHours: terms.offerHours,
			employerQuota: terms.employerQuota,
			townQuota: terms.townQuota,
			rules: event.rules,
			areaIds: event.areaIds,
			contact: row.contact,
			note: row.note_zh ? text(row.note_zh, row.note_en) : null,
			now: context.now().toISOString()
		}
	});
}
