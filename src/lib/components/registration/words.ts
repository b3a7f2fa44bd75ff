// Words of registering: states, what happened, levels, and how long something lasts.
import { levelNames, type Level } from '#lib/domain/competition/registration/levels.ts';
import type { Left } from '#lib/client/registration/countdown.ts';
import type { Kind, Registration, Source, State } from '#lib/client/registration/shapes.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayOf, dayWord, timeWord } from '#lib/ui/day.ts';

export const stateWord: Readonly<Record<State, () => string>> = {
	applied: m.reg_state_applied,
	confirmed: m.reg_state_confirmed,
	'checked-in': m.reg_state_checked_in,
	waitlisted: m.reg_state_waitlisted,
	offered: m.reg_state_offered,
	rejected: m.reg_state_rejected,
	declined: m.reg_state_declined,
	expired: m.reg_state_expired,
	withdrawn: m.reg_state_withdrawn
};

export const kindWord: Readonly<Record<Kind, () => string>> = {
	registered: m.reg_kind_registered,
	approved: m.reg_kind_approved,
	rejected: m.reg_kind_rejected,
	offered: m.reg_kind_offered,
	accepted: m.reg_kind_accepted,
	declined: m.reg_kind_declined,
	expired: m.reg_kind_expired,
	withdrawn: m.reg_kind_withdrawn,
	moved: m.reg_kind_moved,
	'checked-in': m.reg_kind_checked_in,
	'check-in-undone': m.reg_kind_undone
};

export const byWord: Readonly<Record<Source | 'system', () => string>> = {
	self: m.reg_by_self,
	unit: m.reg_by_unit,
	desk: m.reg_by_desk,
	system: m.reg_by_system
};

/** A level in the page's language. */
export function levelWord(level: Level | null): string {
	if (!level) return '';
	const { zh, en } = levelNames[level];
	return getLocale() === 'en' ? `${en.charAt(0).toUpperCase()}${en.slice(1)}` : zh;
}

/** Day and time of an instant. */
export function whenWord(instant: string, week = false): string {
	return `${dayWord(dayOf(Date.parse(instant)), getLocale(), { week })} ${timeWord(instant)}`;
}

/** How long is left, in the two units that matter. */
export function leftWord(left: Left): string {
	if (left.over) return m.reg_left_over();
	if (left.days > 0) return m.reg_left_days({ days: left.days, hours: left.hours });
	if (left.hours > 0) return m.reg_left_hours({ hours: left.hours, minutes: left.minutes });
	return m.reg_left_minutes({ minutes: left.minutes, seconds: String(left.seconds).padStart(2, '0') });
}

/** A code in groups that can be read out. */
export function codeWord(code: string): string {
	return code.replace(/(.{5})(?=.)/g, '$1 ');
}

/** Age in the year of a competition, and level: what the rules ask. */
export function factsWord(row: Pick<Registration, 'birthYear' | 'level'>, year: number): string {
	const age = row.birthYear ? m.reg_age({ age: year - row.birthYear }) : '';
	return [age, levelWord(row.level)].filter(Boolean).join(m.reg_dot());
}
