import { describe, expect, it } from 'vitest';
import { isLeaf, type Inner, type Leaf, type Scheme, type SchemeNode } from '#lib/domain/scoring/scheme.ts';
import {
	addNode,
	addSibling,
	duplicateNode,
	indentNode,
	moveNode,
	outdentNode,
	refitChildren,
	removeNode,
	renameCode,
	stepPlace,
	type Edited
} from './scheme-edit.ts';
import { freshCode, isAbove, leavesOf, nodeAt, treeRows } from './scheme-tree.ts';

const leaf = (code: string): Leaf => ({ code, title: { zh: code }, kind: 'points', min: '0', max: '10', step: '0.5' });
const inner = (code: string, children: SchemeNode[], kind: Inner['kind'] = 'sum'): Inner => ({
	code,
	title: { zh: code },
	kind,
	children
});
const scheme = (root: SchemeNode): Scheme => ({
	format: 'jiangsai-scheme/1',
	title: { zh: '试' },
	root,
	ranking: {
		order: 'high',
		style: '1224',
		ties: [{ by: 'node', code: 'A1' }, { by: 'judges' }, { by: 'node', code: 'B' }]
	}
});
const base = () => scheme(inner('S', [inner('A', [leaf('A1'), leaf('A2')]), inner('B', [leaf('B1')]), leaf('C')]));

/** The tree in one line: S(A(A1 A2) B(B1) C). */
function shape(node: SchemeNode): string {
	return isLeaf(node) ? node.code : `${node.code}(${node.children.map(shape).join(' ')})`;
}
const result = (edited: Edited | null) => edited && [shape(edited.scheme.root), edited.place];

describe('adding', () => {
	it('puts an aspect at the end of the chosen criterion, with the next code', () => {
		expect(result(addNode(base(), [0], leaf))).toEqual(['S(A(A1 A2 A3) B(B1) C)', [0, 2]]);
	});

	it('puts it after the chosen aspect', () => {
		expect(result(addNode(base(), [0, 0], leaf))).toEqual(['S(A(A1 A3 A2) B(B1) C)', [0, 1]]);
	});

	it('uses letters below the root', () => {
		expect(result(addNode(base(), [], leaf))).toEqual(['S(A(A1 A2) B(B1) C D)', [3]]);
	});

	it('puts a sibling after a criterion, not into it', () => {
		expect(result(addSibling(base(), [0], (code) => inner(code, [])))).toEqual(['S(A(A1 A2) D() B(B1) C)', [1]]);
		expect(addSibling(base(), [], leaf)).toBeNull();
	});

	it('gives a child of a weighted node a weight', () => {
		const weighted = scheme(inner('S', [{ ...leaf('A'), weight: '0.3' }], 'weighted'));
		const edited = addNode(weighted, [], leaf);
		expect(edited && nodeAt(edited.scheme.root, [1])).toMatchObject({ code: 'B', weight: '1' });
	});
});

describe('removing', () => {
	it('goes to the next sibling and drops the tie keys that spoke of what is gone', () => {
		const edited = removeNode(base(), [0, 0]);
		expect(result(edited)).toEqual(['S(A(A2) B(B1) C)', [0, 0]]);
		expect(edited?.scheme.ranking.ties).toEqual([{ by: 'judges' }, { by: 'node', code: 'B' }]);
	});

	it('drops the tie keys of everything below as well', () => {
		expect(removeNode(base(), [0])?.scheme.ranking.ties).toEqual([{ by: 'judges' }, { by: 'node', code: 'B' }]);
	});

	it('goes to the parent when it was the only child, and never takes the root', () => {
		expect(result(removeNode(base(), [1, 0]))).toEqual(['S(A(A1 A2) B() C)', [1]]);
		expect(removeNode(base(), [])).toBeNull();
	});
});

