// Facts that permission is decided on.
import { sql } from 'kysely';
import type { Actor, Grant, SeatHeld } from '../../domain/people/policy.ts';
import type { Db } from '../db/database.ts';

/** The account of a valid login token with its grants, or null. */
export async function accountOfLogin(db: Db, hash: Buffer, now: Date): Promise<Actor['account']> {
	const rows = await db
		.selectFrom('login')
		.innerJoin('account', 'account.id', 'login.account_id')
		.leftJoin('role_grant', 'role_grant.person_id', 'account.person_id')
		.where('login.token_hash', '=', hash)
		.where('login.expires_at', '>', now)
		.where('account.disabled_at', 'is', null)
		.select([
			'account.id',
			'account.person_id',
			'role_grant.role',
			'role_grant.organization_id',
			'role_grant.competition_id'
		])
		.execute();
	const [first] = rows;
	if (!first) return null;
	const grants = rows.flatMap((row): Grant[] =>
		row.role ? [{ role: row.role, organizationId: row.organization_id, competitionId: row.competition_id }] : []
	);
	return { id: first.id, personId: first.person_id, grants };
}

/** The seat that a tablet's token holds now, or null. */
export async function seatOfTablet(db: Db, hash: Buffer): Promise<SeatHeld | null> {
	const row = await db
		.selectFrom('tablet')
		.innerJoin('seat', 'seat.id', 'tablet.seat_id')
		.where('tablet.token_hash', '=', hash)
		.where('tablet.ended_at', 'is', null)
		.select(['tablet.id as tablet_id', 'seat.id', 'seat.round_id', 'seat.number', 'seat.role', 'seat.person_id'])
		.executeTakeFirst();
	return row
		? {
				tabletId: row.tablet_id,
				seatId: row.id,
				roundId: row.round_id,
				number: row.number,
				role: row.role,
				personId: row.person_id
			}
		: null;
}

/** An organization and all above it, nearest first. */
export async function organizationPath(db: Db, organizationId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		with recursive up(id, parent_id, depth) as (
			select id, parent_id, 0 from organization where id = ${organizationId}
			union all
			select o.id, o.parent_id, up.depth + 1 from organization o join up on o.id = up.parent_id where up.depth < 50
		) select id from up order by depth`.execute(db);
	return rows.map((row) => row.id);
}

/** The competition and host of a round. */
export async function roundPlace(
	db: Db,
	roundId: string
): Promise<{ competitionId: string; organizationId: string } | undefined> {
	return await db
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.where('round.id', '=', roundId)
		.select(['competition.id as competitionId', 'competition.organization_id as organizationId'])
		.executeTakeFirst();
}

/** The competition and host of an event. */
export async function eventPlace(
	db: Db,
	eventId: string
): Promise<{ competitionId: string; organizationId: string } | undefined> {
	return await db
		.selectFrom('event')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.where('event.id', '=', eventId)
		.select(['competition.id as competitionId', 'competition.organization_id as organizationId'])
		.executeTakeFirst();
}
