import { expect, it } from 'vitest';
import { leftUntil } from './countdown.ts';
import { line, narrowed, shares } from './list.ts';
import { emptyPerson, reasonsSoFar, reasonWords } from './person-draft.ts';
import type { Registration, State } from './shapes.ts';

let number = 0;
function row(name: string, employer: string, state: State, position: number | null = null): Registration {
	number++;
	return {
		id: name,
		eventId: 'e',
		number,
		state,
		position,
		offerExpiresAt: null,
		source: 'self',
		unit: null,
		name: { zh: name },
		employer: { zh: employer },
		employerKey: employer,
		town: { zh: '益林镇' },
		phone: '13800000000',
		lastFour: null,
		birthYear: null,
		level: null,
		code: 'ABCDEFGHJK',
		registeredAt: '',
		changedAt: '',
		reason: null,
		entry: null,
		station: null,
		matter: false
	};
}
const rows = [
	row('甲', '荣威', 'confirmed'),
	row('乙', '荣威', 'waitlisted', 2),
	row('丙', '协鑫', 'waitlisted', 1),
	row('丁', '荣威', 'withdrawn')
];

it('narrows by state, by employer and by what was typed', () => {
	const names = (filter: Partial<Parameters<typeof narrowed>[1]>) =>
		narrowed(rows, { state: 'live', words: '', of: '', ...filter }).map((one) => one.id);
	expect(names({})).toEqual(['甲', '乙', '丙']);
	expect(names({ state: 'all', of: '荣威' })).toEqual(['甲', '乙', '丁']);
	expect(names({ words: '协' })).toEqual(['丙']);
	expect(names({ state: 'withdrawn' })).toEqual(['丁']);
	expect(line(rows).map((one) => one.id)).toEqual(['丙', '乙']);
});

it('counts what each employer has on seats and in line', () => {
	expect(shares(rows, 'employer').map(({ key, seats, waiting }) => [key, seats, waiting])).toEqual([
		['荣威', 1, 1],
		['协鑫', 0, 1]
	]);
	expect(shares(rows, 'town').map(({ key, seats, waiting }) => [key, seats, waiting])).toEqual([['益林镇', 1, 2]]);
});

it('says while somebody writes which rules are not met, and nothing of what is still empty', () => {
	const organizations = [
		{ id: 'f', parentId: null, kind: 'federation' as const, name: { zh: '阜宁' }, short: null },
		{ id: 'r', parentId: 'f', kind: 'enterprise' as const, name: { zh: '江苏荣威' }, short: null }
	];
	const rules = { ageTo: 45, levelFrom: 'senior' as const, employers: 'area' as const, listed: [] };
	const reasons = (more: Partial<ReturnType<typeof emptyPerson>>) =>
		reasonsSoFar({ ...emptyPerson(), ...more }, rules, { year: 2026, areaIds: ['f'], organizations }).map((reason) =>
			reasonWords(reason, 'zh-CN')
		);
	expect(reasons({})).toEqual([]);
	expect(reasons({ employer: '江苏荣威', birth: '1990', level: '技师' })).toEqual([]);
	expect(reasons({ employer: '外地厂', birth: '1970', level: '初级工' })).toEqual([
		'今年 56 岁，不得超过 45 岁。',
		'技能等级为初级工，须为高级工及以上。',
		'外地厂不在主办单位的范围内；如在范围内，请选所在镇区。'
	]);
});

it('counts down to nothing', () => {
	const now = Date.parse('2026-12-01T00:00:00Z');
	expect(leftUntil('2026-12-02T05:03:07Z', now)).toEqual({ days: 1, hours: 5, minutes: 3, seconds: 7, over: false });
	expect(leftUntil('2026-11-30T00:00:00Z', now).over).toBe(true);
});
