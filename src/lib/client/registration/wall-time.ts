// A date and time field speaks the venue's wall clock, whatever zone the laptop is in.
import { dayOfInstant, instantAt, minuteOfInstant } from '#lib/domain/shared/day.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** An instant as a datetime-local field shows it at the venue. */
export function toWall(instant: string): string {
	const at = Date.parse(instant);
	const minute = minuteOfInstant(at);
	return `${dayOfInstant(at)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The instant that a datetime-local field means at the venue. */
export function fromWall(words: string): string {
	return new Date(instantAt(words.slice(0, 10), words.slice(11, 16))).toISOString();
}
