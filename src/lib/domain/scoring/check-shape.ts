// Reading unknown JSON piece by piece and noting everything that is wrong with it. Knows words and numbers, no scheme.
import type { Text } from '../shared/text.ts';
import { compare, parseDecimal, type Exact } from './exact.ts';

export type Path = readonly (string | number)[];

/** One thing that is wrong: where, and why in both languages. */
export interface Problem extends Required<Text> {
	readonly path: Path;
	/** The path as a person writes it: root.children[2].min. */
	readonly where: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A path as a person writes it. */
function writtenPath(path: Path): string {
	return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

const LONGEST_DECIMAL = 24;
const LONGEST_CODE = 64;
const LONGEST_TEXT = 2000;

/** Collects problems; every reader answers null when what it read is of no use. */
export class Report {
	readonly problems: Problem[] = [];

	add(path: Path, zh: string, en: string): null {
		this.problems.push({ path, where: path.length > 0 ? writtenPath(path) : 'scheme', zh, en });
		return null;
	}

	/** An object with none but the known keys. */
	object(path: Path, value: unknown, keys: readonly string[]): Fields | null {
		if (typeof value !== 'object' || value === null || Array.isArray(value))
			return this.add(path, '应是一个对象 {…}', 'must be an object {…}');
		for (const key of Object.keys(value))
			if (!keys.includes(key))
				this.add(
					[...path, key],
					`不认识的键“${key}”，可用：${keys.join('、')}`,
					`unknown key “${key}”; known: ${keys.join(', ')}`
				);
		return value as Fields;
	}

	list(path: Path, value: unknown, least = 0): readonly unknown[] | null {
		if (!Array.isArray(value)) return this.add(path, '应是一个列表 […]', 'must be a list […]');
		if (value.length < least) return this.add(path, `至少要有 ${least} 个`, `needs at least ${least}`);
		return value;
	}

	/** Titles and descriptors: { "zh": …, "en": … }. */
	text(path: Path, value: unknown): void {
		const fields = this.object(path, value, ['zh', 'en']);
		if (!fields) return;
		const { zh, en } = fields;
		if (typeof zh !== 'string' || !zh.trim()) this.add([...path, 'zh'], '要有中文（zh）文字', 'needs a “zh” text');
		if (en !== undefined && (typeof en !== 'string' || !en.trim()))
			this.add([...path, 'en'], '应是文字；没有就不写', 'must be a text; leave it away when there is none');
		if ([zh, en].some((one) => typeof one === 'string' && one.length > LONGEST_TEXT))
			this.add(path, `太长，最多 ${LONGEST_TEXT} 字`, `too long; at most ${LONGEST_TEXT} characters`);
	}

	string(path: Path, value: unknown): string | null {
		return typeof value === 'string' && value.trim() !== ''
			? value
			: this.add(path, '应是不空的文字', 'must be a text that is not empty');
	}

	code(path: Path, value: unknown): string | null {
		const code = this.string(path, value);
		if (code === null) return null;
		if (code.length > LONGEST_CODE || code !== code.trim() || /[#\p{Cc}]/u.test(code))
			return this.add(
				path,
				`编号最多 ${LONGEST_CODE} 字，首尾无空格，不含“#”和换行`,
				`a code has at most ${LONGEST_CODE} characters, no space at either end, no “#” and no line break`
			);
		return code;
	}

	/** A plain decimal in quotes. */
	decimal(path: Path, value: unknown): Exact | null {
		if (typeof value === 'number')
			return this.add(path, `数要写在引号里："${value}"`, `write numbers in quotes: "${value}"`);
		const exact = typeof value === 'string' && value.length <= LONGEST_DECIMAL ? parseDecimal(value) : null;
		return (
			exact ??
			this.add(
				path,
				`应是写在引号里的十进制数，如 "12.50"，最多 ${LONGEST_DECIMAL} 字`,
				`must be a plain decimal in quotes such as "12.50", at most ${LONGEST_DECIMAL} characters`
			)
		);
	}

	/** A decimal that may be left away. */
	maybeDecimal(path: Path, value: unknown): Exact | null {
		return value === undefined ? null : this.decimal(path, value);
	}

	integer(path: Path, value: unknown, least: number, most: number): number | null {
		return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
			? value
			: this.add(
					path,
					`应是 ${least} 到 ${most} 的整数，不加引号`,
					`must be a whole number from ${least} to ${most}, without quotes`
				);
	}

	/** One of a few words. */
	word<W extends string>(path: Path, value: unknown, words: readonly W[]): W | null {
		const word = words.find((known) => known === value);
		return word ?? this.add(path, `应是 ${words.join('、')} 之一`, `must be one of ${words.join(', ')}`);
	}

	ordered(path: Path, low: Exact | null, high: Exact | null): void {
		if (low && high && compare(low, high) > 0) this.add(path, '下限大于上限', 'the lower limit is above the upper one');
	}
}
