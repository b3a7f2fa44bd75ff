// A panel while it is put together: seats by number, each with a person of the directory, a new one, or nobody yet.
import type { Text } from '#lib/domain/shared/text.ts';
import type { SeatDetail } from './shapes.ts';

export interface SeatDraft {
	readonly number: number;
	readonly role: 'judge' | 'chief';
	readonly personId: string | null;
	/** Shown; for a person made with this panel also sent. */
	readonly name: Text | null;
	readonly employer: Text | null;
	/** Typed here and not in the directory yet. */
	readonly fresh: boolean;
}

/** The seats as they are. */
export function draftOfSeats(seats: readonly SeatDetail[]): readonly SeatDraft[] {
	return seats.map(({ number, role, personId, person, employer }) => ({
		number,
		role,
		personId,
		name: person,
		employer,
		fresh: false
	}));
}

/** One more seat, with the lowest free number. A chief sits at 99 down, apart from the judges. */
export function withSeat(seats: readonly SeatDraft[], role: 'judge' | 'chief'): readonly SeatDraft[] {
	const used = new Set(seats.map((seat) => seat.number));
	let number = role === 'judge' ? 1 : 99;
	while (used.has(number)) number += role === 'judge' ? 1 : -1;
	return [...seats, { number, role, personId: null, name: null, employer: null, fresh: false }].sort(
		(a, b) => a.number - b.number
	);
}

/** Without one seat. */
export function withoutSeat(seats: readonly SeatDraft[], number: number): readonly SeatDraft[] {
	return seats.filter((seat) => seat.number !== number);
}

/** Somebody sits down; who sat elsewhere on this panel leaves that seat. */
export function seated(
	seats: readonly SeatDraft[],
	number: number,
	who: Pick<SeatDraft, 'personId' | 'name' | 'employer' | 'fresh'>
): readonly SeatDraft[] {
	return seats.map((seat) => {
		if (seat.number === number) return { ...seat, ...who };
		if (who.personId !== null && seat.personId === who.personId)
			return { ...seat, personId: null, name: null, employer: null, fresh: false };
		return seat;
	});
}

/** What the API takes. */
export function seatsBody(seats: readonly SeatDraft[]): object {
	return {
		seats: seats.map(({ number, role, personId, name, employer, fresh }) => ({
			number,
			role,
			...(fresh && name ? { person: { name, ...(employer ? { employer } : {}) } } : { personId })
		}))
	};
}

/** Seats that hold a tablet and get another judge, or go: their tablets lose the seat when this is saved. */
export function losing(before: readonly SeatDetail[], after: readonly SeatDraft[]): readonly number[] {
	return before
		.filter((seat) => {
			if (seat.tablet === 'unpaired') return false;
			const now = after.find((one) => one.number === seat.number);
			return !now || now.fresh || now.personId !== seat.personId;
		})
		.map((seat) => seat.number);
}

/** A typed "name, employer" taken apart: comma, space before a unit, or brackets. */
export function nameAndEmployer(typed: string): { readonly name: string; readonly employer: string } {
	const bracket = /^(.+?)[（(](.+?)[）)]\s*$/.exec(typed.trim());
	if (bracket) return { name: (bracket[1] ?? '').trim(), employer: (bracket[2] ?? '').trim() };
	const [name = '', ...rest] = typed.trim().split(/[,，、\t]/);
	if (rest.length > 0) return { name: name.trim(), employer: rest.join(' ').trim() };
	const spaced = /^([\p{Script=Han}·]{2,6})\s+([\p{Script=Han}].+)$/u.exec(typed.trim());
	return spaced ? { name: spaced[1] ?? '', employer: spaced[2] ?? '' } : { name: typed.trim(), employer: '' };
}
