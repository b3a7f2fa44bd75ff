import { expect, it } from 'vitest';
import type { Organization } from '#lib/client/desk/shapes.ts';
import { below, draftOfObligation, givenOf, lacksOf, nextPeriod, placesOf } from './obligation-draft.ts';

const draft = (more: object = {}) => ({
	...draftOfObligation(undefined, '2026-10-08'),
	title: { zh: '一月一赛', en: '' },
	organizationIds: Array.from({ length: 17 }, (_, n) => `t${n}`),
	...more
});

it('says how many places it makes: 17 towns × 12 months = 204', () => {
	expect(placesOf(draft())).toEqual({ organizations: 17, periods: 12, cells: 204, year: 2026 });
	expect(placesOf(draft({ from: '2026-06-15' })).periods).toBe(6);
	expect(placesOf(draft({ quantifier: 'any', period: 'quarter' })).cells).toBe(4);
});

it('is sent only when it is whole', () => {
	expect(givenOf(draft(), 'county', 'in-force')).toMatchObject({ minimum: 1, jointCap: null, to: null, leadDays: 25 });
	const lacks = (more: object) => [...lacksOf(draft(more))];
	expect(lacks({ title: { zh: ' ', en: '' } })).toEqual(['title']);
	expect(lacks({ minimum: '0' })).toEqual(['minimum']);
	expect(lacks({ minimum: '1.5' })).toEqual(['minimum']);
	expect(lacks({ leadDays: '400', jointCap: 'x' })).toEqual(['leadDays', 'jointCap']);
	expect(lacks({ to: '2025-12-31' })).toEqual(['to']);
	expect(lacks({ organizationIds: [] })).toEqual(['organizationIds']);
	expect(lacks({ organizationIds: [], quantifier: 'total' })).toEqual([]);
	expect(givenOf(draft({ minimum: '' }), 'county', 'draft')).toBeNull();
});

it('is succeeded from the next period on', () => {
	expect([
		nextPeriod('month', '2026-10-08'),
		nextPeriod('quarter', '2026-10-08'),
		nextPeriod('year', '2026-10-08')
	]).toEqual(['2026-11-01', '2027-01-01', '2027-01-01']);
});

it('binds all of a kind below an organization', () => {
	const organizations = (
		[
			['city', null, 'federation'],
			['county', 'city', 'federation'],
			['yilin', 'county', 'township'],
			['fucheng', 'county', 'subdistrict'],
			['elsewhere', 'city', 'township']
		] as const
	).map(([id, parentId, kind]): Organization => ({ id, parentId, kind, name: { zh: id }, short: null }));
	expect(below(organizations, 'county', ['township', 'subdistrict'])).toEqual(['yilin', 'fucheng']);
});
