// The season in words: months, periods, states, reasons, and the sentence that says what an obligation asks.
import type { ResultWord } from '#lib/domain/calendar/season/derive-results.ts';
import type { Activity, Level, Period, Quantifier } from '#lib/domain/calendar/season/obligation.ts';
import type { DropCode, Proposal, Reason } from '#lib/domain/calendar/season/planning.ts';
import type { Organization } from '#lib/client/desk/shapes.ts';
import { GROUPS, type Group, type MatrixCell } from '#lib/client/season/season-view.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { SeasonAnswer } from '#lib/protocol/season.ts';
import { dayWord } from '#lib/ui/day.ts';
import { say } from '../desk/words.ts';

export const glyph: Readonly<Record<ResultWord, () => string>> = {
	met: m.season_glyph_met,
	planned: m.season_glyph_planned,
	'at-risk': m.season_glyph_at_risk,
	open: m.season_glyph_open,
	missed: m.season_glyph_missed,
	waived: m.season_glyph_waived
};
export const resultWord: Readonly<Record<ResultWord, () => string>> = {
	met: m.season_word_met,
	planned: m.season_word_planned,
	'at-risk': m.season_word_at_risk,
	open: m.season_word_open,
	missed: m.season_word_missed,
	waived: m.season_word_waived
};
/** In the order in which they are listed. */
export const RESULTS: readonly ResultWord[] = ['met', 'planned', 'at-risk', 'open', 'missed', 'waived'];

export const groupWord: Readonly<Record<Group, () => string>> = {
	county: m.season_kind_county,
	towns: m.season_kind_towns,
	systems: m.season_kind_systems,
	enterprises: m.season_kind_enterprises
};
export const activityWord: Readonly<Record<Activity, () => string>> = {
	skill: m.obligation_activity_skill,
	'five-small': m.obligation_activity_five_small,
	labour: m.obligation_activity_labour,
	knowledge: m.obligation_activity_knowledge
};
export const periodWord: Readonly<Record<Period, () => string>> = {
	month: m.obligation_month,
	quarter: m.obligation_quarter,
	year: m.obligation_year
};
export const quantifierWord: Readonly<Record<Quantifier, () => string>> = {
	each: m.obligation_each,
	any: m.obligation_any,
	total: m.obligation_total
};

/** A month by its place in the year: 10月, Oct. */
export function monthWord(column: number): string {
	if (getLocale() !== 'en') return `${column + 1}月`;
	return new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, column, 1));
}

/** The period of a cell: 10月, 四季度, 2026. */
export function periodName(cell: Pick<MatrixCell, 'column' | 'span' | 'start'>): string {
	if (cell.span === 1) return monthWord(cell.column);
	return cell.span === 3 ? quarterName(cell.column / 3 + 1) : cell.start.slice(0, 4);
}

export function quarterName(quarter: number): string {
	return m.season_quarter_name({ number: getLocale() === 'en' ? quarter : ('一二三四'[quarter - 1] ?? quarter) });
}

export const day = (on: string, week = false): string => dayWord(on, getLocale(), { week });

/** A name for the head of a row: English ones are long, so that the short one stands there. */
export function shortName(one: Pick<Organization, 'name' | 'short'>, short = false): string {
	return say(one.short && (short || getLocale() === 'en') ? one.short : one.name);
}

export interface Names {
	readonly trade: (id: string | null) => string;
	readonly base: (id: string | null) => string;
}

export function namesOf(season: Pick<SeasonAnswer, 'trades' | 'bases'>): Names {
	const trades = new Map(season.trades.map((one) => [one.id, one.name]));
	const bases = new Map(season.bases.map((one) => [one.id, one.name]));
	return { trade: (id) => say(trades.get(id ?? '')), base: (id) => say(bases.get(id ?? '')) };
}

/** What speaks for the trade rather than for the day: said beside the trade. */
export const isOfTrade = (reason: Reason): boolean => reason.good && reason.code.startsWith('trade-');

