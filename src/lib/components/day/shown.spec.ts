import { expect, it } from 'vitest';
import type { ProgrammeItem } from '#lib/protocol/day.ts';
import { lateBy, momentOf } from './shown.ts';

function item(id: string, state: ProgrammeItem['state'], plannedAt: string | null = null): ProgrammeItem {
	return {
		id,
		title: { zh: id },
		event: null,
		kind: 'heat',
		startsAt: '2026-12-01T01:00:00.000Z',
		endsAt: '2026-12-01T02:00:00.000Z',
		plannedAt,
		state,
		startedAt: null,
		finishedAt: null,
		place: null,
		roundId: null
	};
}

it('knows what is on, what is next and how late it is', () => {
	const items = [
		item('a', 'finished'),
		item('b', 'running', '2026-12-01T00:40:00.000Z'),
		item('c', 'skipped'),
		item('d', 'planned')
	];
	const moment = momentOf(items);
	expect([moment.running.map((one) => one.id), moment.next?.id, moment.late, moment.over]).toEqual([
		['b'],
		'd',
		20,
		false
	]);
	expect(lateBy(items[0] as ProgrammeItem)).toBe(0);
});

it('is over when nothing is to come, but not when there is nothing', () => {
	expect(momentOf([item('a', 'finished'), item('b', 'cancelled')]).over).toBe(true);
	expect(momentOf([]).over).toBe(false);
});
