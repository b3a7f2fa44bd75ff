// Checks of what leaves and criteria have in common: how values are combined, and the steps after that.
import { isZero } from './exact.ts';
import type { Fields, Path, Report } from './check-shape.ts';

export const LEAF_KINDS = ['judgement', 'measurement', 'points', 'count', 'time', 'penalty', 'ordinal'] as const;
export const INNER_KINDS = [
	'sum',
	'weighted',
	'mean',
	'trimmed',
	'median',
	'middle-two',
	'best-of',
	'product',
	'minus'
] as const;
const PANEL_HOWS = ['sum', 'mean', 'trimmed', 'median', 'middle-two', 'best-of', 'agreed'] as const;

const MOST_PLACES = 12;

function checkStep(report: Report, path: Path, value: unknown): void {
	const step = report.object(path, value, ['times', 'divide', 'plus', 'atLeast', 'atMost', 'round', 'mode']);
	if (!step) return;
	const ops = Object.keys(step).filter((key) => key !== 'mode');
	const [op] = ops;
	if (ops.length !== 1 || op === undefined) {
		report.add(path, '每一步只写一种运算', 'each step holds exactly one operation');
		return;
	}
	if (step.mode !== undefined && op !== 'round')
		report.add([...path, 'mode'], 'mode 只跟 round 一起用', '“mode” goes with “round” only');
	if (op === 'round') {
		report.integer([...path, op], step.round, 0, MOST_PLACES);
		if (step.mode !== undefined) report.word([...path, 'mode'], step.mode, ['half-up', 'half-even', 'down']);
		return;
	}
	const by = report.decimal([...path, op], step[op]);
	if (by && op === 'divide' && isZero(by)) report.add([...path, op], '不能除以零', 'cannot divide by zero');
}

/** The steps of a node, if it has any. */
export function checkSteps(report: Report, path: Path, value: unknown): void {
	if (value === undefined) return;
	report.list(path, value)?.forEach((step, i) => checkStep(report, [...path, i], step));
}

/**
 * drop, take and keep of a combination. `count` is how many values there are to combine where the scheme says so.
 */
export function checkRule(report: Report, path: Path, how: string | null, fields: Fields, count: number | null): void {
	const { drop, take, keep } = fields;
	if (drop !== undefined && how !== 'trimmed')
		report.add([...path, 'drop'], 'drop 只属于 trimmed', '“drop” belongs to trimmed only');
	if (keep !== undefined && how !== 'best-of')
		report.add([...path, 'keep'], 'keep 只属于 best-of', '“keep” belongs to best-of only');
	if (take !== undefined) {
		if (how !== 'trimmed' && how !== 'best-of')
			report.add([...path, 'take'], 'take 只属于 trimmed 和 best-of', '“take” belongs to trimmed and best-of only');
		else report.word([...path, 'take'], take, ['mean', 'sum']);
	}
	if (how === 'trimmed') checkDrop(report, [...path, 'drop'], drop, count);
	if (how === 'best-of' && keep !== undefined) {
		const kept = report.integer([...path, 'keep'], keep, 1, 999);
		if (kept !== null && count !== null && kept > count)
			report.add([...path, 'keep'], `只有 ${count} 个，留不了 ${kept} 个`, `keeps ${kept} of only ${count}`);
	}
}

function checkDrop(report: Report, path: Path, value: unknown, count: number | null): void {
	if (value === undefined) {
		report.add(path, 'trimmed 要写去几个高、几个低：{"high":1,"low":1}', 'trimmed needs {"high":…,"low":…}');
		return;
	}
	const drop = report.object(path, value, ['high', 'low']);
	if (!drop) return;
	const high = report.integer([...path, 'high'], drop.high, 0, 99);
	const low = report.integer([...path, 'low'], drop.low, 0, 99);
	if (high !== null && low !== null && count !== null && high + low >= count)
		report.add(
			path,
			`共 ${count} 个，去掉 ${high + low} 个就没有了`,
			`drops ${high + low} of only ${count}; nothing would be left`
		);
}

/** A leaf's `panel`. */
export function checkPanel(report: Report, path: Path, value: unknown, judges: number | null): void {
	const panel = report.object(path, value, ['how', 'drop', 'take', 'keep']);
	if (!panel) return;
	checkRule(report, path, report.word([...path, 'how'], panel.how, PANEL_HOWS), panel, judges);
}
