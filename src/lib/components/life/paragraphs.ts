// A notice's text as paragraphs. Pure.

export interface Paragraph {
	/** 一、时间地点 / 1. When and where; null where there is none. */
	readonly head: string | null;
	readonly words: string;
	/** Who it is addressed to: not indented. */
	readonly first: boolean;
}

const HEAD = /^([一二三四五六七八九十]+、|\d{1,2}[.．] )\S/;
/** A heading is short; a numbered sentence is a sentence. */
const LONGEST_HEAD = 40;

/** Splits at empty lines; a short numbered first line is a heading. */
export function paragraphsOf(text: string): Paragraph[] {
	return text
		.split(/\n\s*\n/)
		.map((block) => block.trim())
		.filter((block) => block !== '')
		.map((block, at) => {
			const [line = '', ...rest] = block.split('\n');
			const head = HEAD.test(line) && line.length <= LONGEST_HEAD && rest.length > 0 ? line : null;
			const words = head ? rest.join('\n').trim() : block;
			return { head, words, first: at === 0 && /[:：]$/.test(block) };
		});
}
