// Which tick of a sheet stands for which aspect: the same axis for every seat, so that columns of ticks can be compared.
import type { CompiledLeaf, CompiledNode, CompiledScheme } from '#lib/domain/scoring/compiled.ts';
import { sheetLines } from '#lib/domain/scoring/sheet.ts';

interface AxisPlace {
	readonly leaf: CompiledLeaf;
	readonly run: number;
	/** Begins a new criterion or run: a gap stands before it. */
	readonly gap: boolean;
}

export interface SeatTicks {
	/** For every place of the axis the index into the seat's flags; -1 where this seat does not mark. */
	readonly flags: readonly number[];
	/** The seat's own places, in the order of its flags. */
	readonly lines: readonly { readonly leaf: CompiledLeaf; readonly run: number }[];
}

export interface TickPlan {
	readonly axis: readonly AxisPlace[];
	readonly seats: ReadonlyMap<number, SeatTicks>;
}

const keyOf = (leaf: CompiledLeaf, run: number) => `${run}/${leaf.code}`;

function placesBelow(node: CompiledNode, run: number): { leaf: CompiledLeaf; run: number }[] {
	if (node.isLeaf) return [{ leaf: node, run }];
	if (node.over !== 'runs') return node.children.flatMap((child) => placesBelow(child, run));
	return Array.from({ length: node.node.runs ?? 0 }, (_, i) =>
		node.children.flatMap((child) => placesBelow(child, i + 1))
	).flat();
}

/** The ticks of a scheme for the seats of a panel. */
export function tickPlan(
	compiled: CompiledScheme,
	seats: readonly { readonly number: number; readonly role: 'judge' | 'chief' }[]
): TickPlan {
	const own = new Map(seats.map((seat) => [seat.number, sheetLines(compiled, seat.number, seat.role)]));
	const marked = new Set([...own.values()].flat().map(({ leaf, run }) => keyOf(leaf, run)));
	const places = placesBelow(compiled.root, 0).filter(({ leaf, run }) => marked.has(keyOf(leaf, run)));
	const axis = places.map((place, i) => {
		const before = places[i - 1];
		const gap =
			before !== undefined && (before.run !== place.run || before.leaf.parent?.code !== place.leaf.parent?.code);
		return { ...place, gap };
	});
	return {
		axis,
		seats: new Map(
			seats.map((seat) => {
				const lines = own.get(seat.number) ?? [];
				const index = new Map(lines.map(({ leaf, run }, i) => [keyOf(leaf, run), i]));
				return [seat.number, { lines, flags: axis.map(({ leaf, run }) => index.get(keyOf(leaf, run)) ?? -1) }];
			})
		)
	};
}

export interface TickShape {
	readonly width: number;
	readonly marked: string;
	readonly open: string;
	readonly foreign: string;
	readonly alert: string;
}

/** More places than this are drawn finer; more than FINE as one bar. */
const WIDE = 16;
const FINE = 48;
const NARROW = 9;
const HEIGHT = 14;

/** Ticks as SVG paths. `alerts`: aspects of this sheet that stand out. */
export function tickShape(plan: TickPlan, seat: number, flags: string, alerts: ReadonlySet<string>): TickShape {
	const ticks = plan.seats.get(seat);
	const paths = { marked: '', open: '', foreign: '', alert: '' };
	if (!ticks) return { width: 0, ...paths };
	const bar = (x: number, width: number, height: number) =>
		`M${x} ${(HEIGHT - height) / 2 + 4}h${width}v${height}h${-width}z`;
	const fine = plan.axis.length > WIDE;
	const own = plan.axis.map((_, i) => i).filter((i) => !fine || (ticks.flags[i] ?? -1) >= 0);
	if (own.length > FINE) {
		const done = [...flags].filter((flag) => flag !== '0').length;
		const width = 84;
		const upTo = flags.length === 0 ? 0 : Math.round((width * done) / flags.length);
		return {
			width,
			...paths,
			marked: upTo > 0 ? bar(0, upTo, 8) : '',
			open: upTo < width ? bar(upTo, width - upTo, 8) : ''
		};
	}
	const [thick, between, apart] = fine ? [2, 1, 2] : own.length > NARROW ? [3, 1, 3] : [4, 2, 3];
	let x = 0;
	own.forEach((i, nth) => {
		const place = plan.axis[i];
		if (!place) return;
		if (place.gap && nth > 0) x += apart;
		const flag = ticks.flags[i] ?? -1;
		if (flag < 0) paths.foreign += bar(x, thick, 2);
		else if (alerts.has(place.leaf.code)) paths.alert += bar(x, thick, HEIGHT + 8);
		else if ((flags[flag] ?? '0') !== '0') paths.marked += bar(x, thick, HEIGHT);
		else paths.open += bar(x, thick, HEIGHT);
		x += thick + between;
	});
	return { width: Math.max(0, x - between), ...paths };
}
