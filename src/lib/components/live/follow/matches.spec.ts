import { describe, expect, it } from 'vitest';
import type { BoardRow } from '#lib/protocol/board.ts';
import { matches } from './matches.ts';

const row = {
	code: null,
	name: { zh: '王建国', en: 'Wang Jianguo' },
	employer: { zh: '阜宁中等专业学校', en: 'Funing Vocational School' }
} as BoardRow;

describe('matches', () => {
	it('finds by name, employer, either language and several words', () => {
		for (const query of ['建国', '专业学校', 'jianguo', 'FUNING wang', '王 学校', ' 王建国 ', 'Ｗａｎｇ'])
			expect(matches(row, query), query).toBe(true);
	});
	it('does not find others', () => {
		for (const query of ['李', 'wang 李', 'guowang']) expect(matches(row, query), query).toBe(false);
	});
	it('finds a code where names are not shown', () => {
		expect(matches({ code: '03-B-07' } as BoardRow, 'b-07')).toBe(true);
	});
});
