// A draw's result as columns of places to fill: heats with their stations, or codes in their order.
import { conductDraw, type DrawReport } from '#lib/domain/competition/draw/conduct.ts';
import type { DrawResult, ListRow } from '#lib/domain/competition/draw/rule.ts';
import type { DrawShown } from '#lib/protocol/draw.ts';

export interface Slot {
	readonly key: string;
	/** The station's number or the code. */
	readonly figure: string;
	/** Later stations, where everybody competes several times. */
	readonly more: readonly number[];
	readonly row: ListRow | null;
	/** Drawn, and withdrawn since: the place stays blank. */
	readonly blank: boolean;
}

export interface Column {
	/** The heat, from 1; 0 for codes. */
	readonly heat: number;
	readonly slots: readonly Slot[];
}

const CODES_A_COLUMN = 12;

type Drawn = Pick<DrawShown, 'list' | 'rule' | 'blanks'>;

/** The columns of a result; places that nobody has stand empty among them. */
export function columnsOf(draw: Drawn, result: DrawResult): Column[] {
	const rowOf = new Map(draw.list.rows.map((row) => [row.no, row]));
	const blanks = new Set(draw.blanks);
	if (result.stage !== 'heat-station') {
		const slots = [...result.places]
			.sort((a, b) => a.position - b.position)
			.map((place): Slot => ({
				key: place.code,
				figure: place.code,
				more: [],
				row: rowOf.get(place.no) ?? null,
				blank: blanks.has(place.no)
			}));
		return Array.from({ length: Math.ceil(slots.length / CODES_A_COLUMN) }, (_, n) => ({
			heat: 0,
			slots: slots.slice(n * CODES_A_COLUMN, (n + 1) * CODES_A_COLUMN)
		}));
	}
	const rule = draw.rule.stage === 'heat-station' ? draw.rule : null;
	return Array.from({ length: rule?.heats ?? 0 }, (_, n): Column => ({
		heat: n + 1,
		slots: (rule?.stations ?? []).map((station) => {
			const place = result.places.find((one) => one.heat === n + 1 && one.stations[0] === station.number);
			return {
				key: `${n + 1}/${station.number}`,
				figure: String(station.number),
				more: place?.stations.slice(1) ?? [],
				row: place ? (rowOf.get(place.no) ?? null) : null,
				blank: place !== undefined && blanks.has(place.no)
			};
		})
	}));
}

/** The order in which places are dealt out before everybody: one for each heat in turn, as from a deck. */
export function dealingOrder(columns: readonly Column[]): number[] {
	if (columns.every((column) => column.heat === 0))
		return columns.flatMap((column) => column.slots.flatMap((slot) => (slot.row ? [slot.row.no] : [])));
	const people = columns.map((column) => column.slots.flatMap((slot) => (slot.row ? [slot.row.no] : [])));
	const longest = Math.max(0, ...people.map((heat) => heat.length));
	return Array.from({ length: longest }, (_, turn) => turn).flatMap((turn) =>
		people.flatMap((heat) => heat[turn] ?? [])
	);
}

/** How good the heats are, worked out from what is public. */
export function reportOf(draw: Pick<DrawShown, 'list' | 'rule' | 'seed'>): DrawReport | null {
	return draw.seed === null ? null : conductDraw(draw.list, draw.rule, draw.seed).report;
}
