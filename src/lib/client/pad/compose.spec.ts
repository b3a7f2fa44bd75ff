import { describe, expect, it } from 'vitest';
import { decimal } from '#lib/domain/scoring/exact.ts';
import {
	canGrow,
	countOf,
	directKeys,
	joinMark,
	markOf,
	press,
	scaleOf,
	shownMark,
	splitMark,
	stepFrom,
	type Key
} from './compose-number.ts';
import { pressTimeKey, shownDigits, shownTime, timeMark } from './compose-time.ts';

function scale(min: string, max: string, step: string) {
	return scaleOf({ min: decimal(min), max: decimal(max), step: decimal(step) });
}

function type(of: ReturnType<typeof scale>, keys: string) {
	let draft = '';
	const refusals: string[] = [];
	for (const key of keys) {
		const pressed = press(of, draft, key as Key);
		draft = pressed.draft;
		if (pressed.refusal) refusals.push(`${key}:${pressed.refusal}`);
	}
	return { draft, refusals };
}

describe('press', () => {
	const ten = scale('0', '10', '0.5');

	it('composes an admissible mark', () => {
		expect(type(ten, '8.5')).toEqual({ draft: '8.5', refusals: [] });
		expect(markOf(ten, '8.5')).toBe('8.5');
	});

	it('says why a key does not fit', () => {
		expect(type(ten, '11')).toEqual({ draft: '1', refusals: ['1:outside'] });
		expect(type(ten, '8.4')).toEqual({ draft: '8.', refusals: ['4:off-step'] });
		expect(type(ten, '8.55')).toEqual({ draft: '8.5', refusals: ['5:too-fine'] });
		expect(type(scale('60', '100', '1'), '5')).toEqual({ draft: '', refusals: ['5:outside'] });
		expect(type(scale('0', '100', '1'), '7.')).toEqual({ draft: '7', refusals: ['.:too-fine'] });
	});

	it('lets a draft below the least mark grow into one', () => {
		const far = scale('60', '100', '1');
		expect(type(far, '1')).toEqual({ draft: '1', refusals: [] });
		expect(markOf(far, '1')).toBeNull();
		expect(type(far, '100').draft).toBe('100');
		expect(type(far, '12')).toEqual({ draft: '1', refusals: ['2:outside'] });
	});

	it('replaces a lone zero and starts a fraction with one', () => {
		expect(type(ten, '07').draft).toBe('7');
		expect(type(ten, '.5').draft).toBe('0.5');
	});

	it('knows marks below zero', () => {
		const both = scale('-5', '5', '1');
		expect(type(both, '-3').draft).toBe('-3');
		expect(markOf(both, '-3')).toBe('-3');
		expect(type(both, '-7')).toEqual({ draft: '-', refusals: ['7:outside'] });
		expect(type(scale('0', '5', '1'), '-').refusals).toEqual(['-:outside']);
	});

	it('takes back and clears', () => {
		expect(press(ten, '8.5', 'back').draft).toBe('8.');
		expect(press(ten, '8.5', 'clear').draft).toBe('');
	});

	it('never lets anything but an admissible mark through, for every three keys', () => {
		const keys = [...'0123456789.'];
		for (const of of [ten, scale('1', '6', '1'), scale('40', '99.75', '0.25'), scale('0.1', '0.9', '0.2')])
			for (const a of keys)
				for (const b of keys)
					for (const c of keys) {
						const { draft } = type(of, a + b + c);
						if (draft !== '')
							expect([...'0123456789.'].some(() => canGrow(of, draft)) || markOf(of, draft) !== null).toBe(true);
					}
	});
});

describe('scale', () => {
	it('shows the decimals of the step, whatever zeros the scheme writes', () => {
		expect(shownMark(scale('0', '10', '0.5'), '6')).toBe('6.0');
		expect(shownMark(scale('0.0', '10.00', '1.0'), '6')).toBe('6');
	});

	it('counts its marks', () => {
		expect(countOf(scale('0', '3', '1'))).toBe(4);
		expect(countOf(scale('0', '10', '0.25'))).toBe(41);
	});

	it('steps to the ends and no further', () => {
		const of = scale('0', '10', '0.5');
		expect(stepFrom(of, '8.5', 1)).toBe('9');
		expect(stepFrom(of, '10', 1)).toBeNull();
		expect(stepFrom(of, '0', -1)).toBeNull();
		expect(stepFrom(of, null, 1)).toBe('0');
		expect(stepFrom(of, null, -1)).toBe('10');
	});
});

describe('direct keys', () => {
	it('has one key per whole number and one per fraction', () => {
		const keys = directKeys(scale('0', '10', '0.5'));
		expect(keys?.wholes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(keys?.fractions).toEqual([5n]);
		expect(directKeys(scale('0', '10', '0.25'))?.fractions).toEqual([25n, 50n, 75n]);
		expect(directKeys(scale('0', '10', '2'))?.wholes).toEqual([0, 2, 4, 6, 8, 10]);
	});

	it('gives way to typing where there are too many', () => {
		expect(directKeys(scale('0', '100', '1'))).toBeNull();
		expect(directKeys(scale('0', '10', '0.1'))).toBeNull();
		expect(directKeys(scale('0', '10', '0.3'))).toBeNull();
		expect(directKeys(scale('-3', '3', '1'))).toBeNull();
	});

	it('joins and splits a mark', () => {
		const of = scale('0', '10', '0.5');
		expect(joinMark(of, 8, 5n)).toBe('8.5');
		expect(joinMark(of, 10, 5n)).toBeNull();
		expect(splitMark(of, '8.5')).toEqual({ whole: 8, fraction: 5n });
		expect(splitMark(of, null)).toEqual({ whole: null, fraction: 0n });
	});
});

describe('time', () => {
	const typed = (keys: string) => [...keys].reduce(pressTimeKey, '');

	it('fills from the right', () => {
		expect(shownDigits(typed('12345'), 2)).toBe('1:23.45');
		expect(shownDigits(typed('5'), 2)).toBe('0:00.05');
		expect(shownDigits(typed('0130'), 0)).toBe('1:30');
	});

	it('is a mark in seconds', () => {
		expect(timeMark(typed('12345'), 2)).toBe('83.45');
		expect(timeMark(typed('10000'), 2)).toBe('60');
		expect(timeMark(typed('9999'), 2)).toBeNull();
		expect(timeMark('', 2)).toBeNull();
	});

	it('reads back the same', () => {
		expect(shownTime('83.45', 2)).toBe('1:23.45');
		expect(shownTime('60', 2)).toBe('1:00.00');
		expect(shownTime('3605', 0)).toBe('60:05');
	});
});
