import { describe, expect, it } from 'vitest';
import { draftOfSeats, losing, nameAndEmployer, seated, seatsBody, withoutSeat, withSeat } from './panel-draft.ts';
import type { SeatDetail } from './shapes.ts';

const seat = (number: number, personId: string | null, tablet: SeatDetail['tablet'] = 'unpaired'): SeatDetail => ({
	id: `s${number}`,
	number,
	role: 'judge',
	personId,
	person: personId ? { zh: personId } : null,
	employer: null,
	tablet,
	tabletLabel: null
});
const who = (personId: string) => ({ personId, name: { zh: personId }, employer: null, fresh: false });

describe('a panel', () => {
	it('numbers judges from one and fills gaps; a chief sits apart', () => {
		const seats = draftOfSeats([seat(1, 'a'), seat(3, 'c')]);
		expect(withSeat(seats, 'judge').map((one) => one.number)).toEqual([1, 2, 3]);
		expect(withSeat(seats, 'chief').at(-1)).toMatchObject({ number: 99, role: 'chief' });
		expect(withoutSeat(seats, 1).map((one) => one.number)).toEqual([3]);
	});

	it('lets nobody sit twice', () => {
		const seats = seated(draftOfSeats([seat(1, 'a'), seat(2, 'b')]), 2, who('a'));
		expect(seats.map((one) => one.personId)).toEqual([null, 'a']);
	});

	it('sends people of the directory by id and new ones by name', () => {
		const seats = seated(draftOfSeats([seat(1, 'a'), seat(2, null)]), 2, {
			personId: null,
			name: { zh: '张伟' },
			employer: { zh: '荣威' },
			fresh: true
		});
		expect(seatsBody(seats)).toEqual({
			seats: [
				{ number: 1, role: 'judge', personId: 'a' },
				{ number: 2, role: 'judge', person: { name: { zh: '张伟' }, employer: { zh: '荣威' } } }
			]
		});
	});

	it('knows whose tablets lose their seat', () => {
		const before = [seat(1, 'a', 'online'), seat(2, 'b', 'offline'), seat(3, 'c'), seat(4, 'd', 'online')];
		let after = draftOfSeats(before);
		expect(losing(before, after)).toEqual([]);
		after = seated(after, 1, who('x'));
		after = withoutSeat(after, 2);
		after = seated(after, 3, who('y'));
		expect(losing(before, after)).toEqual([1, 2]);
	});
});

describe('nameAndEmployer', () => {
	it('takes a name and employer however they are typed', () => {
		expect(nameAndEmployer('张伟，江苏荣威')).toEqual({ name: '张伟', employer: '江苏荣威' });
		expect(nameAndEmployer('张伟（江苏荣威）')).toEqual({ name: '张伟', employer: '江苏荣威' });
		expect(nameAndEmployer('张伟 江苏荣威')).toEqual({ name: '张伟', employer: '江苏荣威' });
		expect(nameAndEmployer('Wei Zhang, Rongwei')).toEqual({ name: 'Wei Zhang', employer: 'Rongwei' });
	});

	it('leaves a name alone', () => {
		expect(nameAndEmployer('Wei Zhang')).toEqual({ name: 'Wei Zhang', employer: '' });
		expect(nameAndEmployer('欧阳文博')).toEqual({ name: '欧阳文博', employer: '' });
	});
});
