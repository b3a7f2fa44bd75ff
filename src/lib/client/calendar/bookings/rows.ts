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

function said(row: Row): string {
	const { name, note } = row.resource;
	return [name, note, ...row.bars.map((bar) => bar.occasion.title)]
		.map((text) => `${text?.zh ?? ''} ${text?.en ?? ''}`)
		.join(' ')
		.toLowerCase();
}

/** Rows in groups: people only when they judge, teach or help. `find` narrows to names and titles, `free` to what is free then. */
export function groupsOf(
	window: CalendarWindow,
	span: Span,
	narrow: { readonly find?: string; readonly free?: Span | null } = {}
): readonly Group[] {
	const bars = barsByResource(window, span);
	const words = (narrow.find ?? '').trim().toLowerCase();
	const { free } = narrow;
	const rows = inOrder(window.resources)
		.filter((one) => one.kind !== 'person' || one.roles.length > 0)
		.map((resource) => ({ resource, bars: bars.get(resource.id) ?? [] }))
		.filter((row) => words === '' || said(row).includes(words))
		.filter((row) => !free || !row.bars.some((bar) => bar.booking.hard && overlaps(bar.busy, free)));
	return GROUPS.map((kind) => ({ kind, rows: rows.filter((row) => groupOf(row.resource) === kind) })).filter(
		(group) => group.rows.length > 0
	);
}
