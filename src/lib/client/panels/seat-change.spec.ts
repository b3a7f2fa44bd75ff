// What a dragged judge would break, before anything is sent.
import { describe, expect, it } from 'vitest';
import { NO_RULES, type Assignment, type PanelModel } from '#lib/domain/competition/panels/model.ts';
import { outcomeOf, planAfter, swapOf } from './seat-change.ts';

const HOUR = 3_600_000;
const judge = (id: string, employer: string) => ({
	id,
	name: { zh: id },
	employer,
	employerName: { zh: employer },
	outsider: false,
	yearLoad: 0,
	qualifiedUntil: '9999-12-31',
	absences: [],
	recusals: []
});
const heat = (number: number, hour: number, employer: string) => ({
	number,
	day: '2026-12-01',
	time: { from: hour * HOUR, to: (hour + 1) * HOUR },
	contestants: [{ name: { zh: '选手' }, employer, employerName: { zh: employer }, person: null, station: null }]
});
const seat = (at: number, slot: number, id: string): Assignment => ({
	heat: at,
	zone: 0,
	slot,
	judge: id,
	pinned: false
});
const model: PanelModel = {
	judges: [judge('张', '协鑫'), judge('李', '荣威'), judge('陆', '中专'), judge('唐', '电力')],
	heats: [heat(1, 8, '荣威'), heat(2, 9, '协鑫')],
	zones: [{ title: { zh: '一区' }, judges: 2, stations: null }],
	rules: { ...NO_RULES, restMinutes: 15 },
	current: [seat(0, 0, '张'), seat(0, 1, '陆'), seat(1, 0, '李'), seat(1, 1, '唐')],
	goal: 'balance'
};
const at = (heatAt: number, slot: number) => ({ heat: heatAt, zone: 0, slot });

describe('a swap', () => {
	it('puts two the other way round and pins both', () => {
		const after = planAfter(model.current, swapOf(model.current, at(0, 1), at(1, 1)));
		expect(after.filter((one) => one.pinned).map((one) => [one.heat, one.slot, one.judge])).toEqual([
			[0, 1, '唐'],
			[1, 1, '陆']
		]);
		expect(after).toHaveLength(4);
	});

	it('moves somebody to an empty seat', () => {
		const plan = model.current.slice(0, 3);
		const after = planAfter(plan, swapOf(plan, at(0, 1), at(1, 1)));
		expect(after.map((one) => [one.heat, one.slot, one.judge])).toEqual([
			[0, 0, '张'],
			[1, 0, '李'],
			[1, 1, '陆']
		]);
	});

	it('says what it would break: never, with a reason, or nothing', () => {
		const outcome = (a: ReturnType<typeof at>, b: ReturnType<typeof at>) => {
			const found = outcomeOf(model, swapOf(model.current, a, b));
			return [found.verdict, found.broken.map((one) => one.rule).join()];
		};
		expect(outcome(at(0, 1), at(1, 1))).toEqual(['fine', '']);
		expect(outcome(at(0, 0), at(1, 0))).toEqual(['never', 'own-employer,own-employer']);
		const changes = [{ ...at(1, 1), judge: '陆', pinned: true }];
		expect(outcomeOf(model, changes)).toMatchObject({ verdict: 'reason', broken: [{ rule: 'rest', amount: 0 }] });
	});
});
