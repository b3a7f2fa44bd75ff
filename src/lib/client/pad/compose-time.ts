// Composing a time digit by digit, from the right as on a stopwatch: 1 2 3 4 5 reads 1:23.45. The mark is in seconds.
import { decimal, toFixed } from '#lib/domain/scoring/exact.ts';
import type { Decimal } from '#lib/domain/scoring/scheme.ts';

const LONGEST = 9;

/** The digits after one more key; leading zeros fall away. */
export function pressTimeKey(digits: string, key: string): string {
	if (key === 'clear') return '';
	if (key === 'back') return digits.slice(0, -1);
	if (!/^\d$/.test(key) || digits.length >= LONGEST) return digits;
	return (digits + key).replace(/^0+/, '');
}

function parts(digits: string, places: number): { minutes: string; seconds: string; fraction: string } {
	const padded = digits.padStart(3 + places, '0');
	const cut = padded.length - places;
	return { minutes: padded.slice(0, cut - 2), seconds: padded.slice(cut - 2, cut), fraction: padded.slice(cut) };
}

/** Digits as they are typed: "1:23.45"; the seconds may still be more than 59. */
export function shownDigits(digits: string, places: number): string {
	const { minutes, seconds, fraction } = parts(digits, places);
	return `${minutes}:${seconds}${places > 0 ? `.${fraction}` : ''}`;
}

/** The mark in seconds that the digits stand for; null while the seconds are 60 or more, or nothing is typed. */
export function timeMark(digits: string, places: number): Decimal | null {
	if (digits === '') return null;
	const { minutes, seconds, fraction } = parts(digits, places);
	if (Number(seconds) > 59) return null;
	const whole = BigInt(minutes) * 60n + BigInt(seconds);
	const kept = fraction.replace(/0+$/, '');
	return kept === '' ? `${whole}` : `${whole}.${kept}`;
}

/** A mark in seconds as a clock shows it: "83.45" → "1:23.45". */
export function shownTime(value: Decimal, places: number): string {
	const [whole = '0', fraction = ''] = toFixed(decimal(value), places).split('.');
	const seconds = BigInt(whole);
	const clock = `${seconds / 60n}:${(seconds % 60n).toString().padStart(2, '0')}`;
	return places > 0 ? `${clock}.${fraction}` : clock;
}
