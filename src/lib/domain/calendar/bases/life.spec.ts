// A base's way: what may follow what, what each step needs, and what stands against booking it on a day.
import { describe, expect, it } from 'vitest';
import { afterStep, baseUsable, nextSteps, type BaseDays, type BaseState, type StepGiven } from './life.ts';

const applied: BaseDays = { state: 'applied', namedOn: null, expiresOn: null, checkDueOn: null, barredUntil: null };
const TODAY = '2026-11-28';

function walked(steps: readonly StepGiven[], from = applied, today = TODAY): BaseDays | string {
	let at = from;
	for (const step of steps) {
		const next = afterStep(at, step, today);
		if (!next.ok) return next.refusal.code;
		at = next.value;
	}
	return at;
}
const naming: StepGiven[] = [{ step: 'checked' }, { step: 'visited' }, { step: 'named', until: '2029-11-28' }];

describe('the way of a base', () => {
	it('leads from the application to the name, and then through a check every year', () => {
		expect(walked(naming)).toEqual({
			state: 'named',
			namedOn: TODAY,
			expiresOn: '2029-11-28',
			checkDueOn: '2027-11-28',
			barredUntil: null
		});
		expect(walked([...naming, { step: 'yearly-check' }, { step: 'renewed', until: '2030-11-28' }])).toMatchObject({
			state: 'renewed',
			expiresOn: '2030-11-28',
			checkDueOn: '2027-11-28'
		});
	});

	it('leaves no step out', () => {
		expect(walked([{ step: 'visited' }])).toBe('base_step_order');
		expect(walked([{ step: 'checked' }, { step: 'named', until: '2029-01-01' }])).toBe('base_step_order');
		expect(walked([...naming, { step: 'renewed', until: '2030-01-01' }])).toBe('base_step_order');
	});

	it('needs a day ahead and a reason where something ends or must be mended', () => {
		const checking: StepGiven[] = [...naming, { step: 'yearly-check' }];
		expect(walked([{ step: 'checked' }, { step: 'visited' }, { step: 'named' }])).toBe('base_until_missing');
		expect(walked([...checking, { step: 'rectify', until: '2026-12-20' }])).toBe('base_reason_missing');
		expect(walked([...checking, { step: 'rectify', reason: '通风', until: TODAY }])).toBe('base_until_missing');
		expect(walked([...checking, { step: 'rectify', reason: '通风', until: '2026-12-20' }])).toMatchObject({
			state: 'rectify',
			checkDueOn: '2026-12-20'
		});
	});

	it('bars a removed base until its day', () => {
		const removed = walked([{ step: 'removed', reason: '虚报设备', until: '2028-11-28' }]) as BaseDays;
		expect(walked([{ step: 'applied' }], removed, '2028-11-27')).toBe('base_barred');
		expect(walked([{ step: 'applied' }], removed, '2028-11-28')).toEqual(applied);
	});

	it('goes on from everywhere', () => {
		const states: BaseState[] = [
			'applied',
			'checked',
			'visited',
			'named',
			'yearly-check',
			'renewed',
			'rectify',
			'removed'
		];
		for (const state of states) expect(nextSteps(state).length).toBeGreaterThan(0);
	});
});

describe('using a base', () => {
	const use = (state: BaseState, expiresOn: string | null, day = TODAY) => {
		const found = baseUsable({ state, expiresOn }, day);
		return found.level === 'fine' ? 'fine' : `${found.level} ${found.why}`;
	};
	it('is fine while its name holds, on the last day too', () => {
		expect(use('named', '2029-11-28')).toBe('fine');
		expect(use('yearly-check', '2029-11-28')).toBe('fine');
		expect(use('renewed', TODAY)).toBe('warn expires-soon');
		expect(use('renewed', '2026-11-27')).toBe('block expired');
	});
	it('is warned about near its expiry and while it is put right', () => {
		expect(use('named', '2027-01-27')).toBe('warn expires-soon');
		expect(use('named', '2027-01-28')).toBe('fine');
		expect(use('rectify', '2029-01-01')).toBe('warn rectify');
	});
	it('is blocked before the name and after the removal', () => {
		expect(use('visited', null)).toBe('block not-named');
		expect(use('removed', '2029-01-01')).toBe('block removed');
	});
});
