// How a mark, an aspect and a sheet are put into words on the pad.
import type { CompiledLeaf } from '#lib/domain/scoring/compiled.ts';
import { compare, decimal } from '#lib/domain/scoring/exact.ts';
import type { MarkValue } from '#lib/domain/scoring/scheme.ts';
import { inLocale, type Text } from '#lib/domain/shared/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { scaleOf, shownMark } from '#lib/client/pad/compose-number.ts';
import { shownTime } from '#lib/client/pad/compose-time.ts';
import type { EntryProgress } from '#lib/client/pad/sheet.svelte.ts';

/** A mark to read: `isWord` is set in the text face, the rest in figures with a small unit. */
interface ShownMark {
	readonly text: string;
	readonly unit: string;
	readonly isWord: boolean;
}

/** A text in the tablet's language. */
export function say(text: Text): string {
	return inLocale(text, getLocale());
}

/** The unit behind a figure of this aspect. */
export function unitOf(leaf: CompiledLeaf): string {
	if (leaf.node.unit) return say(leaf.node.unit);
	switch (leaf.node.kind) {
		case 'judgement':
			return m.pad_unit_level();
		case 'points':
			return m.pad_unit_points();
		case 'count':
		case 'penalty':
			return m.pad_unit_times();
		default:
			return '';
	}
}

/** The word for a place without a value. */
export function statusWord(status: 'absent' | 'dns' | 'dnf' | 'dq'): string {
	if (status === 'absent') return m.pad_status_absent();
	if (status === 'dns') return m.pad_status_dns();
	return status === 'dnf' ? m.pad_status_dnf() : m.pad_status_dq();
}

/** A mark as the sheet shows it. */
export function markShown(leaf: CompiledLeaf, mark: MarkValue): ShownMark {
	if ('status' in mark) return { text: statusWord(mark.status), unit: '', isWord: true };
	const scale = scaleOf(leaf);
	if (leaf.choices) {
		const value = decimal(mark.value);
		const level = leaf.node.levels?.find((one) => compare(decimal(one.value), value) === 0);
		if (level) return { text: say(level.title), unit: '', isWord: true };
	}
	if (leaf.node.kind === 'time')
		return { text: shownTime(mark.value, scale.places), unit: unitOf(leaf), isWord: false };
	return { text: shownMark(scale, mark.value), unit: unitOf(leaf), isWord: false };
}

/** The ends, the step and the unit of an aspect's marks, in words. */
export function limitsOf(leaf: CompiledLeaf): { min: string; max: string; step: string; unit: string } {
	const scale = scaleOf(leaf);
	const shown = (value: string): string => trim(shownMark(scale, value)).replace('-', '−');
	const { min, max, step } = leaf.node;
	return { min: shown(min), max: shown(max), step: shown(step), unit: unitOf(leaf) };
}

/** One line on what is asked: the kind of mark, its limits, its step. */
export function kindWords(leaf: CompiledLeaf): string {
	const scale = scaleOf(leaf);
	const limits = limitsOf(leaf);
	switch (leaf.node.kind) {
		case 'judgement':
			return m.pad_kind_judgement(limits);
		case 'points':
			return m.pad_kind_points(limits);
		case 'measurement':
			return leaf.choices ? m.pad_kind_choice() : m.pad_kind_reading(limits);
		case 'count':
			return m.pad_kind_count(limits);
		case 'penalty':
			return m.pad_kind_penalty(limits);
		case 'time':
			return m.pad_kind_time({
				min: shownTime(leaf.node.min, scale.places),
				max: shownTime(leaf.node.max, scale.places)
			});
		case 'ordinal':
			return m.pad_kind_ordinal(limits);
	}
}

function trim(figure: string): string {
	return figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure;
}

/** The code and, in a scheme with runs, which run. */
export function lineCode(code: string, run: number): string {
	return run === 0 ? code : `${code}·${run}`;
}

/** How far a sheet is, in a word or two. */
export function progressWords({ state, given, expected, entry }: EntryProgress): string {
	switch (state) {
		case 'out':
			return entryStatusWord(entry.status);
		case 'none':
			return m.pad_sheet_none();
		case 'marking':
			return `${given} / ${expected}`;
		case 'complete':
			return m.pad_sheet_complete();
		case 'signing':
		case 'signed':
			return m.pad_sheet_signed();
		case 'given-back':
			return m.pad_sheet_given_back();
	}
}

/** Why an entry is not marked. */
export function entryStatusWord(status: 'active' | 'withdrawn' | 'dns' | 'dnf' | 'dq'): string {
	if (status === 'withdrawn') return m.pad_entry_withdrawn();
	if (status === 'dns') return m.pad_entry_dns();
	if (status === 'dnf') return m.pad_entry_dnf();
	return status === 'dq' ? m.pad_entry_dq() : '';
}

function two(n: number): string {
	return String(n).padStart(2, '0');
}

/** 12:03:07 of the tablet's day. */
export function clockTime(iso: string): string {
	const at = new Date(iso);
	return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** 12:03. */
export function clockMinutes(at: number | string): string {
	const date = new Date(at);
	return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
