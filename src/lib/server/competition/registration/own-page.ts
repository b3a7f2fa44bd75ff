// A person's own page behind the link that only they have: where they stand, and what they may do about it.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { State } from '../../../domain/competition/registration/states.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { PersonWritten } from '../../../protocol/registration.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { tokenHash } from '../../people/secrets.ts';
import { countTry } from '../../people/sign-in.ts';
import { changeRoster } from './change-roster.ts';
import { registerSelf, type Registered } from './register.ts';

// a factory's whole shift may register behind one address
const registering = new RateLimiterMemory({ points: 120, duration: 600 });
const looking = new RateLimiterMemory({ points: 300, duration: 300 });

/** Registers from the public page, as often as one address may. */
export async function registerFromOutside(
	context: Context,
	eventId: string,
	given: { person: PersonWritten },
	address: string
): Promise<Result<Registered & { token: string }>> {
	const counted = await countTry(registering, address);
	if (!counted.ok) return counted;
	if (given.person.phone.trim() === '') return refuse('registration_contact_needed');
	return await registerSelf(context, eventId, given);
}

export interface OwnRegistration {
	readonly name: Text;
	readonly employer: Text;
	readonly number: number;
	readonly code: string;
	readonly state: State;
	readonly position: number | null;
	readonly offerExpiresAt: string | null;
	/** Why it was refused, where it was. */
	readonly reason: string | null;
	readonly event: { readonly id: string; readonly title: Text };
	readonly competition: {
		readonly title: Text;
		readonly startsOn: string;
		readonly endsOn: string;
		readonly venue: Text | null;
	};
	readonly contact: string | null;
	readonly station: { readonly heat: number; readonly number: number } | null;
	readonly entryCode: string | null;
}

async function find(context: Context, token: string) {
	return await context.database.db
		.selectFrom('registration')
		.where('token_hash', '=', tokenHash(token))
		.select(['id', 'event_id'])
		.executeTakeFirst();
}

/** The registration behind a link. An offer past its time is over before it is shown. */
export async function readOwn(
	context: Context,
	token: string,
	address: string
): Promise<Result<{ registration: OwnRegistration; now: string }>> {
	const counted = await countTry(looking, address);
	if (!counted.ok) return counted;
	const found = await find(context, token);
	if (!found) return refuse('registration_link_wrong');
	const { db } = context.database;
	const lapsed = await db
		.selectFrom('registration')
		.where('event_id', '=', found.event_id)
		.where('state', '=', 'offered')
		.where('offer_expires_at', '<=', context.now())
		.select('id')
		.limit(1)
		.executeTakeFirst();
	if (lapsed) await ownRoster(context, found.event_id, () => ok(undefined));
	const row = await ownRow(context, found.id);
	return row ? ok({ registration: row, now: context.now().toISOString() }) : refuse('registration_link_wrong');
}

type Work = (roster: Parameters<Parameters<typeof changeRoster>[4]>[0]['roster']) => Result<void>;

async function ownRoster(context: Context, eventId: string, work: Work): Promise<Result<void>> {
	return await changeRoster(context.database, eventId, { kind: 'self', personId: null }, context.now(), ({ roster }) =>
		Promise.resolve(work(roster))
	);
}

async function ownRow(context: Context, id: string): Promise<OwnRegistration | null> {
	const row = await context.database.db
		.selectFrom('registration as r')
		.innerJoin('event_registration as t', 't.event_id', 'r.event_id')
		.innerJoin('event', 'event.id', 'r.event_id')
		.innerJoin('competition as c', 'c.id', 'event.competition_id')
		.leftJoin('entry', 'entry.registration_id', 'r.id')
		.leftJoin('heat_place', 'heat_place.entry_id', 'entry.id')
		.leftJoin('heat', 'heat.id', 'heat_place.heat_id')
		.where('r.id', '=', id)
		.select([
			'r.name_zh',
			'r.name_en',
			'r.employer_zh',
			'r.employer_en',
			'r.number',
			'r.code',
			'r.state',
			'r.position',
			'r.offer_expires_at',
			'event.id as event_id',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'c.title_zh',
			'c.title_en',
			'c.starts_on',
			'c.ends_on',
			'c.venue_zh',
			'c.venue_en',
			't.contact',
			'entry.code as entry_code',
			'heat.number as heat',
			'heat_place.station_number'
		])
		.select((eb) =>
			eb
				.selectFrom('registration_line as l')
				.whereRef('l.registration_id', '=', 'r.id')
				.orderBy('l.seq', 'desc')
				.limit(1)
				.select('l.reason')
				.as('reason')
		)
		.executeTakeFirst();
	if (!row) return null;
	return {
		name: text(row.name_zh, row.name_en),
		employer: text(row.employer_zh, row.employer_en),
		number: row.number,
		code: row.code,
		state: row.state,
		position: row.position,
		offerExpiresAt: row.offer_expires_at?.toISOString() ?? null,
		reason: row.state === 'rejected' ? row.reason : null,
		event: { id: row.event_id, title: text(row.event_zh, row.event_en) },
		competition: {
			title: text(row.title_zh, row.title_en),
			startsOn: row.starts_on,
			endsOn: row.ends_on,
			venue: row.venue_zh ? text(row.venue_zh, row.venue_en) : null
		},
		contact: row.contact,
		station: row.heat !== null && row.station_number !== null ? { heat: row.heat, number: row.station_number } : null,
		entryCode: row.entry_code
	};
}

/** Accepts or declines an offer, or withdraws. */
export async function decideOwn(
	context: Context,
	token: string,
	given: { action: 'accept' | 'decline' | 'withdraw' },
	address: string
): Promise<Result<void>> {
	const counted = await countTry(looking, address);
	if (!counted.ok) return counted;
	const found = await find(context, token);
	if (!found) return refuse('registration_link_wrong');
	return await ownRoster(context, found.event_id, (roster) =>
		given.action === 'withdraw' ? roster.withdraw(found.id, null) : roster[given.action](found.id)
	);
}
