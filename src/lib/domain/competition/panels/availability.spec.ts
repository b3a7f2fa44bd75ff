// What was said about time, less what was taken back.
import { describe, expect, it } from 'vitest';
import { absencesOf } from './availability.ts';

const away = (from: number, to: number) => ({ from, to, available: false, note: { zh: '出差' } });
const back = (from: number, to: number) => ({ from, to, available: true, note: null });
const spans = (found: ReturnType<typeof absencesOf>) => found.map(({ from, to, booked }) => [from, to, booked]);

describe('absences', () => {
	it('lose what was taken back: the start, the end, a piece in the middle, all', () => {
		expect(spans(absencesOf([away(0, 10), back(0, 3)], []))).toEqual([[3, 10, false]]);
		expect(spans(absencesOf([away(0, 10), back(8, 12)], []))).toEqual([[0, 8, false]]);
		expect(spans(absencesOf([away(0, 10), back(4, 6)], []))).toEqual([
			[0, 4, false],
			[6, 10, false]
		]);
		expect(spans(absencesOf([away(0, 10), back(0, 10)], []))).toEqual([]);
		expect(spans(absencesOf([away(0, 10), back(10, 12)], []))).toEqual([[0, 10, false]]);
	});

	it('a booking stays, whatever was said', () => {
		expect(spans(absencesOf([back(0, 10)], [{ from: 2, to: 4, what: null }]))).toEqual([[2, 4, true]]);
	});
});
