import { describe, expect, it } from 'vitest';
import { compileScheme } from './compile-scheme.ts';
import type { Derivation, MarkPart, NodePart } from './derivation.ts';
import { explain } from './explain.ts';
import { photovoltaic } from './presets/photovoltaic.ts';
import { compiled, leaf, node, tally } from './testing/scoring.ts';

/** The sample of a photovoltaic competition that ends at 88.43. */
const SAMPLE = {
	T: '87.5',
	A1: '10 10 10 10 10',
	A2: '3 3 2',
	A3: '7.5 7 8 6.5 7.5',
	B1: '2 2 3',
	B2: '15 15 15 15 15',
	B3: '9 8.5 9.5 8 9',
	C1: '8 8 8 8 8',
	C2: '4 4 4 4 4',
	C3: '2 2 3'
};

function nodes(derivation: Derivation): Map<string, Derivation> {
	const found = new Map([[derivation.code, derivation]]);
	for (const part of derivation.parts)
		if (part.part === 'node') for (const [code, below] of nodes(part.derivation)) found.set(code, below);
	return found;
}

describe('the explanation of a photovoltaic sheet', () => {
	const scheme = compileScheme(photovoltaic.build());
	const entry = { id: 'A-07', score: tally(scheme, 5, SAMPLE) };
	const explanation = explain(scheme, entry, [entry]);
	const by = nodes(explanation.derivation);

	it('follows the sample to its total', () => {
		const values = Object.fromEntries([...by].map(([code, { value }]) => [code, value]));
		expect(values).toEqual({
			TOTAL: '88.43',
			T: '87.5',
			P: '88.83',
			A: '28.00',
			A1: '10',
			A2: '10.67',
			A3: '7.33',
			B: '35.50',
			B1: '11.67',
			B2: '15',
			B3: '8.83',
			C: '25.33',
			C1: '8',
			C2: '8',
			C3: '9.33',
			V: '0'
		});
		expect([explanation.total, explanation.rank, explanation.status]).toEqual(['88.43', 1, 'active']);
	});

	it('shows every step and what it rounded', () => {
		expect(by.get('B1')?.combined).toBe('2.333333…');
		expect(by.get('B1')?.steps).toEqual([
			{ step: { divide: '3' }, before: '2.333333…', after: '0.777777…' },
			{ step: { times: '15' }, before: '0.777777…', after: '11.666666…' },
			{ step: { round: 2, mode: 'half-up' }, before: '11.666666…', after: '11.67' }
		]);
		expect(by.get('TOTAL')?.combined).toBe('88.431');
	});

	it('shows weights and what was struck', () => {
		const [theory, practical] = explanation.derivation.parts as readonly NodePart[];
		expect([theory?.weight, practical?.weight, theory?.of]).toEqual(['0.3', '0.7', 'child']);
		const marks = by.get('A3')?.parts as readonly MarkPart[];
		expect(marks.map(({ judge, raw, struck }) => [judge, raw, struck])).toEqual([
			['J1', '7.5', null],
			['J2', '7', null],
			['J3', '8', 'high'],
			['J4', '6.5', 'low'],
			['J5', '7.5', null]
		]);
		expect((by.get('C2')?.parts[0] as MarkPart).worth).toBe('8');
	});

	it('shows what was never marked as nothing, not as a calculation', () => {
		expect(by.get('V')?.steps).toEqual([]);
		expect((by.get('V')?.parts[0] as MarkPart).status).toBe('missing');
	});

	it('has bounds only where something can still move', () => {
		expect(by.get('B')?.low).toBe('35.50');
		const open = { id: 'A-08', score: tally(scheme, 5, { ...SAMPLE, B3: '9 8.5 9.5 8' }) };
		const b3 = nodes(explain(scheme, open, [open]).derivation).get('B3');
		expect([b3?.value, b3?.low, b3?.high, b3?.missing]).toEqual(['8.75', '8.50', '9.00', 1]);
	});
});

describe('the explanation of runs and sheets', () => {
	it('names runs, and strikes those that do not count', () => {
		const scheme = compiled(node('R', { kind: 'best-of', over: 'runs', runs: 3 }, leaf('A')));
		const entry = { id: 'x', score: tally(scheme, 1, { 'A#1': '5', 'A#2': 'dnf', 'A#3': '9' }) };
		const { derivation } = explain(scheme, entry, [entry]);
		const parts = derivation.parts as readonly NodePart[];
		expect(parts.map(({ of, label, struck }) => [of, label, struck])).toEqual([
			['run', '1', 'low'],
			['run', '2', 'low'],
			['run', '3', null]
		]);
		expect((parts[1]?.derivation.parts[0] as MarkPart).status).toBe('dnf');
	});

	it('names judges, and leaves sheets out of the striking that do not count yet', () => {
		const scheme = compiled(
			node('R', { kind: 'trimmed', over: 'judges', drop: { high: 1, low: 1 } }, node('S', {}, leaf('A'), leaf('B')))
		);
		const entry = { id: 'x', score: tally(scheme, 4, { A: '9 8 7 1', B: '9 8 7' }) };
		const parts = explain(scheme, entry, [entry]).derivation.parts as readonly NodePart[];
		expect(parts.map(({ label, struck, derivation }) => [label, struck, derivation.missing])).toEqual([
			['J1', 'high', 0],
			['J2', null, 0],
			['J3', 'low', 0],
			['J4', null, 1]
		]);
	});
});

describe('the explanation of a tie', () => {
	const scheme = compiled(node('R', {}, leaf('A'), leaf('B')), {
		ties: [
			{ by: 'judges', clause: '7.2' },
			{ by: 'node', code: 'A', clause: '7.3' }
		]
	});
	const field = [
		{ id: 'a', score: tally(scheme, 2, { A: '5 5', B: '4 6' }) },
		{ id: 'b', score: tally(scheme, 2, { A: '6 6', B: '4 4' }) },
		{ id: 'c', score: tally(scheme, 2, { A: '6 6', B: '4 4' }) },
		{ id: 'd', score: tally(scheme, 2, { A: '1 1', B: '1 1' }) }
	];
	const [first, second] = field;

	it('stops at the key that decides', () => {
		if (!first) throw new Error('no entry');
		const { rank, ties } = explain(scheme, first, field);
		expect(rank).toBe(3);
		expect(ties.map((tie) => tie.with)).toEqual(['b', 'c']);
		expect(ties[0]?.keys.map(({ clause, mine, theirs, decided }) => [clause, mine, theirs, decided])).toEqual([
			['7.2', '1', '1', false],
			['7.3', '5.00', '6.00', true]
		]);
	});

	it('shows all keys where none decides', () => {
		if (!second) throw new Error('no entry');
		const shared = explain(scheme, second, field).ties.find((tie) => tie.with === 'c');
		expect(shared?.keys.map(({ decided }) => decided)).toEqual([false, false]);
	});
});
