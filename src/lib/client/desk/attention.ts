// What of a running round needs somebody, the most urgent first. Pure: the same desk and clock give the same list.
import type { DeskSeat, DeskSheet, DeskSnapshot } from '#lib/protocol/desk.ts';
import type { Text } from '#lib/domain/shared/text.ts';

export type Urgency = 'now' | 'soon' | 'later';

/** One thing to see to. `key` stays the same while the thing is the same. */
export type Matter = { readonly key: string; readonly urgency: Urgency } & (
	| {
			readonly kind: 'spread';
			readonly entryId: string;
			readonly code: string;
			readonly aspect: string;
			readonly title: Text;
			readonly spread: string;
			readonly allowed: string;
	  }
	| { readonly kind: 'offline'; readonly seat: DeskSeat; readonly minutes: number | null; readonly open: number }
	| { readonly kind: 'unpaired'; readonly seat: DeskSeat; readonly open: number }
	| { readonly kind: 'battery'; readonly seat: DeskSeat; readonly percent: number }
	| {
			readonly kind: 'unsigned';
			readonly seat: DeskSeat;
			readonly codes: readonly string[];
			readonly entryId: string;
			readonly minutes: number | null;
	  }
	| { readonly kind: 'reopened'; readonly seat: DeskSeat; readonly codes: readonly string[]; readonly entryId: string }
	/** All sheets are signed, and still the total is not final: judges who must agree do not. */
	| { readonly kind: 'undecided'; readonly entryId: string; readonly code: string }
	| { readonly kind: 'finished'; readonly count: number }
);

/** A sheet may stay complete and unsigned for this long before anybody is told. */
export const SIGN_WITHIN_MS = 3 * 60_000;
export const LOW_BATTERY = 20;
/** A seat whose sheets moved this lately has something to mark with. */
export const MARKED_WITHIN_MS = 5 * 60_000;

const minutesSince = (iso: string | null, now: number): number | null => {
	const at = iso ? Date.parse(iso) : Number.NaN;
	return Number.isNaN(at) ? null : Math.max(0, Math.floor((now - at) / 60_000));
};

const rank: Readonly<Record<Matter['kind'], number>> = {
	spread: 0,
	undecided: 1,
	offline: 2,
	unpaired: 3,
	reopened: 4,
	unsigned: 5,
	battery: 6,
	finished: 7
};
const urgencyRank: Readonly<Record<Urgency, number>> = { now: 0, soon: 1, later: 2 };

/** The matters of a round that is open; none otherwise. */
export function mattersOf(desk: DeskSnapshot, now: number): readonly Matter[] {
	if (desk.state !== 'open') return [];
	const matters: Matter[] = [];
	const codeOf = new Map(desk.rows.map((row) => [row.entryId, row.row.code]));
	for (const spread of desk.spreads)
		matters.push({
			...spread,
			kind: 'spread',
			urgency: 'now',
			key: `spread/${spread.entryId}/${spread.aspect}`,
			code: codeOf.get(spread.entryId) ?? ''
		});
	const disputed = new Set(desk.spreads.map((spread) => spread.entryId));
	for (const { entryId, row, sheets } of desk.rows)
		if (
			row.status === 'active' &&
			row.state === 'provisional' &&
			!disputed.has(entryId) &&
			sheets.every((sheet) => sheet.expected === 0 || sheet.state === 'signed')
		)
			matters.push({ kind: 'undecided', urgency: 'now', key: `undecided/${entryId}`, entryId, code: row.code ?? '' });
	desk.seats.forEach((seat, i) => {
		const own = desk.rows
			.filter((row) => row.row.status === 'active')
			.map((row) => ({ row, sheet: row.sheets[i] }))
			.filter((each): each is { row: (typeof desk.rows)[number]; sheet: DeskSheet } => (each.sheet?.expected ?? 0) > 0);
		const open = own.filter(({ sheet }) => sheet.state !== 'signed').length;
		const codes = (list: typeof own) => list.map(({ row }) => row.row.code ?? '');
		const about = { key: '', seat };
		if (open > 0 && seat.tablet === 'offline')
			matters.push({
				...about,
				kind: 'offline',
				urgency: 'now',
				key: `offline/${seat.id}`,
				minutes: minutesSince(seat.seenAt, now),
				open
			});
		const marking = own.some(({ sheet }) => sheet.at !== null && now - Date.parse(sheet.at) < MARKED_WITHIN_MS);
		if (open > 0 && seat.tablet === 'unpaired' && !marking)
			matters.push({ ...about, kind: 'unpaired', urgency: 'now', key: `unpaired/${seat.id}`, open });
		const reopened = own.filter(({ sheet }) => sheet.state === 'reopened');
		if (reopened[0])
			matters.push({
				...about,
				kind: 'reopened',
				urgency: 'soon',
				key: `reopened/${seat.id}`,
				codes: codes(reopened),
				entryId: reopened[0].row.entryId
			});
		const waiting = own.filter(
			({ sheet }) => sheet.state === 'complete' && sheet.at !== null && now - Date.parse(sheet.at) > SIGN_WITHIN_MS
		);
		if (waiting[0])
			matters.push({
				...about,
				kind: 'unsigned',
				urgency: 'soon',
				key: `unsigned/${seat.id}`,
				codes: codes(waiting),
				entryId: waiting[0].row.entryId,
				minutes: Math.max(...waiting.map(({ sheet }) => minutesSince(sheet.at, now) ?? 0))
			});
		if (open > 0 && seat.tablet === 'online' && seat.battery !== null && seat.battery <= LOW_BATTERY)
			matters.push({ ...about, kind: 'battery', urgency: 'soon', key: `battery/${seat.id}`, percent: seat.battery });
	});
	const progress = progressOf(desk);
	if (progress.sheets > 0 && progress.signed === progress.sheets)
		matters.push({ kind: 'finished', urgency: 'later', key: 'finished', count: progress.sheets });
	return matters.sort((a, b) => urgencyRank[a.urgency] - urgencyRank[b.urgency] || rank[a.kind] - rank[b.kind]);
}

/** Sheets by state, over entries that compete. */
export interface Progress {
	readonly sheets: number;
	readonly signed: number;
	readonly complete: number;
	readonly marking: number;
	readonly none: number;
	/** Sheets with a spread case in them. */
	readonly spread: number;
}

/** How far the sheets of a round are. */
export function progressOf(desk: DeskSnapshot): Progress {
	const count = { sheets: 0, signed: 0, complete: 0, marking: 0, none: 0 };
	for (const row of desk.rows) {
		if (row.row.status !== 'active') continue;
		for (const sheet of row.sheets) {
			if (sheet.expected === 0) continue;
			count.sheets++;
			count[sheet.state === 'reopened' ? 'marking' : sheet.state]++;
		}
	}
	return { ...count, spread: new Set(desk.spreads.map((s) => s.entryId)).size };
}
