// For tests: schemes of every shape, panels, and marks for them.
import fc from 'fast-check';
import { compileScheme, type CompiledScheme, type Judge } from '../compile-scheme.ts';
import type { Combine, Inner, Leaf, MarkValue, Missing, Scheme, SchemeNode, Step } from '../scheme.ts';
import { sheetLines } from '../sheet.ts';
import { add, multiply, toDecimal, whole } from '../exact.ts';
import type { ListedMark } from '../tally.ts';

const title = { zh: '项' };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.oneof(
		fc.constantFrom<Step>(
			{ times: '0.6' },
			{ times: '-1.5' },
			{ divide: '3' },
			{ plus: '-1' },
			{ atLeast: '0' },
			{ atMost: '7' },
			{ round: 2 },
			{ round: 1, mode: 'half-even' },
			{ round: 0, mode: 'down' }
		)
	),
	{ maxLength: 2 }
);

const missing: fc.Arbitrary<Missing | undefined> = fc.constantFrom(
	undefined,
	undefined,
	undefined,
	'wait',
	'leave-out',
	'zero'
);
const drop = fc.constantFrom({ high: 1, low: 0 }, { high: 0, low: 1 }, { high: 0, low: 0 }, { high: 1, low: 1 });
const take = fc.constantFrom<('mean' | 'sum')[]>('mean', 'sum');

const panel: fc.Arbitrary<Combine> = fc.oneof(
	fc.constantFrom<Combine>(
		{ how: 'sum' },
		{ how: 'mean' },
		{ how: 'median' },
		{ how: 'middle-two' },
		{ how: 'agreed' }
	),
	fc.record({ how: fc.constant('trimmed' as const), drop, take }),
	fc.record({ how: fc.constant('best-of' as const), keep: fc.integer({ min: 1, max: 2 }), take })
);

