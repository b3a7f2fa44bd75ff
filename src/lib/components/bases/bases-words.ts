// Words of bases: who owns them, their grade, where they stand, and what stands against using them.
import type { BaseState, BaseUse } from '#lib/domain/calendar/bases/life.ts';
import type { BaseShown, Grade, Owner } from '#lib/protocol/bases.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayWord } from '#lib/ui/day.ts';

export const ownerWord: Readonly<Record<Owner, () => string>> = {
	enterprise: m.bases_owner_enterprise,
	school: m.bases_owner_school,
	public: m.bases_owner_public
};

export const gradeWord: Readonly<Record<Grade, () => string>> = {
	county: m.bases_grade_county,
	city: m.bases_grade_city,
	province: m.bases_grade_province,
	nation: m.bases_grade_nation
};

export const stateWord: Readonly<Record<BaseState, () => string>> = {
	applied: m.bases_state_applied,
	checked: m.bases_state_checked,
	visited: m.bases_state_visited,
	named: m.bases_state_named,
	'yearly-check': m.bases_state_yearly_check,
	renewed: m.bases_state_renewed,
	rectify: m.bases_state_rectify,
	removed: m.bases_state_removed
};

/** The act that leads to a state. */
export const stepWord: Readonly<Record<BaseState, () => string>> = {
	applied: m.bases_step_applied,
	checked: m.bases_step_checked,
	visited: m.bases_step_visited,
	named: m.bases_step_named,
	'yearly-check': m.bases_step_yearly_check,
	renewed: m.bases_step_renewed,
	rectify: m.bases_step_rectify,
	removed: m.bases_step_removed
};

/** What stands against booking a base now; empty when nothing does. */
export function useWord(use: BaseUse, base: Pick<BaseShown, 'expiresOn' | 'barredUntil'>): string {
	if (use.level === 'fine') return '';
	switch (use.why) {
		case 'not-named':
			return m.bases_use_not_named();
		case 'removed':
			return m.bases_use_removed({ day: day(base.barredUntil) });
		case 'expired':
			return m.bases_use_expired({ day: day(base.expiresOn) });
		case 'rectify':
			return m.bases_use_rectify();
		case 'expires-soon':
			return m.bases_use_expires_soon({ day: day(base.expiresOn) });
	}
}

/** A day with its year. */
export function day(given: string | null): string {
	return given ? dayWord(given, getLocale(), { year: true }) : '–';
}

/** "14 × 焊条电弧焊机、6 × 氩弧焊机", broken between machines only; one kind alone needs no count. */
export function machinesWord(machines: BaseShown['machines']): string {
	const kind = (one: BaseShown['machines'][number]) => one.machine ?? m.bases_station();
	const [only] = machines;
	if (only && machines.length === 1) return kind(only);
	return machines.map((one) => `${one.count}\u00a0×\u00a0${kind(one)}`).join(m.bases_comma());
}
