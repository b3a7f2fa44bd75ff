// Texts and forms as they are typed, and as they are sent.
import type { Text } from '#lib/domain/shared/text.ts';

/** A text while it is typed: both languages as plain fields. */
export interface TextDraft {
	zh: string;
	en: string;
}

/** Fields to type a text in. */
export function draftOf(text: Text | null | undefined): TextDraft {
	return { zh: text?.zh ?? '', en: text?.en ?? '' };
}

/** What was typed as a text; null when nothing was. A text typed in English only stands in both languages. */
export function textOf(draft: TextDraft): Text | null {
	const zh = draft.zh.trim();
	const en = draft.en.trim();
	if (!zh && !en) return null;
	return en ? { zh: zh || en, en } : { zh };
}

/** Whether two texts say the same. */
export function sameText(a: Text | null | undefined, b: Text | null | undefined): boolean {
	return (a?.zh ?? '') === (b?.zh ?? '') && (a?.en ?? '') === (b?.en ?? '');
}