function defined<T extends object>(fields: T): T {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

const leafFields = fc.record({
	scale: fc.constantFrom(
		{ min: '0', max: '3', step: '1' },
		{ min: '0', max: '10', step: '0.5' },
		{ min: '-2', max: '2', step: '0.1' },
		{ min: '1', max: '4', step: '0.25' }
	),
	worth: fc.constantFrom<Leaf['worth'][]>(
		undefined,
		undefined,
		{ per: '-2', base: '10', min: '0' },
		{
			table: [
				{ from: '-2', worth: '5' },
				{ from: '1', worth: '-3' },
				{ from: '2', worth: '8' }
			]
		}
	),
	panel,
	steps,
	missing,
	seats: fc.constantFrom<Leaf['seats'][]>(undefined, undefined, [2, 3], [1, 2, 3])
});

/** Where in the tree a node is being made. */
interface At {
	readonly depth: number;
	readonly perJudge: boolean;
	readonly inRuns: boolean;
}

function leafArbitrary({ perJudge }: At): fc.Arbitrary<SchemeNode> {
	return leafFields.map(
		({ scale, worth, panel: how, seats, ...rest }) =>
			defined({
				code: '',
				title,
				kind: 'points' as const,
				...scale,
				...rest,
				worth,
				panel: perJudge ? undefined : how,
				// striking two of two would be refused
				seats: perJudge || how.how === 'trimmed' ? undefined : seats
			}) as Leaf
	);
}

const CHILD_KINDS = [
	'sum',
	'mean',
	'median',
	'middle-two',
	'trimmed',
	'best-of',
	'weighted',
	'product',
	'minus'
] as const;
const LOOP_KINDS = ['sum', 'mean', 'median', 'middle-two', 'trimmed', 'best-of'] as const;
const failedRun = fc.constantFrom<Inner['failedRun'][]>(undefined, 'leave-out', 'worst', 'zero', 'fails');

function ruleFields(kind: string): fc.Arbitrary<Partial<Inner>> {
	if (kind === 'trimmed') return fc.record({ drop, take });
	if (kind === 'best-of') return fc.record({ take });
	return fc.constant({});
}

function overChildren(at: At): fc.Arbitrary<SchemeNode> {
	return fc.constantFrom(...CHILD_KINDS).chain((kind) =>
		fc
			.record({
				children: fc.array(nodeArbitrary({ ...at, depth: at.depth + 1 }), {
					minLength: kind === 'minus' || kind === 'trimmed' ? 3 : 1,
					maxLength: 3
				}),
				weights: fc.array(fc.constantFrom('0.3', '2', '-1'), { minLength: 3, maxLength: 3 }),
				rule: ruleFields(kind),
				steps,
				missing,
				failedRun
			})
			.map(({ children, weights, rule, ...rest }) => {
				const weighted = children.map((child, i) =>
					kind === 'weighted' ? { ...child, weight: weights[i] ?? '1' } : child
				);
				return defined({ code: '', title, kind, ...rest, ...rule, children: weighted }) as Inner;
			})
	);
}

function overLoop(at: At, over: 'judges' | 'runs'): fc.Arbitrary<SchemeNode> {
	const below = {
		depth: at.depth + 1,
		perJudge: at.perJudge || over === 'judges',
		inRuns: at.inRuns || over === 'runs'
	};
	return fc.constantFrom(...LOOP_KINDS).chain((kind) =>
		fc.record({ child: nodeArbitrary(below), rule: ruleFields(kind), steps, missing, failedRun }).map(
			({ child, rule, failedRun: failing, ...rest }) =>
				defined({
					code: '',
					title,
					kind,
					over,
					...(over === 'runs' ? { runs: 3, failedRun: failing } : {}),
					...rest,
					...rule,
					children: [child]
				}) as Inner
		)
	);
}

function nodeArbitrary(at: At): fc.Arbitrary<SchemeNode> {
	if (at.depth >= 3) return leafArbitrary(at);
	const shapes = [leafArbitrary(at), overChildren(at), overChildren(at)];
	if (!at.perJudge) shapes.push(overLoop(at, 'judges'));
	if (!at.inRuns) shapes.push(overLoop(at, 'runs'));
	return fc.oneof(...shapes);
}

/** Gives every node a code of its own. */
function coded(node: SchemeNode, code: string): SchemeNode {
	if (!('children' in node)) return { ...node, code };
	return { ...node, code, children: node.children.map((child, i) => coded(child, `${code}${i + 1}`)) };
}

/** Any scheme that holds. */
export const anyScheme: fc.Arbitrary<Scheme> = fc
	.record({
		root: nodeArbitrary({ depth: 0, perJudge: false, inRuns: false }),
		order: fc.constantFrom<('high' | 'low')[]>('high', 'low')
	})
	.map(({ root, order }) => ({
		format: 'jiangsai-scheme/1',
		title,
		root: coded(root, 'N'),
		ranking: { order, style: '1224', ties: [] }
	}));

export const PANEL: { readonly judges: readonly Judge[] } = {
	judges: [1, 2, 3].map((seat) => ({ label: `J${seat}`, seat }))
};

/** A mark in every place of every judge's sheet; `statuses` in some of them a word instead of a value. */
function allMarks(compiled: CompiledScheme, random: () => number, statuses: number): ListedMark[] {
	return PANEL.judges.flatMap((judge) =>
		sheetLines(compiled, judge.seat).map(({ leaf, run }) => {
			const chance = random();
			let mark: MarkValue;
			if (chance < statuses) mark = { status: random() < 0.7 ? 'absent' : 'dnf' };
			else {
				const { min, max, step } = leaf;
				const steps = Number(toDecimal(max)) - Number(toDecimal(min));
				const count = Math.round(steps / Number(toDecimal(step)));
				const value = add(min, multiply(step, whole(Math.floor(random() * (count + 1)))));
				mark = { value: toDecimal(value) ?? '0' };
			}
			return { aspect: leaf.code, run, judge: judge.label, mark };
		})
	);
}

/** Numbers in [0, 1) from a seed (mulberry32), so that a failing case can be read and run again. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let x = Math.imul(state ^ (state >>> 15), 1 | state);
		x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
		return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
	};
}

/** Any scheme, and what a full set of marks for it is made from. */
export const anyCase = fc.record({
	scheme: anyScheme,
	seed: fc.integer(),
	statuses: fc.constantFrom(0, 0, 0.1)
});

/** The compiled scheme of a case with a mark in every place. */
export function caseMarks({ scheme, seed, statuses }: { scheme: Scheme; seed: number; statuses: number }) {
	const compiled = compileScheme(scheme);
	const random = randomFrom(seed);
	return { compiled, random, marks: allMarks(compiled, random, statuses) };
}
