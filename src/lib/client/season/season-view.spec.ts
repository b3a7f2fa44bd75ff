import { describe, expect, it } from 'vitest';
import type { Organization } from '#lib/client/desk/shapes.ts';
import { HELD_LIVES, PLANNED_LIVES, periodsOf } from '#lib/domain/calendar/season/obligation.ts';
import type { FillAnswer, SeasonAnswer, SeasonCompetition, SeasonObligation } from '#lib/protocol/season.ts';
import {
	asked,
	columnSums,
	countsOf,
	groupOf,
	isLine,
	lineOf,
	nextGap,
	pencilsOf,
	quartersOf,
	rowsOf,
	stepFrom
} from './season-view.ts';

const organizations: Organization[] = (
	[
		['county', 'federation'],
		['yilin', 'township'],
		['donggou', 'township'],
		['mill', 'enterprise'],
		['school', 'school'],
		['pv', 'cluster']
	] as const
).map(([id, kind]) => ({ id, kind, parentId: id === 'county' ? null : 'county', name: { zh: id }, short: null }));
const byId = new Map(organizations.map((one) => [one.id, one]));

function obligation(more: Partial<SeasonObligation> = {}): SeasonObligation {
	const base = {
		id: 'monthly',
		organizationId: 'county',
		title: { zh: '一月一赛' },
		quantifier: 'each' as const,
		period: 'month' as const,
		minimum: 1,
		levels: [],
		activities: [],
		tradeIds: [],
		heldLives: HELD_LIVES,
		plannedLives: PLANNED_LIVES,
		leadDays: 25,
		jointCap: null,
		from: '2026-01-01',
		to: null,
		organizationIds: ['yilin', 'donggou'],
		state: 'in-force' as const,
		owner: null,
		supersedesId: null,
		pace: null,
		...more
	};
	const who = base.quantifier === 'each' ? base.organizationIds : [null];
	const cells = who.flatMap((organizationId) =>
		periodsOf(base, 2026).map((span) => ({
			...span,
			organizationId,
			result: 'open' as const,
			held: 0,
			planned: 0,
			overdue: 0,
			competitionIds: [],
			waiver: null
		}))
	);
	return { ...base, cells: more.cells ?? cells };
}

const competition = (id: string, day: string, host: string, life: SeasonCompetition['life']): SeasonCompetition => ({
	id,
	title: { zh: id },
	day,
	endsOn: day,
	life,
	level: 'enterprise',
	organizationIds: [host],
	tradeId: null,
	baseId: null
});

function season(obligations: SeasonObligation[], competitions: SeasonCompetition[] = []): SeasonAnswer {
	return { year: 2026, today: '2026-10-08', obligations, competitions, trades: [], bases: [] };
}

describe('the matrix', () => {
	it('has a row for each bound organization, its periods over as many columns as they have months', () => {
		const rows = rowsOf(obligation({ period: 'quarter' }), season([]), organizations);
		expect(rows.map((row) => [row.organization.id, row.gaps])).toEqual([
			['yilin', 4],
			['donggou', 4]
		]);
		expect(rows[0]?.cells.map((cell) => [cell.column, cell.span])).toEqual([
			[0, 3],
			[3, 3],
			[6, 3],
			[9, 3]
		]);
	});

	it('counts sessions where nobody in particular has to hold them, the busiest first', () => {
		const total = obligation({ quantifier: 'total', period: 'year', levels: ['enterprise'], organizationIds: [] });
		const [first] = total.cells;
		const one = { ...total, cells: [{ ...first!, competitionIds: ['a', 'b', 'c'] }] };
		const competitions = [
			competition('a', '2026-03-02', 'school', 'confirmed'),
			competition('b', '2026-03-09', 'school', 'planned'),
			competition('c', '2026-04-09', 'pv', 'confirmed'),
			competition('d', '2026-04-10', 'mill', 'confirmed')
		];
		const rows = rowsOf(one, season([one], competitions), organizations);
		expect(rows.map((row) => [row.organization.id, row.held])).toEqual([
			['school', 1],
			['pv', 1],
			['mill', 0]
		]);
		expect(rows[0]?.cells[2]).toMatchObject({ held: 1, planned: 1, result: null });
		expect(columnSums(rows)[2]).toEqual({ held: 1, planned: 1, asked: 0 });
		expect(columnSums(rows)[3]).toEqual({ held: 1, planned: 0, asked: 0 });
	});

	it('is of those obligations that ask something this year; one alone is a line', () => {
		const draft = obligation({ id: 'draft', cells: [] });
		const own = obligation({ id: 'own', organizationIds: ['county'], period: 'quarter' });
		expect(asked(season([draft, own])).map((one) => one.id)).toEqual(['own']);
		expect([isLine(own), isLine(obligation())]).toEqual([true, false]);
		expect(lineOf(own, season([own]))).toHaveLength(4);
		expect([groupOf(own, byId), groupOf(obligation(), byId)]).toEqual(['county', 'towns']);
		expect(countsOf(own.cells).open).toBe(4);
	});
});

describe('going about it', () => {
	const rows = rowsOf(obligation(), season([]), organizations);

	it('finds the next gap, round again at the end', () => {
		expect(nextGap(rows, null)?.key).toBe('monthly/yilin/2026-01-01');
		expect(nextGap(rows, 'monthly/yilin/2026-12-01')?.key).toBe('monthly/donggou/2026-01-01');
		expect(nextGap(rows, 'monthly/donggou/2026-12-01')?.key).toBe('monthly/yilin/2026-01-01');
		const met = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, result: 'met' as const })) }));
		expect(nextGap(met, null)).toBeNull();
	});

	it('stops at the edges', () => {
		expect(stepFrom(rows, 'monthly/yilin/2026-12-01', 0, 1)?.key).toBe('monthly/yilin/2026-12-01');
		expect(stepFrom(rows, 'monthly/yilin/2026-03-01', 1, 0)?.key).toBe('monthly/donggou/2026-03-01');
		expect(stepFrom(rows, null, 0, 1)?.key).toBe('monthly/yilin/2026-01-01');
	});
});

it('pencils stand in their cells and are counted by quarter', () => {
	const proposal = { day: '2026-10-22', baseId: null, tradeId: null, cost: 0, reasons: [] };
	const place = (start: string) => ({ obligationId: 'monthly', organizationId: 'yilin', start, end: start });
	const answer: FillAnswer = {
		filled: ['2026-10-01', '2026-12-01', '2026-07-01'].map((start) => ({
			...place(start),
			proposal,
			alternatives: []
		})),
		unfilled: [],
		sweeps: 1
	};
	const pencils = pencilsOf(answer);
	expect(quartersOf(pencils)).toEqual([
		{ quarter: 3, count: 1 },
		{ quarter: 4, count: 2 }
	]);
	const [row] = rowsOf(obligation(), season([]), organizations, pencils);
	expect(row?.cells[9]?.pencil).toBe('2026-10-22');
	expect(row?.cells[8]?.pencil).toBeNull();
});
