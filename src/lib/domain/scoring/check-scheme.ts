// Whether a scheme holds. Everything that is wrong is found at once, each with its place; nothing is mended silently.
import { ok, refuse, type Result } from '../shared/result.ts';
import { checkLeaf, LEAF_KEYS } from './check-leaf.ts';
import { checkRule, checkSteps, INNER_KINDS, LEAF_KINDS } from './check-rule.ts';
import { Report, type Fields, type Path, type Problem } from './check-shape.ts';
import { checkRanking, type SeenNode } from './check-ranking.ts';
import { sign } from './exact.ts';
import type { Scheme } from './scheme.ts';

export type { Problem } from './check-shape.ts';

const BASE_KEYS = ['code', 'title', 'kind', 'steps', 'missing', 'weight', 'outOf'];
const INNER_KEYS = ['over', 'runs', 'failedRun', 'drop', 'take', 'keep', 'better', 'children'];
const SCHEME_KEYS = ['format', 'title', 'source', 'root', 'ranking'];

const DEEPEST = 16;
const MOST_RUNS = 999;

/** What stands above a node. */
interface Above {
	readonly depth: number;
	readonly weighted: boolean;
	readonly inRuns: string | null;
	readonly inJudges: string | null;
}

class SchemeCheck {
	readonly report = new Report();
	readonly seen: SeenNode[] = [];

	node(path: Path, value: unknown, above: Above): void {
		const { report } = this;
		if (above.depth > DEEPEST) {
			report.add(path, `层数太多，最多 ${DEEPEST} 层`, `too deep; at most ${DEEPEST} levels`);
			return;
		}
		const isInner = typeof value === 'object' && value !== null && 'children' in value;
		const node = report.object(path, value, [...BASE_KEYS, ...(isInner ? INNER_KEYS : LEAF_KEYS)]);
		if (!node) return;
		const code = report.code([...path, 'code'], node.code) ?? '';
		report.text([...path, 'title'], node.title);
		checkSteps(report, [...path, 'steps'], node.steps);
		if (node.missing !== undefined) report.word([...path, 'missing'], node.missing, ['wait', 'leave-out', 'zero']);
		this.#weight(path, node, above.weighted);
		if (isInner) this.#inner(path, node, code, above);
		else this.#leaf(path, node, code, above);
	}

