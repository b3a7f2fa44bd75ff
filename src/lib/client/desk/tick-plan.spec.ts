import { describe, expect, it } from 'vitest';
import { compileScheme } from '#lib/domain/scoring/compile-scheme.ts';
import { halfpipe } from '#lib/domain/scoring/presets/halfpipe.ts';
import { photovoltaic } from '#lib/domain/scoring/presets/photovoltaic.ts';
import { tickPlan, tickShape } from './tick-plan.ts';

const seats = [1, 2, 3, 4, 5].map((number) => ({ number, role: 'judge' as const }));
const NONE = new Set<string>();
const bars = (path: string) => path.split('M').length - 1;

describe('tickPlan', () => {
	const plan = tickPlan(compileScheme(photovoltaic.build()), seats);

	it('has one axis for all seats, in scheme order, with a gap before each criterion', () => {
		expect(plan.axis.map(({ leaf, gap }) => (gap ? `|${leaf.code}` : leaf.code)).join(' ')).toBe(
			'T |A1 A2 A3 |B1 B2 B3 |C1 C2 C3 |V'
		);
	});

	it('knows which flag of a seat belongs to which place', () => {
		const fourth = plan.seats.get(4);
		expect(fourth?.lines.map(({ leaf }) => leaf.code)).toEqual(
			plan.axis.filter((_, i) => (fourth?.flags[i] ?? -1) >= 0).map(({ leaf }) => leaf.code)
		);
		expect(fourth?.flags[0]).toBe(-1);
		expect(plan.seats.get(1)?.flags[0]).toBe(0);
	});

	it('goes run by run', () => {
		const runs = tickPlan(compileScheme(halfpipe.build()), seats);
		expect(runs.axis.map(({ run, gap }) => [run, gap])).toEqual([
			[1, false],
			[2, true],
			[3, true]
		]);
	});

	it('leaves out what nobody on the panel marks', () => {
		const small = tickPlan(compileScheme(photovoltaic.build()), [{ number: 4, role: 'judge' }]);
		expect(small.axis.some(({ leaf }) => leaf.code === 'T')).toBe(false);
	});
});

describe('tickShape', () => {
	const plan = tickPlan(compileScheme(photovoltaic.build()), seats);
	const own = plan.seats.get(2)?.lines.length ?? 0;

	it('draws what is marked, what is open and what is not this seat’s', () => {
		const shape = tickShape(plan, 2, '11'.padEnd(own, '0'), NONE);
		expect([bars(shape.marked), bars(shape.open), bars(shape.foreign)]).toEqual([2, own - 2, plan.axis.length - own]);
	});

	it('sets an alerted aspect apart', () => {
		const shape = tickShape(plan, 2, '1'.repeat(own), new Set(['B1']));
		expect([bars(shape.alert), bars(shape.marked)]).toEqual([1, own - 1]);
	});

	it('is as wide for every seat', () => {
		const widths = seats.map((seat) => tickShape(plan, seat.number, '', NONE).width);
		expect(new Set(widths).size).toBe(1);
	});

	it('draws nothing for a seat that is not there', () => {
		expect(tickShape(plan, 9, '', NONE).width).toBe(0);
	});
});
