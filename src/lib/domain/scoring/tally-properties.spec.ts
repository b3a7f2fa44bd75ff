// What holds for every scheme and every set of marks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemeProblems } from './check-scheme.ts';
import { compare, equal } from './exact.ts';
import { anyCase, anyScheme, caseMarks, PANEL } from './testing/arbitrary-scheme.ts';
import { marksOf, tallyEntry } from './tally.ts';

describe('a tally of any scheme', () => {
	it('runs on schemes that pass the check', () => {
		fc.assert(
			fc.property(anyScheme, (scheme) => {
				expect(schemeProblems(scheme)).toEqual([]);
			})
		);
	});

	it('does not depend on the order in which marks came', () => {
		fc.assert(
			fc.property(anyCase, fc.infiniteStream(fc.nat()), (one, keys) => {
				const { compiled, marks } = caseMarks(one);
				const shuffled = marks
					.map((mark) => ({ mark, key: keys.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ mark }) => mark);
				const a = tallyEntry(compiled, PANEL, marksOf(marks), 'active');
				const b = tallyEntry(compiled, PANEL, marksOf(shuffled), 'active');
				expect(b.state).toBe(a.state);
				expect(b.total).toEqual(a.total);
			})
		);
	});

	it('is complete when everything is marked, unless judges disagree or none gave a value', () => {
		fc.assert(
			fc.property(anyCase, (one) => {
				const { compiled, marks } = caseMarks(one);
				if (marks.some(({ mark }) => 'status' in mark)) return;
				const score = tallyEntry(compiled, PANEL, marksOf(marks), 'active');
				expect(score.expected).toBe(score.given);
				expect(score.state).toBe(score.disputes.length > 0 ? 'provisional' : 'complete');
			}),
			{ numRuns: 500 }
		);
	});

	it('keeps every completion within its bounds', () => {
		let reached = 0;
		fc.assert(
			fc.property(anyCase, fc.integer({ min: 0, max: 100 }), (one, share) => {
				const { compiled, marks, random } = caseMarks(one);
				// what has failed stays failed, unless a mark that need not come does come
				const fails = marks.some(({ mark }) => 'status' in mark && mark.status === 'dnf');
				if (fails && JSON.stringify(one.scheme).includes('leave-out')) return;
				const some = marks.filter(() => random() * 100 < share);
				const all = [...some, ...marks.filter((mark) => !some.includes(mark) && 'value' in mark.mark)];
				const now = tallyEntry(compiled, PANEL, marksOf(some), 'active');
				const then = tallyEntry(compiled, PANEL, marksOf(all), 'active');
				if (now.state === 'complete' || then.state !== 'complete' || !then.total) return;
				reached++;
				expect(now.low && compare(now.low, then.total)).toBeLessThanOrEqual(0);
				expect(now.high && compare(now.high, then.total)).toBeGreaterThanOrEqual(0);
			}),
			{ numRuns: Number(process.env.FC_RUNS ?? 3000) }
		);
		expect(reached).toBeGreaterThan(300);
	});

	it('lies within its own bounds, which meet when it is complete', () => {
		fc.assert(
			fc.property(anyCase, fc.integer({ min: 0, max: 100 }), (one, share) => {
				const { compiled, marks, random } = caseMarks(one);
				const { state, low, high, total } = tallyEntry(
					compiled,
					PANEL,
					marksOf(marks.filter(() => random() * 100 < share)),
					'active'
				);
				if (low && high) expect(compare(low, high)).toBeLessThanOrEqual(0);
				if (state === 'complete' && total) expect(low && high && equal(low, total) && equal(high, total)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});
});
