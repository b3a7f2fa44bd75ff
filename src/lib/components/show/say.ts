// Words of a board: data texts in the reader's language, and what a row's state is called.
import { inLocale, type Text } from '#lib/domain/shared/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { BoardHead, BoardRow } from '#lib/protocol/board.ts';

/** The text in the reader's language. */
export function say(text: Text): string {
	return inLocale(text, getLocale());
}

/** What a row is called: the name, or the code where the round shows codes only. */
export function nameOf(row: BoardRow): string {
	return row.name ? say(row.name) : (row.code ?? '–');
}

/** How many marks are still missing. */
export function missingOf(row: BoardRow): number {
	return Math.max(0, row.expected - row.given);
}

/** Why an entry has no place of its own; null for one that competes. */
export function statusWord(row: BoardRow): string | null {
	switch (row.status) {
		case 'withdrawn':
			return m.show_status_withdrawn();
		case 'dns':
			return m.show_status_dns();
		case 'dnf':
			return m.show_status_dnf();
		case 'dq':
			return m.show_status_dq();
		case 'active':
			return null;
	}
}

/** How a tie was decided, or that the rank is shared; null without a tie. */
export function tieNote(row: BoardRow, head: BoardHead): string | null {
	if (row.tie === null) return null;
	const key = head.ties[row.tie];
	return key ? m.show_tie_by({ key: say(key) }) : m.show_tie_shared();
}

/** The gain with its sign, in the typeset minus; null for none. */
export function signed(gain: string | null): string | null {
	if (gain === null || /^[-+]?0*(\.0*)?$/.test(gain)) return null;
	return gain.startsWith('-') ? `−${gain.slice(1)}` : `+${gain.replace('+', '')}`;
}

/** Where the round stands. */
export function stateWord(head: BoardHead): string {
	if (head.state === 'draft') return m.show_state_draft();
	return head.state === 'open' ? m.show_state_open() : m.show_state_closed();
}
