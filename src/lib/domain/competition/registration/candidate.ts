// Somebody who wants onto the list, with what the rules ask about, and who counts as the same person.
import type { Level } from './levels.ts';

export interface Candidate {
	readonly name: string;
	readonly phone: string | null;
	/** The last four characters of the identity number. */
	readonly lastFour: string | null;
	readonly employer: string;
	/** The same for everybody of that employer, however it was written. */
	readonly employerKey: string;
	/** The employer's organization and all above it; empty for one that is only a name. */
	readonly employerPath: readonly string[];
	readonly townId: string | null;
	readonly town: string | null;
	readonly townPath: readonly string[];
	readonly birthYear: number | null;
	readonly level: Level | null;
}

/** A name brought to the form it is compared in: width, case, spaces and middle dots do not matter. */
export function nameKey(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s·•・‧.,，。'’()（）-]/g, '');
}

/** A mobile number as eleven digits, or null when it is none. */
export function readPhone(words: string): string | null {
	const digits = words
		.normalize('NFKC')
		.replace(/[\s-]/g, '')
		.replace(/^(\+|00)?86/, '');
	return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}

/** The last four of an identity number, out of those four or the whole of it; null when it is neither. */
export function readLastFour(words: string): string | null {
	const plain = words.normalize('NFKC').toUpperCase().replace(/\s/g, '');
	return /^(\d{14})?\d{3}[\dX]$/.test(plain) ? plain.slice(-4) : null;
}

export interface Identity {
	readonly nameKey: string;
	readonly employerKey: string;
	readonly phone: string | null;
	readonly lastFour: string | null;
}

/**
 * Whether two of the same name are one person: `same` by telephone or by employer and identity number, `unclear` when they have
 * an employer in common and nothing to tell them apart by, `other` else.
 */
export function compare(a: Identity, b: Identity): 'same' | 'unclear' | 'other' {
	if (a.nameKey !== b.nameKey) return 'other';
	if (a.phone !== null && a.phone === b.phone) return 'same';
	if (a.employerKey !== b.employerKey) return 'other';
	if (a.lastFour !== null && b.lastFour !== null) return a.lastFour === b.lastFour ? 'same' : 'other';
	return a.phone !== null && b.phone !== null ? 'other' : 'unclear';
}
