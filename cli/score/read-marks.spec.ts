import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compiled, leaf, node } from '../../src/lib/domain/scoring/testing/scoring.ts';
import type { CompiledScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { Refused } from './problem.ts';
import { readMarks } from './read-marks.ts';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'marks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(scheme: CompiledScheme, ...lines: readonly string[]) {
	const file = join(folder, 'marks.csv');
	writeFileSync(file, lines.join('\n'));
	return readMarks(file, scheme);
}

/** Marks as "entry aspect#run judge value". */
function list(scheme: CompiledScheme, ...lines: readonly string[]): string[] {
	return read(scheme, ...lines).marks.map(({ entry, aspect, run, judge, mark }) => {
		const value = mark === null ? '–' : 'value' in mark ? mark.value : mark.status;
		return `${entry} ${aspect}#${run} ${judge} ${value}`;
	});
}

function problems(scheme: CompiledScheme, ...lines: readonly string[]): string[] {
	try {
		read(scheme, ...lines);
	} catch (error) {
		if (error instanceof Refused) return error.problems.map(({ line, text }) => `${line} ${text.en}`);
		throw error;
	}
	return [];
}

const one = compiled(leaf('A'));
const clock = compiled(node('R', { over: 'runs', runs: 2 }, leaf('T', { kind: 'time', max: '9999', step: '0.01' })));
const dive = compiled(
	node(
		'R',
		{ over: 'runs', runs: 2 },
		node('D', { kind: 'product' }, leaf('J'), leaf('DD', { step: '0.1', difficultyOf: 'J' }))
	)
);

describe('a marks file', () => {
	it('needs no aspect where there is one only, and no judge where there is one only', () => {
		expect(list(one, 'value,entry', '8,x', '+7.5,y', '.5,z')).toEqual(['x A#0 1 8', 'y A#0 1 7.5', 'z A#0 1 0.5']);
	});

	it('needs the aspect where there are several', () => {
		const scheme = compiled(node('R', {}, leaf('A'), leaf('B')));
		expect(problems(scheme, 'entry,value', 'x,1')).toEqual([
			'1 the scheme has several aspects; a column “aspect” is needed'
		]);
	});

	it('needs its columns', () => {
		expect(problems(one, 'entry,judge', 'x,1')[0]).toMatch(/^1 lacks the column value/);
		expect(problems(one, 'entry,value,Value', 'x,1,2')).toEqual(['1 there are two columns for “value”']);
		expect(problems(one, '')).toEqual(['null the file is empty']);
		expect(problems(one, 'entry,value', 'x,1,2')).toEqual(['2 has 3 cells under 2 headings']);
	});

	it('reads times by the clock', () => {
		expect(list(clock, 'entry,run,value', 'x,1,1:02.35', 'x,2,58.1', 'y,1,1:00:00')).toEqual([
			'x T#1 1 62.35',
			'x T#2 1 58.1',
			'y T#1 1 3600'
		]);
		expect(problems(clock, 'entry,run,value', 'x,1,1:72')).toEqual(['2 “1:72” is not a decimal number']);
	});

	it('reads words instead of values, and a status beside them', () => {
		expect(list(clock, 'entry,run,value,status', 'x,1,DNF,', 'x,2,,dns', 'y,1,9.5,ok', 'y,2,DSQ,DQ')).toEqual([
			'x T#1 1 dnf',
			'x T#2 1 dns',
			'y T#1 1 9.5',
			'y T#2 1 dq'
		]);
	});

	it('takes an empty value for a mark not given', () => {
		expect(list(one, 'entry,judge,value', 'x,J1,8', 'x,J2,')).toEqual(['x A#0 J1 8', 'x A#0 J2 –']);
	});

	it('knows runs', () => {
		expect(problems(clock, 'entry,run,value', 'x,,1', 'x,3,1', 'x,one,1')).toEqual([
			'2 “T” needs its run (1 to 2)',
			'3 Aspect “T” has no run 3.',
			'4 Aspect “T” has no run one.'
		]);
	});

	it('takes a row without aspect for the status of the entry', () => {
		const { statuses, entries } = read(dive, 'entry,aspect,run,judge,value', 'x,J,1,J1,8', 'y,,,,DNS');
		expect([...statuses].map(([id, { status }]) => `${id} ${status}`)).toEqual(['y dns']);
		expect(entries).toEqual(['x', 'y']);
		expect(problems(dive, 'entry,aspect,run,judge,value', 'x,,,,8')).toEqual(['2 names no aspect']);
	});

	it('takes the difficulty once, and always the same', () => {
		const header = 'entry,aspect,run,judge,value,difficulty';
		expect(list(dive, header, 'x,J,1,J1,8,3.1', 'x,J,1,J2,9,3.10', 'x,J,2,J1,8,2')).toEqual([
			'x J#1 J1 8',
			'x DD#1 difficulty 3.1',
			'x J#1 J2 9',
			'x J#2 J1 8',
			'x DD#2 difficulty 2'
		]);
		expect(problems(dive, header, 'x,J,1,J1,8,3.1', 'x,J,1,J2,9,3.2', 'x,J,2,J1,8,3.15')).toEqual([
			'3 the difficulty differs from line 2',
			'4 DD: 3.15 is not on the step of 0.1.'
		]);
		expect(problems(one, 'entry,judge,value,difficulty', 'x,J1,8,3')).toHaveLength(1);
	});
});
