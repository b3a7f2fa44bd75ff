// Each rule of panels by itself: what it forbids, and what it lets pass.
import { describe, expect, it } from 'vitest';
import { frameOf } from './frame.ts';
import { fairShares, loadsOf, strayOf } from './load.ts';
import { NO_RULES, type Assignment } from './model.ts';
import { barsOf, brokenRules, newlyBroken } from './rules.ts';
import { contestant, heat, judge, model } from './testing/models.ts';

const HOUR = 3_600_000;
const at = (heatAt: number, zone: number, slot: number, id: string): Assignment => ({
	heat: heatAt,
	zone,
	slot,
	judge: id,
	pinned: false
});
const barsOfJudge = (more: Parameters<typeof judge>[1], rest: Parameters<typeof model>[0] = {}) => {
	const given = model({ heats: [heat(1, 9, ['协鑫', '荣威'])], ...rest });
	return barsOf(given, judge('a', more), { heat: 0, zone: 0 }).map((bar) => [bar.rule, bar.by?.zh ?? null]);
};

describe('what bars a judge', () => {
	it('is the own employer among the contestants', () => {
		expect(barsOfJudge({ employer: '协鑫' })).toEqual([['own-employer', '协鑫']]);
		expect(barsOfJudge({ employer: '电力' })).toEqual([]);
	});

	it('is only what the zone marks, when zones are stations; a place not drawn yet may be any', () => {
		const zones = [{ title: { zh: '一区' }, judges: 2, stations: { from: 1, to: 4 } }];
		const placed = (station: number | null) => [{ ...heat(1, 9), contestants: [contestant('协鑫', { station })] }];
		expect(barsOfJudge({ employer: '协鑫' }, { zones, heats: placed(5) })).toEqual([]);
		expect(barsOfJudge({ employer: '协鑫' }, { zones, heats: placed(4) })).toEqual([['own-employer', '协鑫']]);
		expect(barsOfJudge({ employer: '协鑫' }, { zones, heats: placed(null) })).toEqual([['own-employer', '协鑫']]);
	});

	it('is kin, an apprentice, a declared conflict, against an employer or one person', () => {
		const heats = [{ ...heat(1, 9), contestants: [contestant('荣威', { person: 'p1', name: { zh: '皋玉凤' } })] }];
		for (const kind of ['kin', 'apprentice', 'declared'] as const) {
			expect(barsOfJudge({ recusals: [{ kind, employer: null, person: 'p1' }] }, { heats })).toEqual([
				[kind, '皋玉凤']
			]);
			expect(barsOfJudge({ recusals: [{ kind, employer: '荣威', person: null }] }, { heats })).toEqual([
				[kind, '荣威']
			]);
			expect(barsOfJudge({ recusals: [{ kind, employer: null, person: 'p2' }] }, { heats })).toEqual([]);
		}
	});

	it('a declared conflict can be narrowed, kinship cannot', () => {
		const rules = { ...NO_RULES, narrowed: [{ judge: 'a', heat: 0, zone: 0 }] };
		expect(barsOfJudge({ recusals: [{ kind: 'declared', employer: '协鑫', person: null }] }, { rules })).toEqual([]);
		expect(barsOfJudge({ recusals: [{ kind: 'kin', employer: '协鑫', person: null }] }, { rules })).toEqual([
			['kin', '协鑫']
		]);
	});

	it('is a qualification that ends before the day, not one that ends on it', () => {
		expect(barsOfJudge({ qualifiedUntil: '2026-11-30' })).toEqual([['unqualified', null]]);
		expect(barsOfJudge({ qualifiedUntil: '2026-12-01' })).toEqual([]);
		expect(barsOfJudge({ qualifiedUntil: null })).toEqual([['unqualified', null]]);
	});

	it('is a time elsewhere that overlaps; touching is allowed; a booking weighs more than a word', () => {
		const absent = (from: number, to: number, booked = false) => ({
			from: from * HOUR,
			to: to * HOUR,
			booked,
			why: { zh: booked ? '焊工初赛' : '出差' }
		});
		expect(barsOfJudge({ absences: [absent(8, 9), absent(10, 12)] })).toEqual([]);
		expect(barsOfJudge({ absences: [absent(8, 9.5)] })).toEqual([['away', '出差']]);
		expect(barsOfJudge({ absences: [absent(8, 12), absent(9.5, 11, true)] })).toEqual([['booked', '焊工初赛']]);
	});

	it('all of it is told, the recusal first', () => {
		expect(barsOfJudge({ employer: '荣威', qualifiedUntil: null })).toEqual([
			['own-employer', '荣威'],
			['unqualified', null]
		]);
	});
});

