// From a scheme that holds (check-scheme.ts) to what evaluation runs on: decimals read, parents linked, limits worked out.
import type { Text } from '../shared/text.ts';
import type { CombineRule } from './combine.ts';
import type {
	CompiledColumn,
	CompiledInner,
	CompiledLeaf,
	CompiledNode,
	CompiledScheme,
	CompiledStep,
	CompiledTie,
	Judge,
	Panel
} from './compiled.ts';
import { columnsOf } from './board-columns.ts';
import { fullMarks } from './full-marks.ts';
import { decimal, divide, greater, lesser, negate, ONE, toShown, type Exact } from './exact.ts';
import { markReader, tellingMarks, worthFunction } from './raw-marks.ts';
import {
	isLeaf,
	type Combine,
	type Inner,
	type Leaf,
	type Missing,
	type Scheme,
	type SchemeNode,
	type Step,
	type TieKey
} from './scheme.ts';
import { panelDefault, shownPlaces } from './shown-places.ts';

export type { CompiledColumn, CompiledLeaf, CompiledNode, CompiledScheme, Judge } from './compiled.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function compileStep(step: Step): CompiledStep {
	if ('times' in step) return { op: 'times', by: decimal(step.times), step };
	if ('divide' in step) return { op: 'divide', by: decimal(step.divide), step };
	if ('plus' in step) return { op: 'plus', by: decimal(step.plus), step };
	if ('atLeast' in step) return { op: 'at-least', by: decimal(step.atLeast), step };
	if ('atMost' in step) return { op: 'at-most', by: decimal(step.atMost), step };
	return { op: 'round', places: step.round, mode: step.mode ?? 'half-up', step };
}

function compileRule(rule: Omit<Combine, 'how'> & { how: CombineRule['how'] }, better: 'high' | 'low'): CombineRule {
	const { how, drop, keep = 1, take = 'mean' } = rule;
	return { how, high: drop?.high ?? 0, low: drop?.low ?? 0, keep, take, better };
}

function innerHow(kind: Inner['kind']): CombineRule['how'] {
	return kind === 'weighted' || kind === 'minus' ? 'sum' : kind;
}

function scalesOf(node: Inner): readonly Exact[] | null {
	if (node.kind === 'minus') return node.children.map((_, i) => (i === 0 ? ONE : negate(ONE)));
	if (node.kind !== 'weighted') return null;
	return node.children.map((child) => {
		const weight = decimal(child.weight ?? '1');
		return child.outOf === undefined ? weight : divide(weight, decimal(child.outOf));
	});
}

/** What a node hands down to its children. */
interface Above {
	readonly parent: CompiledInner | null;
	readonly depth: number;
	readonly runs: number;
	readonly perJudge: boolean;
	readonly missing: Missing;
	readonly sign: 1 | -1;
}

class Compiler {
	readonly nodes: Draft<CompiledNode>[] = [];
	readonly scheme: Scheme;
	readonly places: ReadonlyMap<string, number>;

	constructor(scheme: Scheme) {
		this.scheme = scheme;
		this.places = shownPlaces(scheme);
	}

	node(node: SchemeNode, above: Above): CompiledNode {
		return isLeaf(node) ? this.#leaf(node, above) : this.#inner(node, above);
	}

