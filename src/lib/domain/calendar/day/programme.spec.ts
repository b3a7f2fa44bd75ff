import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAction, isOpen, minutesLate, type DayItem } from './programme.ts';

const MINUTE = 60_000;
const at = (clock: string): number => {
	const [hours = 0, minutes = 0] = clock.split(':').map(Number);
	return (hours * 60 + minutes) * MINUTE;
};
const clock = (instant: number): string =>
	`${String(Math.floor(instant / 3_600_000)).padStart(2, '0')}:${String((instant / MINUTE) % 60).padStart(2, '0')}`;

function item(id: string, from: string, to: string, more: Partial<DayItem> = {}): DayItem {
	return {
		id,
		lane: 'welding',
		startsAt: at(from),
		endsAt: at(to),
		setupMinutes: 0,
		pinned: false,
		state: 'planned',
		startedAt: null,
		finishedAt: null,
		...more
	};
}

function after(items: readonly DayItem[], action: Parameters<typeof applyAction>[1], now = at('09:00')) {
	const result = applyAction(items, action, now);
	if (!result.ok) return result.refusal.code;
	return {
		times: Object.fromEntries(
			result.value.changed.map((one) => [one.id, `${clock(one.startsAt)}–${clock(one.endsAt)}`])
		),
		overrun: result.value.overrun
	};
}

const day = [
	item('one', '09:00', '10:00'),
	item('two', '10:15', '11:15'),
	item('lunch', '12:00', '13:00', { lane: null, pinned: true }),
	item('three', '13:00', '14:00'),
	item('nursing', '10:00', '11:30', { lane: 'nursing' })
];

describe('running late', () => {
	it('pushes what follows in the same lane by as much, and leaves other lanes alone', () => {
		expect(after(day, { kind: 'late', id: 'one', minutes: 30, absorb: false })).toEqual({
			times: { one: '09:30–10:30', two: '10:45–11:45' },
			overrun: []
		});
	});

	it('lets gaps shrink first when asked, down to the set-up of the next', () => {
		expect(after(day, { kind: 'late', id: 'one', minutes: 30, absorb: true })).toMatchObject({
			times: { two: '10:30–11:30' }
		});
		const prepared = day.map((one) => (one.id === 'two' ? { ...one, setupMinutes: 10 } : one));
		expect(after(prepared, { kind: 'late', id: 'one', minutes: 30, absorb: true })).toMatchObject({
			times: { two: '10:40–11:40' }
		});
		expect(after(day, { kind: 'late', id: 'one', minutes: 15, absorb: true })).toEqual({
			times: { one: '09:15–10:15' },
			overrun: []
		});
	});

	it('does not move what is pinned, and names who runs into it', () => {
		expect(after(day, { kind: 'late', id: 'two', minutes: 60, absorb: false })).toEqual({
			times: { two: '11:15–12:15' },
			overrun: [{ id: 'two', into: 'lunch' }]
		});
	});

	it('lets an item of everybody push all lanes', () => {
		const opening = item('opening', '08:30', '09:00', { lane: null });
		expect(after([opening, ...day], { kind: 'late', id: 'opening', minutes: 10, absorb: false })).toMatchObject({
			times: { one: '09:10–10:10', nursing: '10:10–11:40' }
		});
	});

	it('makes a running one end later, not start later', () => {
		const running = day.map((one) =>
			one.id === 'one' ? { ...one, state: 'running' as const, startedAt: at('09:00') } : one
		);
		expect(after(running, { kind: 'late', id: 'one', minutes: 20, absorb: true })).toMatchObject({
			times: { one: '09:00–10:20', two: '10:20–11:20' }
		});
		expect(after(running, { kind: 'late', id: 'one', minutes: -60, absorb: true })).toBe('day_too_short');
	});
});