describe('moving', () => {
	it('moves among siblings and stops at the ends', () => {
		expect(result(moveNode(base(), [0, 0], 1))).toEqual(['S(A(A2 A1) B(B1) C)', [0, 1]]);
		expect(result(moveNode(base(), [2], -1))).toEqual(['S(A(A1 A2) C B(B1))', [1]]);
		expect(moveNode(base(), [0, 0], -1)).toBeNull();
		expect(moveNode(base(), [2], 1)).toBeNull();
	});

	it('goes into the criterion before it', () => {
		expect(result(indentNode(base(), [2]))).toEqual(['S(A(A1 A2) B(B1 C))', [1, 1]]);
		expect(result(indentNode(base(), [1]))).toEqual(['S(A(A1 A2 B(B1)) C)', [0, 2]]);
	});

	it('does not go into an aspect', () => {
		expect(indentNode(base(), [0, 1])).toBeNull();
		expect(indentNode(base(), [0])).toBeNull();
	});

	it('comes out to stand after its criterion', () => {
		expect(result(outdentNode(base(), [0, 0]))).toEqual(['S(A(A2) A1 B(B1) C)', [1]]);
		expect(outdentNode(base(), [1])).toBeNull();
	});

	it('undoes an indent by an outdent', () => {
		const there = indentNode(base(), [2]);
		const back = there && outdentNode(there.scheme, there.place);
		expect(result(back)).toEqual([shape(base().root), [2]]);
	});

	it('has no panel of its own below a node that goes over the judges', () => {
		const panelled: Leaf = { ...leaf('B'), panel: { how: 'mean' } };
		const sheets = scheme(
			inner('S', [{ ...inner('J', [inner('P', [leaf('P1')])], 'mean'), over: 'judges' }, panelled])
		);
		const there = indentNode(sheets, [1]);
		expect(there && nodeAt(there.scheme.root, there.place)).toEqual(leaf('B'));
		const added = addNode(sheets, [0, 0], (code) => ({ ...leaf(code), panel: { how: 'mean' } }));
		expect(added && nodeAt(added.scheme.root, added.place)).toEqual(leaf('P2'));
		const beside = addNode(sheets, [], (code) => ({ ...leaf(code), panel: { how: 'mean' } }));
		expect(beside && nodeAt(beside.scheme.root, beside.place)).toHaveProperty('panel');
	});

	it('loses its weight when it leaves a weighted node', () => {
		const weighted = scheme(
			inner('S', [inner('A', [leaf('A1')]), inner('B', [{ ...leaf('B1'), weight: '0.4', outOf: '10' }], 'weighted')])
		);
		const edited = outdentNode(weighted, [1, 0]);
		expect(edited && nodeAt(edited.scheme.root, [2])).toEqual(leaf('B1'));
	});
});

describe('duplicating and renaming', () => {
	it('copies a criterion with everything in it under new codes', () => {
		expect(result(duplicateNode(base(), [0]))).toEqual(['S(A(A1 A2) D(D1 D2) B(B1) C)', [1]]);
		expect(duplicateNode(base(), [])).toBeNull();
	});

	it('renames, and tie keys and difficulty references follow', () => {
		const diving = scheme(inner('S', [leaf('A1'), { ...leaf('DD'), difficultyOf: 'A1' }]));
		const renamed = renameCode(diving, [0], 'JUMP');
		expect(renamed?.ranking.ties[0]).toEqual({ by: 'node', code: 'JUMP' });
		expect(renamed && nodeAt(renamed.root, [1])).toMatchObject({ difficultyOf: 'JUMP' });
	});

	it('refuses a code that is empty or taken', () => {
		expect(renameCode(base(), [0, 0], 'B1')).toBeNull();
		expect(renameCode(base(), [0, 0], '  ')).toBeNull();
		expect(renameCode(base(), [0, 0], 'A1')?.root).toEqual(base().root);
	});
});

describe('reading', () => {
	it('lists rows parents first, and knows who goes over the judges', () => {
		const s = scheme(inner('S', [{ ...inner('J', [inner('P', [leaf('P1')])], 'mean'), over: 'judges' }, leaf('Q')]));
		expect(treeRows(s.root).map((r) => [r.node.code, r.depth, r.overJudges])).toEqual([
			['S', 0, false],
			['J', 1, false],
			['P', 2, true],
			['P1', 3, true],
			['Q', 1, false]
		]);
		expect(leavesOf(s.root).map((l) => l.code)).toEqual(['P1', 'Q']);
	});

	it('steps through the rows and stops at both ends', () => {
		expect(stepPlace(base(), [0], 1)).toEqual([0, 0]);
		expect(stepPlace(base(), [0, 1], 1)).toEqual([1]);
		expect(stepPlace(base(), [], -1)).toEqual([]);
		expect(stepPlace(base(), [2], 1)).toEqual([2]);
	});

	it('tells what is above what', () => {
		expect(isAbove([], [0, 1])).toBe(true);
		expect(isAbove([0], [0])).toBe(false);
		expect(isAbove([1], [0, 1])).toBe(false);
	});

	it('goes on after Z', () => {
		const used = new Set(Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i)));
		expect(freshCode(used, { code: '', isRoot: true })).toBe('AA');
	});

	it('names a new child after the manner of its siblings', () => {
		const sheet = { code: 'SHEET', isRoot: false };
		expect(freshCode(new Set(['SHEET', 'A', 'B']), sheet, ['A', 'B'])).toBe('C');
		expect(freshCode(new Set(['Q1', 'Q2']), sheet, ['Q1', 'Q2'])).toBe('Q3');
		expect(freshCode(new Set(['x']), sheet, ['x'])).toBe('SHEET1');
		expect(freshCode(new Set(['T', 'P']), { code: 'TOTAL', isRoot: true }, ['T', 'P'])).toBe('A');
	});

	it('gives and takes weights when a node becomes weighted or stops being it', () => {
		const made = refitChildren({ ...inner('S', [leaf('A')]), kind: 'weighted' });
		expect(made.children[0]?.weight).toBe('1');
		expect(refitChildren({ ...made, kind: 'sum' }).children[0]).toEqual(leaf('A'));
	});
});
