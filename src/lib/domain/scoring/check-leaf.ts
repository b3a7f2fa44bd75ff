// Checks of one aspect 评分点.
import { checkPanel, LEAF_KINDS } from './check-rule.ts';
import type { Fields, Path, Report } from './check-shape.ts';
import { compare, equal, isMultiple, sign, subtract, toDecimal, ZERO, type Exact } from './exact.ts';

export const LEAF_KEYS = [
	'hint',
	'min',
	'max',
	'step',
	'unit',
	'levels',
	'worth',
	'panel',
	'seats',
	'maxSpread',
	'difficultyOf'
] as const;

interface Scale {
	readonly min: Exact;
	readonly max: Exact;
	readonly step: Exact;
}

function checkScale(report: Report, path: Path, leaf: Fields): Scale | null {
	const min = report.decimal([...path, 'min'], leaf.min);
	const max = report.decimal([...path, 'max'], leaf.max);
	const step = report.decimal([...path, 'step'], leaf.step);
	if (step && compare(step, ZERO) <= 0)
		return report.add([...path, 'step'], '步长要大于零', 'the step must be above zero');
	if (!min || !max || !step) return null;
	if (compare(min, max) > 0) return report.add([...path, 'min'], 'min 大于 max', '“min” is above “max”');
	if (!isMultiple(subtract(max, min), step))
		return report.add(
			[...path, 'max'],
			'从 min 按 step 数不到 max',
			'“max” is not reached from “min” in steps of “step”'
		);
	return { min, max, step };
}

function checkLevels(report: Report, path: Path, value: unknown, scale: Scale | null): void {
	const seen: Exact[] = [];
	report.list(path, value, 1)?.forEach((one, i) => {
		const at = [...path, i];
		const level = report.object(at, one, ['value', 'title', 'text']);
		if (!level) return;
		report.text([...at, 'title'], level.title);
		if (level.text !== undefined) report.text([...at, 'text'], level.text);
		const exact = report.decimal([...at, 'value'], level.value);
		if (!exact) return;
		if (seen.some((other) => equal(other, exact)))
			report.add([...at, 'value'], '和前面的等级同值', 'the same value as a level before');
		seen.push(exact);
		if (!scale) return;
		if (compare(exact, scale.min) < 0 || compare(exact, scale.max) > 0)
			report.add([...at, 'value'], '等级在 min 到 max 之外', 'the level lies outside “min” to “max”');
		else if (!isMultiple(subtract(exact, scale.min), scale.step))
			report.add([...at, 'value'], '等级不在步长上', 'the level is not on the step');
	});
}

function checkTable(report: Report, path: Path, value: unknown, scale: Scale | null): void {
	let before: Exact | null = null;
	report.list(path, value, 1)?.forEach((one, i) => {
		const at = [...path, i];
		const row = report.object(at, one, ['from', 'worth']);
		if (!row) return;
		report.decimal([...at, 'worth'], row.worth);
		const from = report.decimal([...at, 'from'], row.from);
		if (!from) return;
		if (before && compare(from, before) <= 0)
			report.add([...at, 'from'], '各行的 from 要从小到大', 'the rows must go up by “from”');
		if (i === 0 && scale && compare(from, scale.min) > 0)
			report.add(
				[...at, 'from'],
				`低于 ${toDecimal(from)} 的评分查不到折算；第一行的 from 不得高于 min`,
				`marks below ${toDecimal(from)} would have no worth; the first “from” must not be above “min”`
			);
		before = from;
	});
}

function checkWorth(report: Report, path: Path, value: unknown, scale: Scale | null): void {
	const worth = report.object(path, value, ['per', 'base', 'min', 'max', 'table']);
	if (!worth) return;
	if ('table' in worth) {
		if (Object.keys(worth).length > 1)
			report.add(path, 'table 不和 per、base、min、max 同用', '“table” does not go with per, base, min or max');
		checkTable(report, [...path, 'table'], worth.table, scale);
		return;
	}
	report.decimal([...path, 'per'], worth.per);
	report.maybeDecimal([...path, 'base'], worth.base);
	const min = report.maybeDecimal([...path, 'min'], worth.min);
	report.ordered([...path, 'min'], min, report.maybeDecimal([...path, 'max'], worth.max));
}

/** The seats as far as they can be read. */
function checkSeats(report: Report, path: Path, value: unknown): readonly (number | string)[] | null {
	const seats = report.list(path, value, 1);
	if (!seats) return null;
	const read = seats.flatMap((seat, i) => {
		if (typeof seat === 'string') return report.string([...path, i], seat) ?? [];
		return report.integer([...path, i], seat, 1, 9999) ?? [];
	});
	if (new Set(read).size < read.length) report.add(path, '席位写重了', 'a seat is named twice');
	return read;
}

/** What checks of the whole tree need to know of a leaf. */
interface CheckedLeaf {
	readonly seats: readonly (number | string)[] | null;
}

/** One aspect. `perJudge`: a node above goes over the judges, so that this leaf has no panel of its own. */
export function checkLeaf(report: Report, path: Path, leaf: Fields, perJudge: boolean): CheckedLeaf {
	report.word([...path, 'kind'], leaf.kind, LEAF_KINDS);
	const scale = checkScale(report, path, leaf);
	for (const key of ['hint', 'unit']) if (leaf[key] !== undefined) report.text([...path, key], leaf[key]);
	if (leaf.levels !== undefined) checkLevels(report, [...path, 'levels'], leaf.levels, scale);
	if (leaf.worth !== undefined) checkWorth(report, [...path, 'worth'], leaf.worth, scale);
	const seats = leaf.seats === undefined ? null : checkSeats(report, [...path, 'seats'], leaf.seats);
	const panelAt = [...path, 'panel'];
	if (leaf.panel !== undefined && perJudge)
		report.add(
			panelAt,
			'上层已逐张评分表合成，这里不能再写 panel',
			'a node above combines the judges; no “panel” here'
		);
	else if (leaf.panel !== undefined) checkPanel(report, panelAt, leaf.panel, seats?.length ?? null);
	const spread = report.maybeDecimal([...path, 'maxSpread'], leaf.maxSpread);
	if (spread && sign(spread) < 0) report.add([...path, 'maxSpread'], '分差不能小于零', 'a spread cannot be below zero');
	if (leaf.difficultyOf !== undefined) report.string([...path, 'difficultyOf'], leaf.difficultyOf);
	return { seats };
}
