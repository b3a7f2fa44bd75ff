// The draw itself: list, rule and seed in, places out. The same for everybody who has the three.
import { balanced, skillSpread } from './balance.ts';
import { dealt, deckOf, unitOf } from './deal.ts';
import type { CodePlace, CodeRule, DrawList, DrawResult, DrawRule, HeatPlace, HeatRule, ListRow } from './rule.ts';
import { sameNeighbours, seatedApart, shifts } from './stations.ts';
import { streamOf, type Stream } from './stream.ts';

/** How good the heats are; follows from the result and is not part of it. */
export interface DrawReport {
	/** Neighbours of one unit, over all heats and runs. */
	readonly neighbours: number;
	/** The heats' mean skill, highest less lowest, in hundredths: as dealt, and after the swaps. Null without skills. */
	readonly spread: { readonly before: number; readonly after: number } | null;
}

export interface Drawn {
	readonly result: DrawResult;
	readonly report: DrawReport | null;
}

/** The code of a place in the drawn order. */
export function codeAt(rule: CodeRule, position: number): string {
	return `${rule.prefix}${String(rule.first + position - 1).padStart(rule.digits, '0')}`;
}

function drawnCodes(rows: readonly ListRow[], rule: CodeRule, stream: Stream): CodePlace[] {
	return stream
		.shuffled(rows)
		.map((row, index) => ({ no: row.no, position: index + 1, code: codeAt(rule, index + 1) }))
		.sort((a, b) => a.no - b.no);
}

interface Seating {
	readonly places: HeatPlace[];
	readonly neighbours: number;
}

/** A row of seats is one thing when everybody stays, another when all move round: then its ends meet as well. */
const SEATINGS_TRIED = 32;

/** One machine's people of one heat on its stations. */
function seatedHeat(
	people: readonly ListRow[],
	heat: number,
	rule: HeatRule,
	machine: string | null,
	stream: Stream
): Seating {
	const stations = rule.stations.filter((one) => one.machine === machine).map((one) => one.number);
	const moved = shifts(rule.runs, stations.length, stream);
	let best: { readonly seated: readonly (ListRow | null)[]; readonly neighbours: number } | null = null;
	for (let tried = 0; tried < (rule.runs > 1 ? SEATINGS_TRIED : 1) && best?.neighbours !== 0; tried++) {
		const seated = seatedApart(people, stations.length, unitOf, stream);
		const neighbours = moved.reduce((sum, by) => {
			const at = seated.map((_, seat) => seated[(seat - by + seated.length) % seated.length] ?? null);
			return sum + sameNeighbours(at, unitOf);
		}, 0);
		if (best === null || neighbours < best.neighbours) best = { seated, neighbours };
	}
	const places = (best?.seated ?? []).flatMap((row, seat) =>
		row ? [{ no: row.no, heat, stations: moved.map((by) => stations[(seat + by) % stations.length] ?? 0) }] : []
	);
	return { places, neighbours: best?.neighbours ?? 0 };
}

function drawnHeats(
	rows: readonly ListRow[],
	rule: HeatRule,
	stream: Stream
): { places: HeatPlace[]; report: DrawReport } {
	const deck = deckOf(rows, stream);
	const asDealt = dealt(deck.length, rule.heats, stream.below(rule.heats));
	const skilled = rule.swaps > 0 && rows.some((row) => row.skill !== null);
	const heatOf = skilled ? balanced(deck, asDealt, rule.swaps, stream) : asDealt;
	const machines = [...new Set(deck.map((row) => row.machine))];
	const seatings: Seating[] = [];
	for (let heat = 0; heat < rule.heats; heat++)
		for (const machine of machines) {
			const people = deck.filter((row, card) => heatOf[card] === heat && row.machine === machine);
			if (people.length > 0) seatings.push(seatedHeat(people, heat + 1, rule, machine, stream));
		}
	return {
		places: seatings.flatMap((one) => one.places).sort((a, b) => a.no - b.no),
		report: {
			neighbours: seatings.reduce((sum, one) => sum + one.neighbours, 0),
			spread: skilled ? { before: skillSpread(deck, asDealt), after: skillSpread(deck, heatOf) } : null
		}
	};
}

/** Draws. The rule must fit the list (`checkRule`). */
export function conductDraw(list: DrawList, rule: DrawRule, seed: string): Drawn {
	const stream = streamOf(seed);
	if (rule.stage !== 'heat-station')
		return { result: { stage: rule.stage, places: drawnCodes(list.rows, rule, stream) }, report: null };
	const { places, report } = drawnHeats(list.rows, rule, stream);
	return { result: { stage: rule.stage, places }, report };
}
