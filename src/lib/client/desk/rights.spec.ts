import { describe, expect, it } from 'vitest';
import { managed, rightsIn, upwards } from './rights.ts';
import type { Me, Organization, RoleHeld } from './shapes.ts';

const org = (id: string, parentId: string | null): Organization => ({
	id,
	parentId,
	kind: 'township',
	name: { zh: id },
	short: null
});
const tree = [org('county', null), org('town', 'county'), org('firm', 'town'), org('other', 'county')];
const me = (...roles: readonly RoleHeld[]): Me => ({ account: 'a', person: { id: 'p', name: { zh: '戴' } }, roles });
const organizer = (organizationId: string): RoleHeld => ({ role: 'organizer', organizationId, competitionId: null });
const chief = (competitionId: string): RoleHeld => ({ role: 'chief-judge', organizationId: null, competitionId });
const competition = { id: 'c', organizationId: 'town' };

describe('rights at the desk', () => {
	it('reach down from the organization they were given in, not sideways or up', () => {
		expect(rightsIn(me(organizer('county')), tree, competition)).toEqual({ manage: true, officiate: true });
		expect(rightsIn(me(organizer('other')), tree, competition)).toEqual({ manage: false, officiate: false });
		expect(managed(me(organizer('town')), tree).map((one) => one.id)).toEqual(['town', 'firm']);
	});

	it('let a chief judge officiate in that competition and manage nothing', () => {
		expect(rightsIn(me(chief('c')), tree, competition)).toEqual({ manage: false, officiate: true });
		expect(rightsIn(me(chief('d')), tree, competition)).toEqual({ manage: false, officiate: false });
		expect(managed(me(chief('c')), tree)).toEqual([]);
	});

	it('are none without roles', () => {
		expect(rightsIn(me(), tree, competition)).toEqual({ manage: false, officiate: false });
	});

	it('end where the tree runs in a circle', () => {
		expect(upwards([org('a', 'b'), org('b', 'a')], 'a')).toEqual(['a', 'b']);
		expect(upwards(tree, 'gone')).toEqual([]);
	});
});
