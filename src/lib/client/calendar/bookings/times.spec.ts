// Times as they are typed.
import { expect, it } from 'vitest';
import { instantAt } from '#lib/domain/shared/day.ts';
import { clockOf, instantsOf, typedOf } from './times.ts';

it('reads a day and two clocks, over midnight too', () => {
	const typed = { day: '2026-12-01', from: '13:30', to: '17:00' };
	const instants = { startsAt: instantAt('2026-12-01', '13:30'), endsAt: instantAt('2026-12-01', '17:00') };
	expect(instantsOf(typed)).toEqual(instants);
	expect(typedOf(instants.startsAt, instants.endsAt)).toEqual(typed);
	expect(instantsOf({ ...typed, to: '02:00' })?.endsAt).toBe(instantAt('2026-12-02', '02:00'));
	expect(instantsOf(typed, 2)?.endsAt).toBe(instantAt('2026-12-03', '17:00'));
	expect(instantsOf({ ...typed, from: '' })).toBeNull();
});

it('reads clocks as people type them', () => {
	expect(['14:00', '1400', '14：00', '930', '9', '24:00', '9:5', 'x', ''].map(clockOf)).toEqual([
		'14:00',
		'14:00',
		'14:00',
		'09:30',
		'09:00',
		null,
		null,
		null,
		null
	]);
});
