// What somebody at the desk may do where, by the same policy as the server's: so that nothing is offered that would be
// refused. The server decides all the same.
import { may, type Actor, type Scope } from '#lib/domain/people/policy.ts';
import type { Me, Organization } from './shapes.ts';

/** An organization and everything above it. */
export function upwards(organizations: readonly Organization[], id: string): readonly string[] {
	const byId = new Map(organizations.map((one) => [one.id, one]));
	const above: string[] = [];
	for (let at = byId.get(id); at && !above.includes(at.id); at = at.parentId ? byId.get(at.parentId) : undefined)
		above.push(at.id);
	return above;
}

export interface Rights {
	/** Make and change the competition, its entries, schemes and panels. */
	readonly manage: boolean;
	/** Open and close, give sheets back, record statuses. */
	readonly officiate: boolean;
}

const actorOf = (me: Me): Actor => ({
	account: { id: me.account, personId: me.person.id, grants: me.roles },
	seat: null
});

/** Rights in one competition of an organization. */
export function rightsIn(
	me: Me,
	organizations: readonly Organization[],
	competition: { readonly id: string; readonly organizationId: string }
): Rights {
	const scope: Scope = {
		organizationIds: upwards(organizations, competition.organizationId),
		competitionId: competition.id
	};
	return {
		manage: may(actorOf(me), 'competition:manage', scope),
		officiate: may(actorOf(me), 'round:officiate', scope)
	};
}

/** The organizations in which somebody may make competitions and manage people; empty for those who may not anywhere. */
export function managed(me: Me, organizations: readonly Organization[]): readonly Organization[] {
	return organizations.filter((one) =>
		may(actorOf(me), 'people:manage', { organizationIds: upwards(organizations, one.id) })
	);
}
