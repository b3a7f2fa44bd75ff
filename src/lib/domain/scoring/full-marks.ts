// Full marks: the best possible value of every node, where one can tell.
import type { CombineRule } from './combine.ts';
import type { CompiledNode, CompiledScheme, Panel } from './compiled.ts';
import { evaluate } from './evaluate-node.ts';
import type { Exact } from './exact.ts';
import type { Outcome } from './outcome.ts';

function takesSum(rule: CombineRule): boolean {
	return rule.how === 'sum' || ((rule.how === 'trimmed' || rule.how === 'best-of') && rule.take === 'sum');
}

/** Whether more judges would make more points, so that nobody can say how many there are to win. */
function growsWithPanel(node: CompiledNode): boolean {
	if (node.isLeaf) return !node.perJudge && !node.node.seats && takesSum(node.rule);
	const here = node.over === 'judges' && takesSum(node.rule) && node.leaves.some((leaf) => !leaf.node.seats);
	return here || node.children.some(growsWithPanel);
}

/** The seats that the scheme names, and one more where none are named. */
function namedPanel(scheme: CompiledScheme): Panel {
	const seats = new Set(scheme.leaves.flatMap((leaf) => leaf.node.seats ?? []));
	if (seats.size === 0) return { judges: [{ label: '1', seat: 1 }] };
	return {
		judges: [...seats].map((seat, i) =>
			typeof seat === 'number' ? { label: `#${seat}`, seat } : { label: seat, seat: -1 - i }
		)
	};
}

/**
 * The best possible value by node index: the upper bound of an entry without marks. A node has none where lower is
 * better, or where more judges would make more points.
 */
export function fullMarks(compiled: CompiledScheme): ReadonlyMap<number, Exact> {
	const full = new Map<number, Exact>();
	if (compiled.order === 'low') return full;
	const panel = namedPanel(compiled);
	const on = { compiled, panel, marks: () => undefined, missing: null, only: null, disputes: [], spreads: [] };
	const take = ({ node, high, parts }: Outcome): void => {
		if (high && !growsWithPanel(node)) full.set(node.index, high);
		parts.forEach(take);
	};
	take(evaluate(on, compiled.root, 0, null));
	return full;
}
