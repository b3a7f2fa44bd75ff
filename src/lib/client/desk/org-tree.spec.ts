import { describe, expect, it } from 'vitest';
import { orgRows, orgsMatching } from './org-tree.ts';
import type { Organization } from './shapes.ts';

const org = (id: string, parentId: string | null, zh = id): Organization => ({
	id,
	parentId,
	kind: 'enterprise',
	name: { zh },
	short: null
});
const list = [
	org('root', null, '县总工会'),
	org('b', 'root', '板湖镇'),
	org('b1', 'b', '荣威'),
	org('a', 'root', '益林镇')
];
const shape = (rows: ReturnType<typeof orgRows>) => rows.map((row) => `${'-'.repeat(row.depth)}${row.organization.id}`);

describe('orgRows', () => {
	it('puts children under their parent in the order they came', () => {
		expect(shape(orgRows(list))).toEqual(['root', '-b', '--b1', '-a']);
		expect(orgRows(list)[0]?.children).toBe(2);
	});

	it('does not lose one whose parent is not there', () => {
		expect(shape(orgRows([org('x', 'gone'), org('y', 'x')]))).toEqual(['x', '-y']);
	});
});

describe('orgsMatching', () => {
	it('keeps what is found with everything above it', () => {
		expect(shape(orgsMatching(orgRows(list), '荣威'))).toEqual(['root', '-b', '--b1']);
		expect(shape(orgsMatching(orgRows(list), '益林'))).toEqual(['root', '-a']);
		expect(orgsMatching(orgRows(list), '没有')).toEqual([]);
		expect(orgsMatching(orgRows(list), ' ')).toHaveLength(4);
	});
});