/** One reason of a proposal as a phrase. */
export function reasonWord(reason: Reason, proposal: Proposal, names: Names): string {
	const count = reason.count ?? 0;
	const trade = names.trade(proposal.tradeId);
	const base = names.base(proposal.baseId);
	switch (reason.code) {
		case 'lead-enough':
			return m.season_reason_lead_enough({ count });
		case 'lead-short':
			return m.season_reason_lead_short({ count, wanted: reason.wanted ?? 0 });
		case 'weekend':
			return m.season_reason_weekend();
		case 'clear-of-make-up':
			return m.season_reason_clear_of_make_up({ day: day(reason.day ?? '') });
		case 'base-own':
			return m.season_reason_base_own({ base });
		case 'base-cluster':
			return m.season_reason_base_cluster({ base });
		case 'base-free':
			return m.season_reason_base_free({ base });
		case 'judges-left':
			return m.season_reason_judges_left({ count });
		case 'judges-few':
			return m.season_reason_judges_few({ count });
		case 'week-alone':
			return m.season_reason_week_alone();
		case 'week-others':
			return m.season_reason_week_others({ count });
		case 'week-crowded':
			return m.season_reason_week_crowded({ count });
		case 'week-same-trade':
			return m.season_reason_week_same_trade({ count });
		case 'trade-again':
			return m.season_reason_trade_again({ trade, count });
		case 'trade-new':
			return m.season_trade_new();
		case 'trade-season':
			return m.season_trade_season();
		case 'trade-at-base':
			return m.season_trade_at_base();
		case 'end-near':
			return count === 0 ? m.season_reason_end_day() : m.season_reason_end_near({ count });
		case 'own-near':
			return m.season_reason_own_near({ count });
	}
}

const dropped: Readonly<Record<DropCode, (given: { count: number }) => string>> = {
	past: () => m.season_drop_past(),
	holiday: m.season_drop_holiday,
	'make-up': m.season_drop_make_up,
	'county-week': m.season_drop_county_week,
	'own-day': m.season_drop_own_day,
	'week-full': m.season_drop_week_full,
	'judges-busy': m.season_drop_judges_busy,
	'bases-busy': m.season_drop_bases_busy,
	'trade-near': m.season_drop_trade_near
};

/** What ruled the days out, the most frequent first. */
export function dropWords(counts: Readonly<Partial<Record<DropCode, number>>>): string[] {
	return (Object.entries(counts) as [DropCode, number][])
		.sort((a, b) => b[1] - a[1])
		.map(([code, count]) => dropped[code]({ count }));
}

const LEVEL_SAID: Readonly<Record<Level, () => string>> = {
	county: m.obligation_says_level_county,
	township: m.obligation_says_level_township,
	system: m.obligation_says_level_system,
	enterprise: m.obligation_says_level_enterprise
};

export interface RuleSaid {
	readonly quantifier: Quantifier;
	readonly period: Period;
	readonly minimum: number;
	readonly levels: readonly Level[];
	readonly activities: readonly Activity[];
	readonly tradeIds?: readonly string[];
}

const WHO: Readonly<Record<Group, (given: { count: number }) => string>> = {
	county: m.obligation_binds_count,
	towns: m.obligation_who_towns,
	systems: m.obligation_who_systems,
	enterprises: m.obligation_who_enterprises
};

/** Whom an obligation binds: one by name, many by their kind. */
export function whoSaid(ids: readonly string[], organizations: readonly Organization[]): string {
	const bound = organizations.filter((one) => ids.includes(one.id));
	const [first] = bound;
	if (ids.length === 0 || !first) return m.obligation_binds_all();
	if (ids.length === 1) return say(first.name);
	const groups = new Set(bound.map((one) => GROUPS[one.kind]));
	const [group] = groups;
	return (groups.size === 1 && group ? WHO[group] : m.obligation_binds_count)({ count: ids.length });
}

/** So many periods: 12 个月, 4 季. */
export function periodsSaid(period: Period, count: number): string {
	if (period === 'month') return m.obligation_says_months({ count });
	return period === 'quarter' ? m.obligation_says_quarters({ count }) : m.obligation_says_years({ count });
}

/** What an obligation asks, as a sentence: "17 个镇和街道每月各办至少 1 场镇级竞赛". `bound`: how many it binds. */
export function ruleSentence(rule: RuleSaid, who: string, bound: number): string {
	const joint = getLocale() === 'en' ? ' or ' : '、';
	const levels = rule.levels.map((level) => LEVEL_SAID[level]()).join(joint);
	const activities =
		rule.activities.length === 0
			? m.obligation_says_anything()
			: rule.activities.map((one) => activityWord[one]().toLowerCase()).join(joint);
	const what = m.obligation_says_what({ levels, activities });
	const given = { who, period: periodWord[rule.period]().toLowerCase(), count: rule.minimum, what };
	const said =
		rule.quantifier === 'each'
			? bound === 1
				? m.obligation_says_one(given)
				: m.obligation_says_each(given)
			: rule.quantifier === 'any'
				? m.obligation_says_any(given)
				: m.obligation_says_total(given);
	const sentence = said.replace(/ {2,}/g, ' ');
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