	#weight(path: Path, node: Fields, weighted: boolean): void {
		const { report } = this;
		if (!weighted) {
			for (const key of ['weight', 'outOf'])
				if (node[key] !== undefined)
					report.add(
						[...path, key],
						`${key} 只用在 weighted 的下一层`,
						`“${key}” belongs to children of weighted only`
					);
			return;
		}
		if (node.weight === undefined)
			report.add([...path, 'weight'], 'weighted 的每一项都要写权重 weight', 'each child of weighted needs a “weight”');
		else report.decimal([...path, 'weight'], node.weight);
		const outOf = report.maybeDecimal([...path, 'outOf'], node.outOf);
		if (outOf && sign(outOf) <= 0) report.add([...path, 'outOf'], '满分要大于零', 'must be above zero');
	}

	#leaf(path: Path, leaf: Fields, code: string, above: Above): void {
		if (INNER_KINDS.some((kind) => kind === leaf.kind)) {
			this.report.add(
				[...path, 'children'],
				`${String(leaf.kind)} 要有 children`,
				`${String(leaf.kind)} needs “children”`
			);
			return;
		}
		const { seats } = checkLeaf(this.report, path, leaf, above.inJudges !== null);
		const { inRuns, inJudges } = above;
		const difficultyOf = typeof leaf.difficultyOf === 'string' ? leaf.difficultyOf : null;
		this.seen.push({ path, code, isLeaf: true, over: 'children', inRuns, inJudges, seats, difficultyOf });
	}

	#inner(path: Path, node: Fields, code: string, above: Above): void {
		const { report } = this;
		const isLeafKind = LEAF_KINDS.some((kind) => kind === node.kind);
		if (isLeafKind)
			report.add(
				[...path, 'kind'],
				`${String(node.kind)} 是评分点，下面不能有 children`,
				`${String(node.kind)} is an aspect and has no children`
			);
		const kind = isLeafKind ? null : report.word([...path, 'kind'], node.kind, INNER_KINDS);
		const over =
			node.over === undefined ? 'children' : report.word([...path, 'over'], node.over, ['children', 'judges', 'runs']);
		const { inRuns, inJudges } = above;
		this.seen.push({
			path,
			code,
			isLeaf: false,
			over: over ?? 'children',
			inRuns,
			inJudges,
			seats: null,
			difficultyOf: null
		});
		const children = report.list([...path, 'children'], node.children, 1) ?? [];
		const runs = this.#over(path, node, kind, over, children.length, above);
		if (kind === 'minus' && children.length < 2)
			report.add(
				[...path, 'children'],
				'minus 至少要有两项：被减的和减去的',
				'minus needs two children at least: what is subtracted from, and what is'
			);
		const count = over === 'runs' ? runs : over === 'judges' ? null : children.length;
		checkRule(report, path, kind, node, count);
		if (node.better !== undefined) report.word([...path, 'better'], node.better, ['high', 'low']);
		children.forEach((child, i) =>
			this.node([...path, 'children', i], child, {
				depth: above.depth + 1,
				weighted: kind === 'weighted',
				inRuns: over === 'runs' ? code : inRuns,
				inJudges: over === 'judges' ? code : inJudges
			})
		);
	}

	/** What goes over the judges or the runs; answers how many runs there are. */
	#over(
		path: Path,
		node: Fields,
		kind: string | null,
		over: string | null,
		children: number,
		above: Above
	): number | null {
		const { report } = this;
		const at = [...path, 'over'];
		if (node.failedRun !== undefined) {
			if (over === 'judges')
				report.add([...path, 'failedRun'], '裁判之间没有未完成的轮次', '“failedRun” does not go with judges');
			else report.word([...path, 'failedRun'], node.failedRun, ['leave-out', 'worst', 'zero', 'fails']);
		}
		if (over !== 'runs' && node.runs !== undefined)
			report.add([...path, 'runs'], 'runs 只跟 over: "runs" 一起用', '“runs” goes with over: "runs" only');
		if (over !== 'runs' && over !== 'judges') return null;
		if (children > 1)
			report.add(
				[...path, 'children'],
				`over: "${over}" 只能有一项，多项先用 sum 合起来`,
				`over: "${over}" has exactly one child; put several into a sum`
			);
		if (kind === 'weighted' || kind === 'product' || kind === 'minus')
			report.add(at, `${kind} 只能合成 children`, `${kind} combines children only`);
		if (over === 'judges') {
			if (above.inJudges !== null) report.add(at, '上层已逐张评分表合成', 'a node above goes over the judges already');
			return null;
		}
		if (above.inRuns !== null) report.add(at, '轮次里不能再套轮次', 'runs within runs are not possible');
		return report.integer([...path, 'runs'], node.runs, 1, MOST_RUNS);
	}

	/** What can only be told from the whole tree. */
	whole(): void {
		const { report, seen } = this;
		const byCode = new Map<string, SeenNode>();
		for (const node of seen) {
			if (!node.code) continue;
			if (byCode.has(node.code))
				report.add([...node.path, 'code'], `编号“${node.code}”用了两次`, `the code “${node.code}” is used twice`);
			else byCode.set(node.code, node);
		}
		const taken = new Set<string>();
		for (const node of seen) this.#difficulty(node, byCode, taken);
		for (const over of seen) {
			if (over.over !== 'judges') continue;
			const leaves = seen.filter((node) => node.isLeaf && node.inJudges === over.code);
			const key = (node: SeenNode | undefined): string => [...(node?.seats ?? [])].map(String).sort().join('\n');
			for (const leaf of leaves)
				if (key(leaf) !== key(leaves[0]))
					report.add(
						[...leaf.path, 'seats'],
						'一张评分表上的评分点要由同样的席位评',
						'all aspects of one sheet must be marked by the same seats'
					);
		}
	}

	#difficulty(node: SeenNode, byCode: ReadonlyMap<string, SeenNode>, taken: Set<string>): void {
		const { difficultyOf } = node;
		if (difficultyOf === null) return;
		const at = [...node.path, 'difficultyOf'];
		const target = byCode.get(difficultyOf);
		if (!target?.isLeaf || target === node)
			this.report.add(at, `没有别的评分点叫“${difficultyOf}”`, `there is no other aspect “${difficultyOf}”`);
		else if (target.inRuns !== node.inRuns)
			this.report.add(at, `“${difficultyOf}”不在同样的轮次里`, `“${difficultyOf}” is not marked in the same runs`);
		if (taken.has(difficultyOf))
			this.report.add(at, `“${difficultyOf}”已有难度`, `“${difficultyOf}” has a difficulty already`);
		taken.add(difficultyOf);
	}
}

/** Everything that is wrong with a scheme: node by node, then what only the whole tree tells. Empty when it holds. */
export function schemeProblems(input: unknown): readonly Problem[] {
	const check = new SchemeCheck();
	const { report, seen } = check;
	const scheme = report.object([], input, SCHEME_KEYS);
	if (!scheme) return report.problems;
	if (scheme.format !== 'jiangsai-scheme/1')
		report.add(['format'], '应是 "jiangsai-scheme/1"', 'must be "jiangsai-scheme/1"');
	report.text(['title'], scheme.title);
	if (scheme.source !== undefined) report.string(['source'], scheme.source);
	check.node(['root'], scheme.root, { depth: 1, weighted: false, inRuns: null, inJudges: null });
	check.whole();
	checkRanking(report, scheme.ranking, seen);
	return report.problems;
}

/** The scheme, or its first problem (`where`, `why` in Chinese, `why_en`) and how many there are. */
export function checkScheme(input: unknown): Result<Scheme> {
	const problems = schemeProblems(input);
	const [first] = problems;
	if (!first) return ok(input as Scheme);
	return refuse('scheme_invalid', { where: first.where, why: first.zh, why_en: first.en, count: problems.length });
}
