// What a judge must mark before signing, and what may stay empty.
import { describe, expect, it } from 'vitest';
import { awaitedLines } from './awaited-lines.ts';
import type { CompiledScheme } from './compiled.ts';
import type { MarkValue } from './scheme.ts';
import { compiled, leaf, node } from './testing/scoring.ts';

/** "A", or "A#2" for a run, of what seat 1 still has to mark. */
function awaited(scheme: CompiledScheme, marks: Readonly<Record<string, string | MarkValue>>, seat = 1): string[] {
	const markAt = (aspect: string, run: number): MarkValue | undefined => {
		const mark = marks[run > 0 ? `${aspect}#${run}` : aspect];
		return typeof mark === 'string' ? { value: mark } : mark;
	};
	return awaitedLines(scheme, seat, 'judge', markAt).map(({ leaf: one, run }) =>
		run > 0 ? `${one.code}#${run}` : one.code
	);
}

describe('the places a sheet waits for', () => {
	const trimmed = { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'mean' } as const;
	const withPenalty = compiled(
		node('R', {}, leaf('A', { panel: trimmed }), leaf('B', { seats: [1] }), leaf('V', { seats: [1], missing: 'zero' }))
	);

	it('are those without a mark, in scheme order, of this seat alone', () => {
		expect(awaited(withPenalty, {})).toEqual(['A', 'B']);
		expect(awaited(withPenalty, { A: '7' })).toEqual(['B']);
		expect(awaited(withPenalty, {}, 2)).toEqual(['A']);
	});

	it('are none when only deductions are missing that count as zero', () => {
		expect(awaited(withPenalty, { A: '7', B: '8' })).toEqual([]);
		expect(awaited(withPenalty, { A: '7', B: { status: 'absent' } })).toEqual([]);
	});

	it('are none of a part that may stay away, and the rest of it once it was begun', () => {
		const twoParts = compiled(
			node(
				'R',
				{},
				leaf('A'),
				node('E', { missing: 'leave-out' }, leaf('E1', { missing: 'wait' }), leaf('E2', { missing: 'wait' }))
			)
		);
		expect(awaited(twoParts, { A: '7' })).toEqual([]);
		expect(awaited(twoParts, { A: '7', E1: '5' })).toEqual(['E2']);
	});

	it('are none of a run that was not finished', () => {
		const runs = compiled(node('R', { over: 'runs', runs: 2 }, node('S', {}, leaf('A'), leaf('B'))));
		expect(awaited(runs, { 'A#1': '7' })).toEqual(['B#1', 'A#2', 'B#2']);
		expect(awaited(runs, { 'A#1': { status: 'dnf' } })).not.toContain('B#1');
	});
});
