import { describe, expect, it } from 'vitest';
import { shownFigure } from './figures.ts';

describe('shownFigure', () => {
	it('fills up to the places of the column', () => {
		expect(shownFigure('28', 2)).toBe('28.00');
		expect(shownFigure('7.5', 2)).toBe('7.50');
		expect(shownFigure('-3', 1)).toBe('-3.0');
	});

	it('never rounds: more digits than places stay', () => {
		expect(shownFigure('88.431', 2)).toBe('88.431');
	});

	it('cuts what does not end, and says so', () => {
		expect(shownFigure('2.333333…', 2)).toBe('2.33…');
		expect(shownFigure('2.333333…', 0)).toBe('2…');
	});
});
