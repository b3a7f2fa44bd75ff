// The whole way from an entry's marks to its total, as indented text.
import type { Derivation, Explanation, MarkPart, NodePart } from '../../src/lib/domain/scoring/derivation.ts';
import type { Step } from '../../src/lib/domain/scoring/scheme.ts';
import { inLocale } from '../../src/lib/domain/shared/text.ts';
import type { Lang } from './problem.ts';

const KINDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
	sum: ['相加', 'sum'],
	weighted: ['加权相加', 'weighted sum'],
	mean: ['平均', 'mean'],
	trimmed: ['去高去低', 'trimmed'],
	median: ['中位数', 'median'],
	'middle-two': ['中间两个的平均', 'mean of the middle two'],
	'best-of': ['取最好', 'best of'],
	product: ['相乘', 'product'],
	minus: ['相减', 'difference']
};

const MODES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
	'half-up': ['四舍五入', 'half up'],
	'half-even': ['四舍六入五成双', 'half even'],
	down: ['舍去', 'down']
};

function stepText(step: Step, lang: Lang): string {
	const zh = lang === 'zh';
	if ('times' in step) return `× ${step.times}`;
	if ('divide' in step) return `÷ ${step.divide}`;
	if ('plus' in step) return step.plus.startsWith('-') ? `− ${step.plus.slice(1)}` : `+ ${step.plus}`;
	if ('atLeast' in step) return zh ? `不低于 ${step.atLeast}` : `at least ${step.atLeast}`;
	if ('atMost' in step) return zh ? `不高于 ${step.atMost}` : `at most ${step.atMost}`;
	const mode = MODES[step.mode ?? 'half-up']?.[zh ? 0 : 1] ?? '';
	return zh ? `取 ${step.round} 位（${mode}）` : `to ${step.round} places (${mode})`;
}

function struckText(struck: 'high' | 'low' | null, lang: Lang): string {
	if (!struck) return '';
	if (lang === 'zh') return struck === 'high' ? '（去高）' : '（去低）';
	return ` (${struck} struck)`;
}

const STATUS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
	missing: ['未评', 'missing'],
	absent: ['缺席', 'absent'],
	dns: ['未出场', 'DNS'],
	dnf: ['未完成', 'DNF'],
	dq: ['取消资格', 'DQ']
};

function markText({ judge, raw, worth, status, struck }: MarkPart, lang: Lang): string {
	if (status !== 'given') return `${judge} ${STATUS[status]?.[lang === 'zh' ? 0 : 1] ?? status}`;
	return `${judge} ${raw ?? ''}${worth !== raw && worth !== null ? ` → ${worth}` : ''}${struckText(struck, lang)}`;
}

function titleOf({ of, label, weight, struck, derivation }: NodePart, lang: Lang): string {
	const title = inLocale(derivation.title, lang === 'zh' ? 'zh-CN' : 'en');
	const name = derivation.code === title ? title : `${derivation.code} ${title}`;
	const which =
		of === 'run' ? (lang === 'zh' ? `第 ${label} 轮 ` : `run ${label}: `) : of === 'judge' ? `${label} ` : '';
	return `${which}${name}${weight === null ? '' : ` × ${weight}`}${struckText(struck, lang)}`;
}

function wayText(derivation: Derivation, lang: Lang): string {
	const { combined, steps, value, low, high, missing, parts, kind } = derivation;
	const zh = lang === 'zh';
	const words: string[] = [];
	const nodes = parts.some((part) => part.part === 'node');
	if (combined !== null && (nodes || steps.length > 0 || parts.length > 1))
		words.push(nodes ? `${KINDS[kind]?.[zh ? 0 : 1] ?? kind} ${combined}` : combined);
	for (const { step, after } of steps) words.push(`${stepText(step, lang)} = ${after}`);
	if (missing > 0)
		words.push(
			zh ? `还缺 ${missing} 个评分，在 ${low} 到 ${high} 之间` : `${missing} marks missing, between ${low} and ${high}`
		);
	const way = words.join(zh ? '，' : ', ');
	return `${value ?? '–'}${way && way !== value ? (zh ? `  〔${way}〕` : `  [${way}]`) : ''}`;
}

function lines(derivation: Derivation, heading: string, depth: number, lang: Lang): string[] {
	const indent = '  '.repeat(depth);
	const own = `${indent}${heading}  ${wayText(derivation, lang)}`;
	const marks = derivation.parts.filter((part) => part.part === 'mark');
	const nodes = derivation.parts.filter((part) => part.part === 'node');
	return [
		own,
		...(marks.length > 0 ? [`${indent}    ${marks.map((mark) => markText(mark, lang)).join(' · ')}`] : []),
		...nodes.flatMap((node) => lines(node.derivation, titleOf(node, lang), depth + 1, lang))
	];
}

/** The explanation of one entry as text. */
export function explanationText(explanation: Explanation, lang: Lang): string {
	const { entry, rank, total, derivation, ties } = explanation;
	const zh = lang === 'zh';
	const place = rank === null ? (zh ? '无名次' : 'not ranked') : zh ? `第 ${rank} 名` : `rank ${rank}`;
	const title = inLocale(derivation.title, zh ? 'zh-CN' : 'en');
	const head = `${entry}  ${place}  ${zh ? '总分' : 'total'} ${total ?? '–'}`;
	const tied = ties.flatMap(({ with: other, keys }) => [
		zh ? `与 ${other} 同分：` : `Equal to ${other}:`,
		...keys.map(({ key, clause, mine, theirs, decided }) => {
			const name = inLocale(key, zh ? 'zh-CN' : 'en');
			const verdict = decided ? (zh ? '由此判先后' : 'decides') : zh ? '相同' : 'the same';
			return `  ${name}${clause ? ` (${clause})` : ''}  ${mine ?? '–'} : ${theirs ?? '–'}  ${verdict}`;
		}),
		...(keys.some((key) => key.decided) ? [] : [zh ? '  名次并列' : '  the rank is shared'])
	]);
	return [head, '', ...lines(derivation, title, 0, lang), ...(tied.length > 0 ? ['', ...tied] : [])].join('\n');
}
