// Times as they are typed.
import { expect, it } from 'vitest';
import { instantAt } from '#lib/domain/shared/day.ts';
import { instantsOf, typedOf } from './times.ts';

it('reads a day and two clocks, over midnight too', () => {
	const typed = { day: '2026-12-01', from: '13:30', to: '17:00' };
	const instants = { startsAt: instantAt('2026-12-01', '13:30'), endsAt: instantAt('2026-12-01', '17:00') };
	expect(instantsOf(typed)).toEqual(instants);
	expect(typedOf(instants.startsAt, instants.endsAt)).toEqual(typed);
	expect(instantsOf({ ...typed, to: '02:00' })?.endsAt).toBe(instantAt('2026-12-02', '02:00'));
	expect(instantsOf(typed, 2)?.endsAt).toBe(instantAt('2026-12-03', '17:00'));
	expect(instantsOf({ ...typed, from: '' })).toBeNull();
});
