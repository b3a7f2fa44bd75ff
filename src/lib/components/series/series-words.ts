// Rules, days and states of series in words.
import type { RulePattern } from '#lib/domain/calendar/series/rule.ts';
import { dayOfInstant } from '#lib/domain/shared/day.ts';
import type { SeriesDate, SeriesKind, SeriesResource } from '#lib/client/calendar/series-shapes.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayWord, timeWord } from '#lib/ui/day.ts';

const WEEK = [
	m.series_day_1,
	m.series_day_2,
	m.series_day_3,
	m.series_day_4,
	m.series_day_5,
	m.series_day_6,
	m.series_day_7
];
const WEEK_SHORT = [m.series_d_1, m.series_d_2, m.series_d_3, m.series_d_4, m.series_d_5, m.series_d_6, m.series_d_7];

/** 周二; Tuesday. 1 is Monday. */
export function weekdayName(day: number): string {
	return WEEK[day - 1]?.() ?? '';
}

/** 二; Tu. */
export function weekdayShort(day: number): string {
	return WEEK_SHORT[day - 1]?.() ?? '';
}

export function nthWord(nth: number): string {
	switch (nth) {
		case 1:
			return m.series_nth_1();
		case 2:
			return m.series_nth_2();
		case 3:
			return m.series_nth_3();
		case 4:
			return m.series_nth_4();
		default:
			return m.series_nth_last();
	}
}

function months(interval: number): string {
	if (interval === 1) return m.series_each_month();
	return interval === 3 ? m.series_each_quarter() : m.series_each_months({ count: interval });
}

/** The rule as it is said: 每月第二个周六. */
export function ruleWord(rule: RulePattern | null): string {
	if (!rule) return m.series_rule_other();
	if (rule.every === 'week') {
		const days = rule.days.map(weekdayName).join(m.series_and());
		return rule.interval === 1 ? m.series_weekly({ days }) : m.series_weeks({ count: rule.interval, days });
	}
	const period = months(rule.interval);
	if ('nth' in rule) return m.series_monthly_nth({ period, nth: nthWord(rule.nth), day: weekdayName(rule.weekday) });
	return rule.date === -1 ? m.series_monthly_last({ period }) : m.series_monthly_date({ period, date: rule.date });
}

export const kindWord: Readonly<Record<SeriesKind, () => string>> = {
	class: m.series_kind_class,
	contest: m.series_kind_contest,
	heat: m.series_kind_heat,
	meeting: m.series_kind_meeting,
	maintenance: m.series_kind_maintenance,
	hold: m.series_kind_hold
};

export const roleIn: Readonly<Record<SeriesResource['role'], () => string>> = {
	venue: m.series_role_venue,
	judge: m.series_role_judge,
	'chief-judge': m.series_role_chief_judge,
	teacher: m.series_role_teacher,
	contestant: m.series_role_contestant,
	staff: m.series_role_staff,
	equipment: m.series_role_equipment
};

/** How a date of a series stands, with its shape. */
export function stateOf(
	date: Pick<SeriesDate, 'state' | 'byHand'> & { readonly endsAt: number },
	now: number
): { readonly word: string; readonly sign: 'ok' | 'warn' | 'hard' | 'ring' | 'dot' | 'record' | 'away' } {
	if (date.state === 'cancelled') return { word: m.series_state_cancelled(), sign: 'hard' };
	if (date.state === 'skipped') return { word: m.series_state_skipped(), sign: 'away' };
	if (date.state === 'draft') return { word: m.series_state_draft(), sign: 'warn' };
	if (date.endsAt <= now) return { word: m.series_state_done(), sign: 'ok' };
	if (date.state === 'running') return { word: m.series_state_running(), sign: 'dot' };
	return { word: date.byHand ? m.series_state_changed() : m.series_state_planned(), sign: 'ring' };
}

/** 11月26日 周四; with the year where it is not the year of `now`. */
export function dateWord(instant: number, now = instant): string {
	const day = dayOfInstant(instant);
	const year = day.slice(0, 4) !== dayOfInstant(now).slice(0, 4);
	return dayWord(day, getLocale(), { week: true, year });
}

/** 18:30–20:30. */
export function timesWord(from: number, to: number): string {
	return `${timeWord(from)}–${timeWord(to)}`;
}

/** 春节放假, 国庆节调休上班. */
export function hitWord(hit: { readonly kind: 'holiday' | 'make-up' }, name: string): string {
	return hit.kind === 'holiday' ? m.series_hit_holiday({ name }) : m.series_hit_make_up({ name });
}

/** 3月; March. */
export function monthName(day: string): string {
	const month = Number(day.slice(5, 7));
	return new Intl.DateTimeFormat(getLocale() === 'en' ? 'en-GB' : 'zh-CN', { month: 'long', timeZone: 'UTC' }).format(
		Date.UTC(2026, month - 1, 1)
	);
}
