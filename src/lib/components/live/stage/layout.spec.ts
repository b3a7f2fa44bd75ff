import { describe, expect, it } from 'vitest';
import type { BoardHead, BoardRow } from '#lib/protocol/board.ts';
import { layoutOf } from './layout.ts';

const head = (columns: number) =>
	({
		columns: Array.from({ length: columns }, (_, i) => ({
			code: `C${i}`,
			title: { zh: '实操' },
			full: '70',
			places: 2
		}))
	}) as unknown as BoardHead;
const field = (size: number, name: string, employer = '江苏荣威') =>
	Array.from({ length: size }, () => ({ code: null, name: { zh: name }, employer: { zh: employer } }) as BoardRow);

describe('layoutOf', () => {
	it('sets names and employers beside each other where they fit', () => {
		expect(layoutOf(head(2), field(10, '欧阳文博', '国网阜宁县供电公司'), 10)).toMatchObject({
			stacked: false,
			columns: [0, 1]
		});
	});
	it('puts the employer below a long name, whole', () => {
		const layout = layoutOf(head(2), field(10, '阜宁县高新区机电代表队', '国网阜宁县供电公司'), 10);
		expect(layout).toMatchObject({ stacked: true, columns: [0, 1] });
		expect(layout.name).toBeGreaterThan(0.7);
	});
	it('gives up columns rather than names', () => {
		expect(layoutOf(head(6), field(8, '国网江苏省电力有限公司阜宁县供电分公司一队'), 8).columns).toEqual([]);
		expect(layoutOf(head(6), field(8, '周海涛'), 8).columns).toHaveLength(6);
		expect(layoutOf(head(12), field(8, '周海涛'), 8).columns).toEqual([]);
	});
	it('never is wider than the hall', () => {
		for (let columns = 0; columns <= 12; columns++)
			for (const size of [1, 6, 8, 10, 12])
				for (const name of ['杨帆', '欧阳文博', '国网江苏省电力有限公司阜宁县供电分公司一队']) {
					const { grid, em } = layoutOf(head(columns), field(size, name), size);
					const fixed = [...grid.replace('minmax(0, 1fr)', '').matchAll(/([\d.]+)em/g)].reduce(
						(sum, [, w]) => sum + Number(w),
						0
					);
					expect(fixed * em).toBeLessThan(15.16);
				}
	});
	it('counts the larger first three lines', () => {
		expect(layoutOf(head(1), field(10, '杨帆'), 10).weights).toBeCloseTo(10.6);
		expect(layoutOf(head(1), field(2, '杨帆'), 2).weights).toBeCloseTo(2.4);
	});
});
