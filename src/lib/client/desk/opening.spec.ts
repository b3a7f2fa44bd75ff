import { describe, expect, it } from 'vitest';
import { photovoltaic } from '#lib/domain/scoring/presets/photovoltaic.ts';
import { canOpen, openingChecks } from './opening.ts';
import type { RoundDetail, SeatDetail } from './shapes.ts';

const seat = (number: number, fields: Partial<SeatDetail> = {}): SeatDetail => ({
	id: `s${number}`,
	number,
	role: 'judge',
	personId: `p${number}`,
	person: { zh: '张' },
	employer: null,
	tablet: 'unpaired',
	tabletLabel: null,
	...fields
});
const five = [1, 2, 3, 4, 5].map((number) => seat(number));
const round = (fields: Partial<RoundDetail> = {}): RoundDetail => ({
	id: 'r',
	title: { zh: '实操' },
	event: { zh: '光伏' },
	competition: { zh: '竞赛' },
	competitionId: 'c',
	host: { zh: '总工会' },
	startsOn: '2026-11-23',
	state: 'draft',
	mode: 'live',
	prizes: 6,
	showNames: true,
	scheme: photovoltaic.build(),
	schemeHash: 'h',
	seq: 0,
	head: '',
	entries: [{ id: 'e', code: 'A-01', order: 1, name: { zh: '李' }, employer: null, status: 'active' }],
	seats: five,
	...fields
});
const states = (r: RoundDetail) => openingChecks(r).map((check) => `${check.of}:${check.state}`);

describe('openingChecks', () => {
	it('lets a round open that has everything; tablets may follow', () => {
		expect(states(round())).toEqual(['scheme:ready', 'entries:ready', 'panel:ready', 'tablets:later']);
		expect(canOpen(openingChecks(round()))).toBe(true);
	});

	it('lacks what an empty round lacks', () => {
		const checks = openingChecks(round({ scheme: null, entries: [], seats: [] }));
		expect(checks.map((check) => check.state)).toEqual(['lacks', 'lacks', 'lacks', 'later']);
		expect(canOpen(checks)).toBe(false);
	});

	it('names seats without a judge, before anything else about the panel', () => {
		const checks = openingChecks(round({ seats: [seat(1), seat(2, { personId: null })] }));
		expect(checks[2]).toMatchObject({ state: 'lacks', why: 'empty-seats', missing: ['2'] });
	});

	it('names aspects that nobody on the panel marks', () => {
		const checks = openingChecks(round({ seats: [seat(4), seat(5)] }));
		expect(checks[2]?.why).toBe('unmarked-aspects');
		expect(checks[2]?.missing).toContain('B1');
		expect(canOpen(checks)).toBe(false);
	});

	it('does not ask a chief’s empty seat for a judge', () => {
		expect(canOpen(openingChecks(round({ seats: [...five, seat(99, { role: 'chief', personId: null })] })))).toBe(true);
	});

	it('counts paired tablets', () => {
		const all = five.map((one) => ({ ...one, tablet: 'online' as const }));
		expect(openingChecks(round({ seats: all }))[3]).toMatchObject({ state: 'ready', count: 5, total: 5 });
	});
});
