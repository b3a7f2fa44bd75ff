import { describe, expect, it } from 'vitest';
import { SeriesDraft, timeOf } from './series-draft.svelte.ts';
import type { SeriesPart } from './series-shapes.ts';

describe('a time', () => {
	it('is read as people type it', () => {
		expect(['18:30', '1830', '9:05', '905', '9：05', ' 08:00 '].map(timeOf)).toEqual([
			'18:30',
			'18:30',
			'09:05',
			'09:05',
			'09:05',
			'08:00'
		]);
		expect(['24:00', '18:60', 'soon', '', '18'].map(timeOf)).toEqual([null, null, null, null, null]);
	});
});

describe('the draft of a series', () => {
	const part: SeriesPart = {
		id: 'a',
		title: { zh: '数控班' },
		kind: 'class',
		level: null,
		organization: { id: 'o', name: { zh: '县总' } },
		rule: { every: 'week', interval: 1, days: [2, 4], end: { count: 24 } },
		startsOn: '2026-09-01',
		startsTime: '18:30',
		minutes: 120,
		policy: 'skip',
		published: false,
		resources: [
			{ resourceId: 'r', role: 'venue', personId: null, name: { zh: '203' } },
			{ resourceId: 't', role: 'teacher', personId: 'p', name: { zh: '张伟' } }
		]
	};

	it('sends what it was made from', () => {
		expect(SeriesDraft.of(part, null).sent).toEqual({
			rule: part.rule,
			startsOn: '2026-09-01',
			startsTime: '18:30',
			minutes: 120,
			policy: 'skip',
			resources: [{ resourceId: 'r', role: 'venue' }],
			teachers: ['p']
		});
	});

	it('begins at the date of a change, with the dates that are left', () => {
		const sent = SeriesDraft.of(part, { day: '2026-10-13', left: 12 }).sent;
		expect(sent).toMatchObject({ startsOn: '2026-10-13', rule: { end: { count: 12 } } });
	});

	it('sends nothing while something is missing', () => {
		const draft = new SeriesDraft('o', '2026-09-01');
		draft.toggleDay(2);
		expect(draft.sent).toBe(null);
		draft.toggleDay(5);
		expect(draft.sent?.rule).toMatchObject({ days: [5] });
		draft.count = '0';
		expect(draft.sent).toBe(null);
	});
});
