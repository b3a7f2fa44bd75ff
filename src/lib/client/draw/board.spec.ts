// Columns show every place once, empty ones too, and the deal goes round the heats.
import { expect, it } from 'vitest';
import type { DrawList, DrawResult, DrawRule } from '#lib/domain/competition/draw/rule.ts';
import { columnsOf, dealingOrder } from './board.ts';

const list: DrawList = {
	format: 'jiangsai-draw-list/1',
	of: '',
	labels: 'names',
	rows: [1, 2, 3].map((no) => ({ no, label: `选手${no}`, unit: null, machine: null, skill: null }))
};
const rule: DrawRule = {
	format: 'jiangsai-draw/1',
	stage: 'heat-station',
	heats: 2,
	stations: [1, 2].map((number) => ({ number, machine: null })),
	runs: 2,
	swaps: 0
};
const result: DrawResult = {
	stage: 'heat-station',
	places: [
		{ no: 1, heat: 2, stations: [2, 1] },
		{ no: 2, heat: 1, stations: [2, 1] },
		{ no: 3, heat: 1, stations: [1, 2] }
	]
};

it('shows every station of every heat, blank where somebody withdrew and empty where nobody was drawn', () => {
	const columns = columnsOf({ list, rule, blanks: [2] }, result);
	expect(columns.map((column) => column.slots.map((slot) => [slot.key, slot.row?.no ?? null, slot.blank]))).toEqual([
		[
			['1/1', 3, false],
			['1/2', 2, true]
		],
		[
			['2/1', null, false],
			['2/2', 1, false]
		]
	]);
	expect(columns[1]?.slots[1]?.more).toEqual([1]);
});

it('deals one to each heat in turn', () => {
	expect(dealingOrder(columnsOf({ list, rule, blanks: [] }, result))).toEqual([3, 1, 2]);
});