describe('start, finish and skip', () => {
	it('start late and carry the delay on', () => {
		expect(after(day, { kind: 'start', id: 'one' }, at('09:20') + 42_000)).toMatchObject({
			times: { one: '09:20–10:20', two: '10:20–11:20' }
		});
	});

	it('finish early without pulling others forward', () => {
		const running = day.map((one) =>
			one.id === 'one' ? { ...one, state: 'running' as const, startedAt: at('09:00') } : one
		);
		expect(after(running, { kind: 'finish', id: 'one' }, at('09:40'))).toEqual({
			times: { one: '09:00–09:40' },
			overrun: []
		});
		expect(after(running, { kind: 'finish', id: 'one' }, at('10:40'))).toMatchObject({
			times: { one: '09:00–10:40', two: '10:40–11:40' }
		});
	});

	it('are refused where they make no sense', () => {
		expect(after(day, { kind: 'finish', id: 'one' })).toBe('day_not_running');
		expect(after(day, { kind: 'start', id: 'nobody' })).toBe('day_unknown');
		const over = day.map((one) => ({ ...one, state: 'finished' as const }));
		expect(after(over, { kind: 'start', id: 'one' })).toBe('day_not_waiting');
		expect(after(over, { kind: 'skip', id: 'one' })).toBe('day_over');
		expect(after(over, { kind: 'late', id: 'one', minutes: 5, absorb: true })).toBe('day_over');
	});
});

const arbitraryDay = fc
	.array(
		fc.record({
			gap: fc.integer({ min: 0, max: 40 }),
			minutes: fc.integer({ min: 1, max: 90 }),
			lane: fc.constantFrom('a', 'b', null),
			setupMinutes: fc.integer({ min: 0, max: 15 }),
			pinned: fc.boolean()
		}),
		{ minLength: 1, maxLength: 12 }
	)
	.map((rows) => {
		let from = at('08:00');
		return rows.map(({ gap, minutes, ...row }, n): DayItem => {
			const startsAt = from + gap * MINUTE;
			from = startsAt + minutes * MINUTE;
			return { ...row, id: String(n), startsAt, endsAt: from, state: 'planned', startedAt: null, finishedAt: null };
		});
	});

describe('whatever the day looks like', () => {
	it('keeps the order, moves nobody earlier, and lets nothing run into the next but into what is pinned', () => {
		fc.assert(
			fc.property(
				arbitraryDay,
				fc.nat(),
				fc.integer({ min: 0, max: 120 }),
				fc.boolean(),
				(items, pick, minutes, absorb) => {
					const target = items[pick % items.length];
					const result = applyAction(items, { kind: 'late', id: target?.id ?? '', minutes, absorb }, at('08:00'));
					if (!result.ok) throw new Error(result.refusal.code);
					const moved = new Map(result.value.changed.map((one) => [one.id, one]));
					const now = items.map((one) => moved.get(one.id) ?? one);
					for (const [i, one] of now.entries()) {
						const before = items[i];
						if (!before) continue;
						expect(one.startsAt).toBeGreaterThanOrEqual(before.startsAt);
						expect(one.endsAt - one.startsAt).toBe(before.endsAt - before.startsAt);
						if (one.pinned && one.id !== target?.id) expect(one).toEqual(before);
						for (const later of now.slice(i + 1).filter((other) => other.lane === one.lane || !other.lane || !one.lane))
							if (!later.pinned && isOpen(later) && later.endsAt <= one.startsAt) throw new Error('order');
					}
					const overrun = new Set(result.value.overrun.map(({ id, into }) => `${id}>${into}`));
					for (const [i, one] of now.entries())
						for (const later of now.slice(i + 1)) {
							const together = one.lane === later.lane || !one.lane || !later.lane;
							if (together && moved.has(one.id) && one.endsAt > later.startsAt)
								expect(overrun.has(`${one.id}>${later.id}`)).toBe(true);
						}
				}
			)
		);
	});

	it('changes nothing but the item itself when it is not late', () => {
		fc.assert(
			fc.property(arbitraryDay, fc.nat(), (items, pick) => {
				const target = items[pick % items.length];
				const result = applyAction(items, { kind: 'late', id: target?.id ?? '', minutes: 0, absorb: false }, 0);
				expect(result).toEqual({ ok: true, value: { changed: [target], overrun: [] } });
			})
		);
	});
});

it('says how far behind the plan an item stands', () => {
	expect(minutesLate({ startsAt: at('09:20'), plannedAt: at('09:00') })).toBe(20);
	expect(minutesLate({ startsAt: at('09:20'), plannedAt: null })).toBe(0);
});
