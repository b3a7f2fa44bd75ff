import { describe, expect, it } from 'vitest';
import { agendaOf, lacking, matches } from './agenda.ts';
import type { CompetitionSummary, RoundSummary } from './shapes.ts';

const round = (fields: Partial<RoundSummary> = {}): RoundSummary => ({
	id: 'r',
	title: { zh: '实操' },
	event: { zh: '焊工', en: 'Welding' },
	state: 'draft',
	mode: 'live',
	entries: 0,
	seats: 0,
	hasScheme: false,
	leader: null,
	...fields
});
const competition = (
	id: string,
	startsOn: string,
	endsOn: string,
	state: CompetitionSummary['state']
): CompetitionSummary => ({
	id,
	title: { zh: '第四季度竞赛' },
	level: 'county',
	organization: { id: 'o', name: { zh: '阜宁县总工会' }, short: null },
	venue: null,
	startsOn,
	endsOn,
	state,
	life: 'planned',
	activity: 'skill',
	trade: null,
	notice: false,
	rounds: [round()]
});

describe('agendaOf', () => {
	const today = '2026-11-23';
	const ids = (list: readonly CompetitionSummary[]) => list.map((c) => c.id);

	it('takes what is scored or lies on today for now', () => {
		const agenda = agendaOf(
			[
				competition('late', '2026-12-05', '2026-12-05', 'planned'),
				competition('today', '2026-11-22', '2026-11-24', 'planned'),
				competition('overrun', '2026-11-01', '2026-11-02', 'running'),
				competition('soon', '2026-11-24', '2026-11-24', 'planned'),
				competition('missed', '2026-10-01', '2026-10-01', 'planned'),
				competition('done', '2026-11-23', '2026-11-23', 'finished')
			],
			today
		);
		expect(ids(agenda.now)).toEqual(['overrun', 'today']);
		expect(ids(agenda.next)).toEqual(['soon', 'late']);
		expect(ids(agenda.past)).toEqual(['done', 'missed']);
	});
});

describe('lacking', () => {
	it('names what a round needs, and nothing once it has opened', () => {
		expect(lacking(round())).toEqual(['scheme', 'entries', 'panel']);
		expect(lacking(round({ hasScheme: true, entries: 12, seats: 5 }))).toEqual([]);
		expect(lacking(round({ state: 'open' }))).toEqual([]);
	});
});

describe('matches', () => {
	const one = competition('a', '2026-11-23', '2026-11-23', 'planned');
	it('finds by title, host and event in both languages, all words', () => {
		expect(matches(one, '阜宁 第四')).toBe(true);
		expect(matches(one, 'welding')).toBe(true);
		expect(matches(one, '焊工 盐城')).toBe(false);
		expect(matches(one, '')).toBe(true);
	});
});
