import { describe, expect, it } from 'vitest';
import {
	dayPlus,
	newestResults,
	pickRound,
	shortTitle,
	timelineOf,
	type CompetitionInList,
	type RoundInList
} from './season.ts';

let n = 0;
const round = (more: Partial<RoundInList> = {}): RoundInList => ({
	id: `r${++n}`,
	title: { zh: '决赛' },
	event: { zh: '焊工' },
	state: 'draft',
	mode: 'live',
	leader: null,
	...more
});
const competition = (
	startsOn: string,
	more: Partial<CompetitionInList> = {},
	organization = 'o1'
): CompetitionInList => ({
	id: `c${++n}`,
	title: { zh: '竞赛' },
	level: 'township',
	organization: { id: organization, name: { zh: organization }, short: null },
	venue: null,
	startsOn,
	endsOn: startsOn,
	state: 'planned',
	rounds: [round()],
	...more
});
const leader = { name: { zh: '单长友' }, employer: null, total: '94.62' };

describe('dayPlus', () => {
	it('goes over the ends of months', () => {
		expect(dayPlus('2026-11-23', 13)).toBe('2026-12-06');
		expect(dayPlus('2028-02-28', 1)).toBe('2028-02-29');
	});
});

describe('pickRound', () => {
	const sealed = round({ state: 'open', mode: 'frozen' });
	const town = round({ state: 'open', leader });
	const county = round({ state: 'open', leader });
	const unmarked = round({ state: 'open' });
	const over = round({ state: 'closed', leader });
	const at = (r: RoundInList, level: CompetitionInList['level'] = 'township') =>
		competition('2026-11-23', { level, rounds: [r] });

	it('prefers what is scored in the open, the county before a town', () => {
		expect(pickRound([at(over), at(sealed, 'county'), at(unmarked, 'county'), at(town), at(county, 'county')])).toBe(
			county
		);
		expect(pickRound([at(over), at(sealed, 'county'), at(unmarked), at(town)])).toBe(town);
		expect(pickRound([at(over), at(sealed, 'county')])).toBe(sealed);
	});
	it('falls back to the newest finished one that is public', () => {
		const older = competition('2026-11-01', { rounds: [round({ state: 'closed', leader })] });
		const newer = competition('2026-11-20', { rounds: [over] });
		const hidden = competition('2026-11-22', { rounds: [round({ state: 'closed', mode: 'hidden' })] });
		expect(pickRound([older, newer, hidden])).toBe(over);
		expect(pickRound([competition('2026-12-01')])).toBeNull();
	});
});

describe('newestResults', () => {
	it('takes the last closed round of each event, newest first', () => {
		const heat = round({ state: 'closed', leader });
		const final = round({ state: 'closed', leader });
		const care = round({ state: 'closed', leader, event: { zh: '养老护理' } });
		const lines = newestResults(
			[
				competition('2026-11-01', { rounds: [heat, final, round({ state: 'open', leader })] }),
				competition('2026-11-08', { rounds: [care] })
			],
			3
		);
		expect(lines.map((line) => line.round)).toEqual([care, final]);
	});
});

describe('timelineOf', () => {
	const first = '2026-11-23';
	it('clips to two weeks, leaves out the past, and stacks what overlaps', () => {
		const [row] = timelineOf(
			[
				competition('2026-11-20', { endsOn: '2026-11-24' }),
				competition('2026-11-24'),
				competition('2026-11-26'),
				competition('2026-11-22'),
				competition('2026-12-07'),
				competition('2026-12-06', { endsOn: '2026-12-09' })
			],
			[],
			first
		);
		expect(row?.lanes).toBe(2);
		expect(row?.chips.map(({ from, to, until, lane }) => [from, to, until, lane])).toEqual([
			[0, 1, 3, 0],
			[1, 1, 14, 1],
			[3, 3, 13, 0],
			[13, 13, 14, 0]
		]);
	});
	it('puts the county first, keeps the towns in their order also where nothing is on, then the others', () => {
		const towns = ['t2', 't1'].map((id) => ({ id, name: { zh: id }, short: null, kind: 'township' }));
		const idle = { id: 'e0', name: { zh: 'e0' }, short: null, kind: 'enterprise' };
		const rows = timelineOf(
			[competition(first, {}, 't1'), competition(first, { level: 'county' }, 'c'), competition(first, {}, 'x')],
			[...towns, idle],
			first
		);
		expect(rows.map((row) => row.organization?.id ?? 'county')).toEqual(['county', 't2', 't1', 'x']);
	});
	it('keeps only the busy ones of a very long list', () => {
		const towns = Array.from({ length: 40 }, (_, i) => ({
			id: `t${i}`,
			name: { zh: '' },
			short: null,
			kind: 'township'
		}));
		expect(timelineOf([competition(first, {}, 't7')], towns, first).map((row) => row.organization?.id)).toEqual(['t7']);
	});
});

describe('shortTitle', () => {
	const of = (
		title: { zh: string; en?: string },
		name: { zh: string; en?: string },
		short: { zh: string; en?: string }
	) => shortTitle(competition('2026-12-01', { title, organization: { id: 'o', name, short } }));
	it('leaves out whose it is and that it is a competition', () => {
		expect(
			of(
				{ zh: '阜宁县职工电工技能竞赛', en: 'Funing County Electrical Work Competition' },
				{ zh: '阜宁县总工会', en: 'Funing County Federation of Trade Unions' },
				{ zh: '县级', en: 'County' }
			)
		).toEqual({ zh: '电工', en: 'Electrical Work' });
		expect(
			of(
				{ zh: '板湖镇母婴护理技能竞赛', en: 'Banhu Infant Care Competition' },
				{ zh: '板湖镇', en: 'Banhu Town' },
				{ zh: '板湖', en: 'Banhu' }
			)
		).toEqual({ zh: '母婴护理', en: 'Infant Care' });
	});
	it('keeps something in any case', () => {
		expect(of({ zh: '技能竞赛' }, { zh: '县总' }, { zh: '县' })).toEqual({ zh: '技能竞赛' });
		expect(of({ zh: '县教育系统岗位练兵比武' }, { zh: '县教育系统' }, { zh: '教育' })).toEqual({ zh: '岗位练兵比武' });
	});
});
