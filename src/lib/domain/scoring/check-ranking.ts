// Checks of how totals are ranked and ties broken.
import type { Path, Report } from './check-shape.ts';

/** A node as the checks of the whole tree see it. */
export interface SeenNode {
	readonly path: Path;
	readonly code: string;
	readonly isLeaf: boolean;
	readonly over: string;
	/** Codes of the nodes above that go over runs or judges. */
	readonly inRuns: string | null;
	readonly inJudges: string | null;
	readonly seats: readonly (number | string)[] | null;
	readonly difficultyOf: string | null;
}

function checkTie(report: Report, path: Path, value: unknown, nodes: readonly SeenNode[]): void {
	const key = report.object(path, value, ['by', 'code', 'order', 'first', 'title', 'clause']);
	if (!key) return;
	const by = report.word([...path, 'by'], key.by, ['node', 'runs', 'judges']);
	if (key.title !== undefined) report.text([...path, 'title'], key.title);
	if (key.clause !== undefined) report.string([...path, 'clause'], key.clause);
	for (const [name, goesWith] of [
		['order', 'node'],
		['first', 'runs']
	] as const)
		if (key[name] !== undefined && by !== goesWith)
			report.add(
				[...path, name],
				`${name} 只跟 by: "${goesWith}" 一起用`,
				`“${name}” goes with by: "${goesWith}" only`
			);
	if (key.order !== undefined) report.word([...path, 'order'], key.order, ['high', 'low']);
	if (key.first !== undefined) report.integer([...path, 'first'], key.first, 1, 999);
	if (by === null) return;
	const at = [...path, 'code'];
	if (by === 'judges') {
		if (key.code !== undefined) report.add(at, 'by: "judges" 不写 code', 'by: "judges" has no “code”');
		return;
	}
	const code = report.string(at, key.code);
	if (code === null) return;
	const node = nodes.find((one) => one.code === code);
	if (!node) report.add(at, `方案里没有“${code}”`, `the scheme has no “${code}”`);
	else if (node.inRuns !== null || node.inJudges !== null)
		report.add(
			at,
			`“${code}”每轮（每名裁判）各有一个值，不能作判别项`,
			`“${code}” has a value per run or judge and cannot break ties`
		);
	else if (by === 'runs' && node.over !== 'runs')
		report.add(at, `“${code}”不是按轮次合成的`, `“${code}” does not go over the runs`);
}

/** The scheme's `ranking`. */
export function checkRanking(report: Report, value: unknown, nodes: readonly SeenNode[]): void {
	const path = ['ranking'];
	const ranking = report.object(path, value, ['order', 'style', 'ties', 'dnf', 'noTotal']);
	if (!ranking) return;
	report.word([...path, 'order'], ranking.order, ['high', 'low']);
	report.word([...path, 'style'], ranking.style, ['1224', '1223', '1334', '1234', 'fractional']);
	report.list([...path, 'ties'], ranking.ties)?.forEach((tie, i) => checkTie(report, [...path, 'ties', i], tie, nodes));
	if (ranking.dnf !== undefined) report.word([...path, 'dnf'], ranking.dnf, ['no-total', 'total']);
	if (ranking.noTotal !== undefined) report.word([...path, 'noTotal'], ranking.noTotal, ['unranked', 'last']);
}
