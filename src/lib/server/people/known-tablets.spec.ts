// A tablet that lost its seat is not remembered as holding it.
import { describe, expect, it } from 'vitest';
import type { SeatHeld } from '../../domain/people/policy.ts';
import { KnownTablets } from './known-tablets.ts';

const seat: SeatHeld = { tabletId: 't', seatId: 's', roundId: 'r', number: 1, role: 'judge', personId: 'p' };

function memory() {
	const now = { ms: 0 };
	const asked: string[] = [];
	const tablets = new KnownTablets(() => now.ms);
	const seatOf = (token: string, holds: SeatHeld | null = seat) =>
		tablets.seatOf(token, () => {
			asked.push(token);
			return Promise.resolve(holds);
		});
	return { now, asked, tablets, seatOf };
}

describe('the seat of a tablet', () => {
	it('is asked for once a second', async () => {
		const { now, asked, seatOf } = memory();
		for (now.ms = 0; now.ms < 2500; now.ms += 100) expect(await seatOf('one')).toEqual(seat);
		expect(asked).toHaveLength(3);
		expect(await seatOf('two')).toEqual(seat);
		expect(asked).toHaveLength(4);
	});

	it('is asked for again when tablets have changed', async () => {
		const { tablets, seatOf } = memory();
		await seatOf('one');
		tablets.forget();
		expect(await seatOf('one', null)).toBeNull();
	});

	it('is not remembered when it was asked for before that change and answered after it', async () => {
		const { tablets, seatOf } = memory();
		const { promise, resolve } = Promise.withResolvers<SeatHeld | null>();
		const answered = tablets.seatOf('one', () => promise);
		tablets.forget();
		resolve(seat);
		expect(await answered).toEqual(seat);
		expect(await seatOf('one', null)).toBeNull();
	});

	it('is not remembered where there is none', async () => {
		const { seatOf } = memory();
		expect(await seatOf('one', null)).toBeNull();
		expect(await seatOf('one')).toEqual(seat);
	});
});
