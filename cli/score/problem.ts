// What is wrong with a file, and where in it.
import type { Text } from '../../src/lib/domain/shared/text.ts';

export type Lang = 'zh' | 'en';

/** A sentence in both languages. */
export type Said = Required<Text>;

export interface FileProblem {
	readonly file: string;
	/** From 1; null where no line can be named. */
	readonly line: number | null;
	readonly text: Said;
}

/** Thrown to stop before anything is computed; carries every problem found. */
export class Refused extends Error {
	readonly problems: readonly FileProblem[];

	constructor(problems: readonly FileProblem[]) {
		super(`${problems.length} problems`);
		this.problems = problems;
	}
}

export function said(zh: string, en: string): Said {
	return { zh, en };
}

/** "marks.csv:12: …" */
export function problemLine({ file, line, text }: FileProblem, lang: Lang): string {
	return `${file}${line === null ? '' : `:${line}`}: ${text[lang]}`;
}
