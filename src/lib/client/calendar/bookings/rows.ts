// The rows of the calendar: what can be booked, in groups, with what it is booked for.
import { busySpan, overlaps, type Span } from '#lib/domain/calendar/bookings/span.ts';
import type { BookingFacts } from '#lib/domain/calendar/bookings/facts.ts';
import type { CalendarOccasion, CalendarResource, CalendarWindow } from '#lib/protocol/calendar/bookings.ts';

export interface Bar {
	readonly occasion: CalendarOccasion;
	readonly booking: BookingFacts;
	/** With set-up, teardown and travel. */
	readonly busy: Span;
}

export interface Row {
	readonly resource: CalendarResource;
	readonly bars: readonly Bar[];
	/** How many stations a base has, shown or not. */
	readonly stations: number;
}

export type GroupKind = 'base' | 'room' | 'equipment' | 'person';
const GROUPS: readonly GroupKind[] = ['base', 'room', 'equipment', 'person'];

export interface Group {
	readonly kind: GroupKind;
	readonly rows: readonly Row[];
}

function groupOf(resource: CalendarResource): GroupKind {
	return resource.kind === 'station' ? 'base' : resource.kind;
}

/** Stations stand below their base. */
function inOrder(resources: readonly CalendarResource[]): readonly CalendarResource[] {
	const stations = resources.filter((one) => one.kind === 'station');
	return resources
		.filter((one) => one.kind !== 'station')
		.flatMap((one) => [one, ...stations.filter((station) => station.parentId === one.id)]);
}

export function barsByResource(window: CalendarWindow, span: Span): ReadonlyMap<string, readonly Bar[]> {
	const bars = new Map<string, Bar[]>();
	for (const occasion of window.occasions)
		for (const booking of occasion.bookings) {
			const busy = busySpan(occasion, booking);
			if (!overlaps(busy, span)) continue;
			const list = bars.get(booking.resourceId);
			if (list) list.push({ occasion, booking, busy });
			else bars.set(booking.resourceId, [{ occasion, booking, busy }]);
		}
	return bars;
}

/** A station goes by its own name: looking for a base does not bring all of its stations. */
function said(row: Row): string {
	const { name, note, kind } = row.resource;
	return [name, kind === 'station' ? null : note, ...row.bars.map((bar) => bar.occasion.title)]
		.map((text) => `${text?.zh ?? ''} ${text?.en ?? ''}`)
		.join(' ')
		.toLowerCase();
}

export interface Narrow {
	/** Only names and titles with these words. */
	readonly find?: string;
	/** Only what is free then. */
	readonly free?: Span | null;
	/** Bases whose stations are all shown. */
	readonly unfolded?: ReadonlySet<string>;
	/** What is needed at the moment, by a drag or an open occasion: shown also where its base is folded. */
	readonly needed?: ReadonlySet<string>;
}

/** Rows in groups: people only when they judge, teach or help, stations only when something happens there or they are asked for. */
export function groupsOf(window: CalendarWindow, span: Span, narrow: Narrow = {}): readonly Group[] {
	const bars = barsByResource(window, span);
	const words = (narrow.find ?? '').trim().toLowerCase();
	const { free, unfolded, needed } = narrow;
	const all = inOrder(window.resources)
		.filter((one) => one.kind !== 'person' || one.roles.length > 0)
		.map((resource) => ({
			resource,
			bars: bars.get(resource.id) ?? [],
			stations: window.resources.filter((one) => one.kind === 'station' && one.parentId === resource.id).length
		}));
	const found = new Set(all.filter((row) => words === '' || said(row).includes(words)).map((row) => row.resource.id));
	const shown = (row: Row) => {
		const { id, kind, parentId } = row.resource;
		if (kind !== 'station') return found.has(id);
		if (needed?.has(id)) return true;
		if (parentId && unfolded?.has(parentId) && found.has(parentId)) return true;
		return found.has(id) && (words !== '' || row.bars.length > 0);
	};
	const rows = all
		.filter(shown)
		.filter((row) => !free || !row.bars.some((bar) => bar.booking.hard && overlaps(bar.busy, free)));
	return GROUPS.map((kind) => ({ kind, rows: rows.filter((row) => groupOf(row.resource) === kind) })).filter(
		(group) => group.rows.length > 0
	);
}