	#base(node: SchemeNode, above: Above) {
		const { parent, depth, runs, perJudge } = above;
		return {
			index: this.nodes.length,
			code: node.code,
			title: node.title,
			depth,
			parent,
			runs,
			perJudge,
			missing: node.missing ?? above.missing,
			steps: (node.steps ?? []).map(compileStep),
			full: null,
			places: this.places.get(node.code) ?? 0
		};
	}

	#leaf(node: Leaf, above: Above): CompiledLeaf {
		const choices =
			node.kind === 'measurement' && node.levels ? node.levels.map((level) => decimal(level.value)) : null;
		const worthOf = worthFunction(node.worth);
		const worths = tellingMarks(node, choices).map(worthOf);
		// a single judge's own sheet needs no combining: the mean of one mark is the mark
		const panel = above.perJudge ? { how: 'mean' as const } : (node.panel ?? { how: panelDefault(node) });
		const leaf: Draft<CompiledLeaf> = {
			...this.#base(node, above),
			isLeaf: true,
			node,
			rule: compileRule(panel, this.scheme.ranking.order),
			min: decimal(node.min),
			max: decimal(node.max),
			step: decimal(node.step),
			maxSpread: node.maxSpread === undefined ? null : decimal(node.maxSpread),
			least: worths.reduce(lesser),
			most: worths.reduce(greater),
			sign: above.sign,
			choices,
			read: markReader(worthOf)
		};
		this.nodes.push(leaf);
		return leaf;
	}

	#inner(node: Inner, above: Above): CompiledInner {
		const over = node.over ?? 'children';
		const children: CompiledNode[] = [];
		const leaves: CompiledLeaf[] = [];
		const inner: Draft<CompiledInner> = {
			...this.#base(node, above),
			isLeaf: false,
			node,
			over,
			rule: compileRule({ ...node, how: innerHow(node.kind) }, node.better ?? this.scheme.ranking.order),
			scales: scalesOf(node),
			failedRun: node.failedRun ?? 'worst',
			children,
			leaves
		};
		this.nodes.push(inner);
		node.children.forEach((child, i) => {
			const compiled = this.node(child, {
				parent: inner,
				depth: above.depth + 1,
				runs: over === 'runs' ? (node.runs ?? 0) : above.runs,
				perJudge: above.perJudge || over === 'judges',
				missing: inner.missing,
				sign: node.kind === 'minus' && i > 0 ? (above.sign === 1 ? -1 : 1) : above.sign
			});
			children.push(compiled);
			leaves.push(...(compiled.isLeaf ? [compiled] : compiled.leaves));
		});
		return inner;
	}
}

function seatsMark(leaf: CompiledLeaf, judge: Judge): boolean {
	const { seats } = leaf.node;
	return seats ? seats.includes(judge.seat) || seats.includes(judge.label) : judge.role !== 'chief';
}

/** Answers who marks what; a panel's answers are remembered as long as the panel lives. */
function judgesFinder(): CompiledScheme['judgesOf'] {
	const known = new WeakMap<Panel, (readonly Judge[] | undefined)[]>();
	return (panel, node) => {
		let byNode = known.get(panel);
		if (!byNode) known.set(panel, (byNode = []));
		let judges = byNode[node.index];
		if (!judges) {
			const leaves = node.isLeaf ? [node] : node.leaves;
			judges = panel.judges.filter((judge) => leaves.some((leaf) => seatsMark(leaf, judge)));
			byNode[node.index] = judges;
		}
		return judges;
	};
}

function tieTitle(key: TieKey, titleOf: (code: string) => Text): Text {
	if (key.title) return key.title;
	if (key.by === 'judges') return { zh: '多数裁判', en: 'Majority of judges' };
	const { zh, en = zh } = titleOf(key.code);
	if (key.by === 'node') return { zh, en };
	return key.first === 1
		? { zh: `${zh}：最好一轮`, en: `${en}: best run` }
		: { zh: `${zh}：由好到差逐轮比`, en: `${en}: run by run, best first` };
}

/** Prepares a scheme for totalling. The scheme must have passed checkScheme. */
export function compileScheme(scheme: Scheme): CompiledScheme {
	const compiler = new Compiler(scheme);
	const start: Above = { parent: null, depth: 0, runs: 0, perJudge: false, missing: 'wait', sign: 1 };
	const root = compiler.node(scheme.root, start);
	const byCode = new Map(compiler.nodes.map((node) => [node.code, node as CompiledNode]));
	const { order, ties } = scheme.ranking;
	const compiled: Draft<CompiledScheme> = {
		scheme,
		root,
		nodes: compiler.nodes,
		leaves: root.isLeaf ? [root] : root.leaves,
		order,
		ties: ties.map((key): CompiledTie => ({
			key,
			title: tieTitle(key, (code) => byCode.get(code)?.title ?? { zh: code }),
			clause: key.clause ?? null,
			order: key.by === 'node' ? (key.order ?? order) : order
		})),
		columns: [],
		node: (code) => byCode.get(code),
		leaf: (code) => {
			const node = byCode.get(code);
			return node?.isLeaf ? node : undefined;
		},
		judgesOf: judgesFinder()
	};
	for (const [index, full] of fullMarks(compiled)) {
		const node = compiler.nodes[index];
		if (node) node.full = full;
	}
	compiled.columns = columnsOf(root);
	return compiled;
}

/** A value as a node shows it: with its decimal places, or all its digits where it has more. */
export function shownValue(node: Pick<CompiledColumn, 'places'>, value: Exact): string {
	return toShown(value, node.places);
}
