// Who stands where in a heat. Seat after seat somebody is drawn, but nobody who would stand beside a colleague or leave the rest
// no way to keep colleagues apart: as long as no unit has more than ⌈S/2⌉ of the S stations, no two of it are neighbours.
import type { Stream } from './stream.ts';

interface Waiting<T> {
	readonly unit: string;
	readonly people: T[];
}

/** Whether `seats` more can be filled with no two of a unit side by side, when `last` stands just before them. */
function possible<T>(waiting: readonly Waiting<T>[], seats: number, last: string | null): boolean {
	return waiting.every(
		({ unit, people }) => people.length <= (unit === last ? Math.floor(seats / 2) : Math.ceil(seats / 2))
	);
}

/** Who may take the next of `seats` seats: units, and how many free seats could stand here instead. */
function candidates<T>(waiting: readonly Waiting<T>[], free: number, seats: number, last: string | null) {
	const staying = waiting.filter((one) => one.people.length > 0);
	const fits = (chosen: Waiting<T> | null): boolean => {
		const rest = waiting.map((one) => (one === chosen ? { unit: one.unit, people: one.people.slice(1) } : one));
		return possible(rest, seats - 1, chosen ? chosen.unit : null);
	};
	const units = staying.filter((one) => one.unit !== last && fits(one));
	const empty = free > 0 && fits(null) ? free : 0;
	if (units.length > 0 || empty > 0) return { units, empty };
	// too many of one unit: it takes every other seat, and is its own neighbour only when nothing else is left
	const largest = [...staying].sort((a, b) => b.people.length - a.people.length).slice(0, 1);
	if (largest[0]?.unit !== last) return { units: largest, empty: 0 };
	const others = staying.filter((one) => one.unit !== last);
	return others.length > 0 || free > 0 ? { units: others, empty: free } : { units: largest, empty: 0 };
}

/** Draws one of the candidates, each person and each free seat as likely. */
function nextUnit<T>(
	waiting: readonly Waiting<T>[],
	free: number,
	seats: number,
	last: string | null,
	stream: Stream
): Waiting<T> | null {
	const { units, empty } = candidates(waiting, free, seats, last);
	let drawn = stream.below(units.reduce((sum, one) => sum + one.people.length, 0) + empty);
	for (const one of units) {
		drawn -= one.people.length;
		if (drawn < 0) return one;
	}
	return null;
}

/** The people on `seats` seats in a row; null is a free one. */
export function seatedApart<T>(
	people: readonly T[],
	seats: number,
	unit: (person: T) => string,
	stream: Stream
): (T | null)[] {
	const waiting: Waiting<T>[] = [];
	for (const person of people) {
		const group = waiting.find((one) => one.unit === unit(person));
		if (group) group.people.push(person);
		else waiting.push({ unit: unit(person), people: [person] });
	}
	const seated: (T | null)[] = [];
	let last: string | null = null;
	let free = seats - people.length;
	while (seated.length < seats) {
		const chosen: Waiting<T> | null = nextUnit(waiting, free, seats - seated.length, last, stream);
		if (chosen === null) free--;
		seated.push(chosen?.people.shift() ?? null);
		last = chosen?.unit ?? null;
	}
	return seated;
}

/** How many pairs of neighbours are of one unit. */
export function sameNeighbours<T>(seated: readonly (T | null)[], unit: (person: T) => string): number {
	return seated.filter((person, seat) => {
		const next = seated[seat + 1];
		return person !== null && next !== null && next !== undefined && unit(person) === unit(next);
	}).length;
}

/**
 * How far everybody moves on in each run: 0 first, then in drawn order, none twice before all came. So after any number of runs
 * nobody was at one station more than once more often than at another.
 */
export function shifts(runs: number, seats: number, stream: Stream): number[] {
	const moved: number[] = [];
	const others = Array.from({ length: seats - 1 }, (_, n) => n + 1);
	while (moved.length < runs) moved.push(0, ...stream.shuffled(others));
	return moved.slice(0, runs);
}
