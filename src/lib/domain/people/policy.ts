// The one door for permission: who may do what where. Default deny; facts come from outside.

export type Role = 'organizer' | 'chief-judge' | 'judge' | 'sealing-officer' | 'arbitrator' | 'trainer' | 'contestant';

export interface Grant {
	readonly role: Role;
	readonly organizationId: string | null;
	readonly competitionId: string | null;
}

/** Somebody signed in, and the seat that the same browser's tablet holds; both may be missing. */
export interface Actor {
	readonly account: { readonly id: string; readonly personId: string; readonly grants: readonly Grant[] } | null;
	readonly seat: SeatHeld | null;
}

export interface SeatHeld {
	readonly tabletId: string;
	readonly seatId: string;
	readonly roundId: string;
	readonly number: number;
	readonly role: 'judge' | 'chief';
	readonly personId: string | null;
}

/** Where a permission is asked for. Organizations run from the one concerned up to the root. */
export interface Scope {
	readonly organizationIds?: readonly string[];
	readonly competitionId?: string;
	readonly roundId?: string;
}

export type Permission =
	/** Organizations, people, accounts, roles below an organization. */
	| 'people:manage'
	/** A directory is needed to fill a panel. */
	| 'people:read'
	/** Competitions of an organization: make and change them, their entries and panels. */
	| 'competition:manage'
	/** A competition before everybody may know of it: who plans the season, and who has a part in that competition. */
	| 'competition:read'
	/** Who and what is booked when, beyond what is published. */
	| 'calendar:read'
	/** Resources and occasions of an organization: make, move, cancel, override a warning. */
	| 'calendar:manage'
	/** Draw work codes and open their sealed map. */
	| 'draw:seal'
	/** See every mark of a round, give sheets back, set statuses, open and close. */
	| 'round:officiate'
	/** Mark the sheets of one's own seat. */
	| 'round:mark'
	/** Check contestants in at a competition. */
	| 'registration:check-in';

const CALENDAR_READERS: ReadonlySet<Role> = new Set(['organizer', 'chief-judge', 'trainer']);

function holds(actor: Actor, role: Role, scope: Scope): boolean {
	return (actor.account?.grants ?? []).some(
		(grant) =>
			grant.role === role &&
			((grant.organizationId !== null && (scope.organizationIds ?? []).includes(grant.organizationId)) ||
				(grant.competitionId !== null && grant.competitionId === scope.competitionId))
	);
}

/** Whether the actor may do this in this scope. */
export function may(actor: Actor, permission: Permission, scope: Scope): boolean {
	switch (permission) {
		case 'people:manage':
			return holds(actor, 'organizer', { organizationIds: scope.organizationIds ?? [] });
		case 'people:read':
			return (actor.account?.grants ?? []).some((grant) => grant.role === 'organizer' || grant.role === 'chief-judge');
		case 'calendar:read':
			return (actor.account?.grants ?? []).some((grant) => CALENDAR_READERS.has(grant.role));
		case 'competition:read':
			return (actor.account?.grants ?? []).some(
				(grant) =>
					CALENDAR_READERS.has(grant.role) ||
					(grant.competitionId !== null && grant.competitionId === scope.competitionId)
			);
		case 'competition:manage':
		case 'calendar:manage':
			return holds(actor, 'organizer', scope);
		case 'draw:seal':
			return holds(actor, 'sealing-officer', scope);
		case 'round:officiate':
			return (
				holds(actor, 'organizer', scope) ||
				holds(actor, 'chief-judge', scope) ||
				(actor.seat !== null && actor.seat.role === 'chief' && actor.seat.roundId === scope.roundId)
			);
		case 'registration:check-in':
			return holds(actor, 'organizer', scope) || holds(actor, 'chief-judge', scope);
		case 'round:mark':
			return actor.seat !== null && actor.seat.roundId === scope.roundId;
	}
}

/** An actor who is nobody in particular: the audience. */
export const NOBODY: Actor = { account: null, seat: null };
