// What people write, and whether they may compete.
import { describe, expect, it } from 'vitest';
import { compare, nameKey, readLastFour, readPhone } from './candidate.ts';
import { reasonsAgainst } from './eligibility.ts';
import { levelRank, readLevel } from './levels.ts';

describe('what people write', () => {
	it('is a level by its name or its grade', () => {
		expect(
			['高级工', '高级技师', '技师（二级）', '三级/高级工', ' 首席技师 ', 'Technician', '五级'].map(readLevel)
		).toEqual(['senior', 'senior-technician', 'technician', 'senior', 'chief', 'technician', 'junior']);
		expect(readLevel('老师傅')).toBeNull();
		expect(levelRank('technician')).toBeGreaterThan(levelRank('senior'));
	});

	it('is a telephone, an end of an identity number, a name', () => {
		expect(['138 0000-0000', '+8613800000000', '１３８００００００００', '0515-8722'].map(readPhone)).toEqual([
			'13800000000',
			'13800000000',
			'13800000000',
			null
		]);
		expect(['123x', '32092319900101123X', '12345'].map(readLastFour)).toEqual(['123X', '123X', null]);
		expect(nameKey('阿依·古丽')).toBe(nameKey('阿依古丽 '));
	});

	it('is the same person only when something tells so', () => {
		const one = { nameKey: '王建国', employerKey: 'a', phone: '13800000000', lastFour: null };
		expect(compare(one, { ...one, employerKey: 'b' })).toBe('same');
		expect(compare(one, { ...one, phone: '13900000000' })).toBe('other');
		expect(compare(one, { ...one, phone: null, lastFour: '1234' })).toBe('unclear');
		expect(compare(one, { ...one, phone: null, lastFour: '1234', employerKey: 'b' })).toBe('other');
	});
});

describe('who may compete', () => {
	const venue = { year: 2026, areaIds: ['funing'] };
	const worker = {
		birthYear: 1990,
		level: 'senior' as const,
		employer: '江苏荣威',
		employerPath: ['rongwei', 'funing'],
		townPath: []
	};
	const rules = { ageFrom: 18, ageTo: 45, levelFrom: 'middle' as const, employers: 'area' as const, listed: [] };
	const codes = (...given: Parameters<typeof reasonsAgainst>) => reasonsAgainst(...given).map((reason) => reason.code);

	it('is told with every rule that is not met', () => {
		expect(codes(rules, worker, venue)).toEqual([]);
		expect(codes(rules, { ...worker, birthYear: 1980, level: 'junior', employerPath: [] }, venue)).toEqual([
			'registration_too_old',
			'registration_level_low',
			'registration_employer_outside'
		]);
		expect(reasonsAgainst(rules, { ...worker, birthYear: 1980 }, venue)).toEqual([
			{ code: 'registration_too_old', params: { age: 46, ageTo: 45 } }
		]);
		expect(codes(rules, { ...worker, birthYear: null, level: null }, venue)).toEqual([
			'registration_birth_needed',
			'registration_level_needed'
		]);
	});

	it('includes firms that are only a name when their town is in the area', () => {
		expect(codes(rules, { ...worker, employerPath: [], townPath: ['yilin', 'funing'] }, venue)).toEqual([]);
	});

	it('may be a list of units with all below them', () => {
		const listed = { employers: 'listed' as const, listed: ['rongwei'] };
		expect(codes(listed, { ...worker, employerPath: ['workshop', 'rongwei', 'funing'] }, venue)).toEqual([]);
		expect(codes(listed, { ...worker, employerPath: ['gcl', 'funing'] }, venue)).toEqual([
			'registration_employer_unlisted'
		]);
	});
});
