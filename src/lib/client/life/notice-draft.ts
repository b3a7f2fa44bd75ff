// A notice while it is written. An own text that says what would be made anyway is none.
import { draftOf, textOf, type TextDraft } from '#lib/client/desk/drafts.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { NoticeShown } from './shapes.ts';

export interface NoticeDraft {
	/** Null: the text made from the data. */
	zh: string | null;
	en: string | null;
	who: TextDraft;
	contact: TextDraft;
	phone: string;
}

interface NoticeGiven {
	readonly zh: string | null;
	readonly en: string | null;
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
}

/** The draft as it was kept. */
export function draftFrom(notice: NoticeShown): NoticeDraft {
	return {
		zh: notice.own.zh,
		en: notice.own.en,
		who: draftOf(notice.who),
		contact: draftOf(notice.contact),
		phone: notice.phone ?? ''
	};
}

/** The draft as it is sent. */
export function givenOf(draft: NoticeDraft): NoticeGiven {
	return {
		zh: draft.zh?.trim() || null,
		en: draft.en?.trim() || null,
		who: textOf(draft.who),
		contact: textOf(draft.contact),
		phone: draft.phone.trim() || null
	};
}

/** Whether two say the same. */
export function sameGiven(a: NoticeGiven, b: NoticeGiven): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