describe('a plan', () => {
	const three = { heats: [heat(1, 9), heat(2, 10.25), heat(3, 13)] };
	const broken = (given: Parameters<typeof model>[0], plan: readonly Assignment[]) =>
		brokenRules(model(given), plan).map((one) => [one.rule, one.heat, one.zone, one.judge, one.amount]);

	it('breaks the rest where less lies between two heats', () => {
		const plan = [at(0, 0, 0, 'a'), at(1, 0, 0, 'a'), at(2, 0, 0, 'a')];
		const seats = { zones: [{ title: { zh: '一区' }, judges: 1, stations: null }], ...three };
		expect(broken({ ...seats, rules: { ...NO_RULES, restMinutes: 20 } }, plan)).toEqual([['rest', 1, 0, 'a', 15]]);
		expect(broken({ ...seats, rules: { ...NO_RULES, restMinutes: 15 } }, plan)).toEqual([]);
	});

	it('has nobody in two zones of a heat, nor in two heats at once', () => {
		const zones = [1, 2].map((n) => ({ title: { zh: `${n}` }, judges: 1, stations: null }));
		expect(broken({ zones }, [at(0, 0, 0, 'a'), at(0, 1, 0, 'a')])).toEqual([['twice', 0, 1, 'a', 1]]);
		const overlapping = { heats: [heat(1, 9), heat(2, 9.5)], zones: zones.slice(0, 1) };
		expect(broken(overlapping, [at(0, 0, 0, 'a'), at(1, 0, 0, 'a')])).toEqual([['twice', 1, 0, 'a', -30]]);
	});

	it('lacks seats and outsiders panel by panel', () => {
		const judges = [judge('a'), judge('b', { outsider: true })];
		const rules = { ...NO_RULES, outsiders: 1 };
		expect(broken({ judges, rules }, [at(0, 0, 0, 'a')])).toEqual([
			['unfilled', 0, 0, null, 1],
			['outsider', 0, 0, null, 1]
		]);
		expect(broken({ judges, rules }, [at(0, 0, 0, 'a'), at(0, 0, 1, 'b')])).toEqual([]);
		const without = { ...rules, withoutOutsider: [{ heat: 0, zone: 0 }], fewer: [{ heat: 0, zone: 0, by: 1 }] };
		expect(broken({ judges, rules: without }, [at(0, 0, 0, 'a')])).toEqual([]);
	});

	it('tells colleagues on one panel', () => {
		const judges = [judge('a', { employer: '中专' }), judge('b', { employer: '中专' })];
		expect(broken({ judges }, [at(0, 0, 0, 'a'), at(0, 0, 1, 'b')])).toEqual([['mixed', 0, 0, 'b', 1]]);
	});

	it('is compared with what was broken before a change', () => {
		const given = model({ ...three, rules: { ...NO_RULES, restMinutes: 20 } });
		const before = brokenRules(given, [at(0, 0, 0, 'a'), at(0, 0, 1, 'b')]);
		const after = brokenRules(given, [at(0, 0, 0, 'a'), at(0, 0, 1, 'b'), at(1, 0, 0, 'a')]);
		expect(newlyBroken(before, after).map((one) => one.rule)).toEqual(['rest']);
	});
});

describe('a fair share', () => {
	it('is the same for all but one heat', () => {
		const given = model({ heats: [heat(1, 8), heat(2, 10), heat(3, 12)] });
		// six seats, three judges
		expect(frameOf(given).shares.map(({ least, most }) => [least, most])).toEqual([
			[2, 2],
			[2, 2],
			[2, 2]
		]);
		expect(
			strayOf(
				frameOf(given).shares,
				new Map([
					['a', 3],
					['b', 2],
					['c', 1]
				])
			)
		).toBe(2);
	});

	it('is what they can do, for whom recusals leave little', () => {
		const given = model({ heats: [heat(1, 8), heat(2, 10), heat(3, 12), heat(4, 14)] });
		const shares = fairShares(given, (id) => (id === 'a' ? [0] : [0, 1, 2, 3]));
		// eight seats: a takes one, b and c seven
		expect(shares.map(({ least, most }) => [least, most])).toEqual([
			[1, 4],
			[3, 4],
			[3, 4]
		]);
	});

	it('counts a judge who takes every second heat only as far as rest allows', () => {
		const heats = [heat(1, 8), heat(2, 9), heat(3, 10), heat(4, 11)];
		const rules = { ...NO_RULES, restMinutes: 30 };
		const given = model({ heats, rules, judges: ['a', 'b', 'c', 'd'].map((id) => judge(id)) });
		expect(frameOf(given).shares.map((one) => one.least)).toEqual([2, 2, 2, 2]);
		expect([...loadsOf(given, [at(0, 0, 0, 'a'), at(2, 0, 0, 'a')]).values()]).toEqual([2, 0, 0, 0]);
	});
});
