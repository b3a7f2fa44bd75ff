import { describe, expect, it } from 'vitest';
import { compiled, leaf, node } from '../../src/lib/domain/scoring/testing/scoring.ts';
import type { CompiledScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { compileScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { filePanel } from './file-panel.ts';
import { Refused } from './problem.ts';
import { DIFFICULTY_JUDGE, type FileMark } from './read-marks.ts';

/** "A J1" for a mark of aspect A by J1, "A#2 J1" in run 2. */
function marks(...words: readonly string[]): FileMark[] {
	return words.map((word, i) => {
		const [place = '', ...judge] = word.split(' ');
		const [aspect = '', run = '0'] = place.split('#');
		return { entry: 'x', aspect, run: Number(run), judge: judge.join(' '), mark: { value: '1' }, line: i + 2 };
	});
}

function seats(scheme: CompiledScheme, given: readonly FileMark[]): Record<string, unknown> {
	const panel = filePanel('m.csv', scheme, given);
	return Object.fromEntries(compileScheme(panel.scheme).leaves.map(({ code, node: { seats: own } }) => [code, own]));
}

const two = compiled(node('R', {}, leaf('A'), leaf('B')));

describe('the panel of a file', () => {
	it('seats labels by their number, the others where there is room', () => {
		const { judges } = filePanel('m.csv', two, marks('A J3', 'A 裁判1', 'A Anna Berg', 'A 07', 'A Judge 2', 'A J03'));
		expect(judges.map(({ label, seat }) => `${label}=${seat}`)).toEqual([
			'J3=3',
			'裁判1=1',
			'Anna Berg=4',
			'07=7',
			'Judge 2=2',
			'J03=5'
		]);
	});

	it('expects of an aspect those who marked it for anybody', () => {
		expect(seats(two, marks('A J1', 'A J2', 'B J2', 'B J3'))).toEqual({ A: ['J1', 'J2'], B: ['J2', 'J3'] });
	});

	it('expects of a sheet those who marked any part of it', () => {
		const sheets = compiled(node('R', { kind: 'mean', over: 'judges' }, node('S', {}, leaf('A'), leaf('B'))));
		expect(seats(sheets, marks('A J1', 'B J2'))).toEqual({ A: ['J1', 'J2'], B: ['J1', 'J2'] });
	});

	it('expects everybody of what nobody marked, and says so', () => {
		expect(seats(two, marks('A J1'))).toEqual({ A: ['J1'], B: undefined });
		expect(filePanel('m.csv', two, marks('A J1')).warnings.map(({ en }) => en)).toEqual([
			'“B” was not marked for anybody'
		]);
	});

	it('keeps the seats that the scheme names, also those that never occur', () => {
		const named = compiled(node('R', {}, leaf('A', { seats: [1, 2] }), leaf('B', { seats: ['Line'] })));
		const { judges, warnings } = filePanel('m.csv', named, marks('A J1', 'B Line'));
		expect(judges.map(({ label, seat }) => `${label}=${seat}`)).toEqual(['J1=1', 'Line=2']);
		expect(warnings).toEqual([]);
		expect(filePanel('m.csv', named, marks('A J1')).judges.map(({ label }) => label)).toEqual(['J1', 'J2', 'Line']);
	});

	it('refuses a mark from a seat that does not mark the aspect', () => {
		const named = compiled(node('R', {}, leaf('A', { seats: ['E1', 'E2'] }), leaf('B')));
		let problems: readonly { line: number | null; text: { en: string } }[] = [];
		try {
			filePanel('m.csv', named, marks('A E1', 'A D1', 'B D1'));
		} catch (error) {
			if (error instanceof Refused) problems = error.problems;
		}
		expect(problems.map(({ line, text }) => `${line} ${text.en}`)).toEqual(['3 Aspect “A” is not marked by seat D1.']);
	});

	it('gives the difficulty column to the seat of its aspect', () => {
		const dive = (rest: object) =>
			compiled(node('R', { kind: 'product' }, leaf('J'), leaf('DD', { difficultyOf: 'J', ...rest })));
		const given = marks('J J1', `DD ${DIFFICULTY_JUDGE}`);
		const judgeOf = (scheme: CompiledScheme) => filePanel('m.csv', scheme, given).marks[1]?.judge;
		expect(judgeOf(dive({}))).toBe(DIFFICULTY_JUDGE);
		expect(judgeOf(dive({ seats: [8] }))).toBe('J8');
		expect(filePanel('m.csv', dive({ seats: [8] }), given).judges.map(({ label }) => label)).toEqual(['J1', 'J8']);
	});

	it('finds a judge for a status that names none', () => {
		const { marks: placed } = filePanel('m.csv', two, [
			...marks('A J2', 'A J1'),
			{ entry: 'y', aspect: 'A', run: 0, judge: '', mark: { status: 'dns' }, line: 4 }
		]);
		expect(placed[2]?.judge).toBe('J2');
	});
});
