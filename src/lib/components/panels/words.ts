// Words of panels: where a panel is, what is broken, what would repair it.
import { inLocale } from '#lib/domain/shared/text.ts';
import type { RuleLineName } from '#lib/domain/competition/panels/explain.ts';
import type { PanelAt, PanelHeat, PanelModel } from '#lib/domain/competition/panels/model.ts';
import type { Lack } from '#lib/domain/competition/panels/plan.ts';
import type { Addition, JudgeAt, Repair } from '#lib/domain/competition/panels/repair.ts';
import type { BarRule, Broken } from '#lib/domain/competition/panels/rules.ts';
import type { Grade, RecusalShown } from '#lib/client/panels/shapes.ts';
import { dayOfInstant } from '#lib/domain/shared/day.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayWord, timeWord } from '#lib/ui/day.ts';

export const gradeWord: Readonly<Record<Grade, () => string>> = {
	county: m.panels_grade_county,
	city: m.panels_grade_city,
	province: m.panels_grade_province,
	national: m.panels_grade_national
};

export const kindWord: Readonly<Record<RecusalShown['kind'], () => string>> = {
	kin: m.panels_kind_kin,
	apprentice: m.panels_kind_apprentice,
	declared: m.panels_kind_declared
};

export const ruleWord: Readonly<Record<RuleLineName, () => string>> = {
	recusal: m.panels_rule_recusal,
	qualified: m.panels_rule_qualified,
	present: m.panels_rule_present,
	once: m.panels_rule_once,
	rest: m.panels_rule_rest,
	filled: m.panels_rule_filled,
	outsider: m.panels_rule_outsider,
	mixed: m.panels_rule_mixed,
	load: m.panels_rule_load,
	moved: m.panels_rule_moved
};

export const barWord: Readonly<Record<BarRule, () => string>> = {
	'own-employer': m.panels_bar_own_employer,
	kin: m.panels_bar_kin,
	apprentice: m.panels_bar_apprentice,
	declared: m.panels_bar_declared,
	unqualified: m.panels_bar_unqualified,
	booked: m.panels_bar_booked,
	away: m.panels_bar_away
};

/** The name of a judge of the model. */
export function judgeName(model: PanelModel, id: string | null): string {
	const found = model.judges.find((one) => one.id === id);
	return found ? inLocale(found.name, getLocale()) : '';
}

/** "第 3 场"; a round of one heat is the whole round. */
export function heatWord(model: PanelModel, heat: number): string {
	const number = model.heats[heat]?.number ?? heat + 1;
	return model.heats.length > 1 ? m.panels_heat({ number }) : m.panels_heat_alone();
}

/** Heat and zone, as much of it as is needed to tell panels apart. */
export function whereWord(model: PanelModel, at: PanelAt): string {
	const heat = heatWord(model, at.heat);
	const zone = model.zones[at.zone];
	if (model.zones.length < 2 || !zone) return heat;
	return m.panels_at({ heat, zone: inLocale(zone.title, getLocale()) });
}

/** Day and time of a heat. */
export function timeOf(heat: PanelHeat): string {
	if (!heat.time) return `${dayWord(heat.day, getLocale())} ${m.panels_no_time()}`;
	const day = dayWord(dayOfInstant(heat.time.from), getLocale(), { week: true });
	const same = dayOfInstant(heat.time.from) === dayOfInstant(heat.time.to);
	return same ? `${day} ${timeWord(heat.time.from)}–${timeWord(heat.time.to)}` : day;
}

/** One broken rule as a few words. */
export function brokenWord(model: PanelModel, broken: Broken): string {
	const name = judgeName(model, broken.judge);
	const by = broken.by ? inLocale(broken.by, getLocale()) : '';
	const amount = Math.round(broken.amount);
	switch (broken.rule) {
		case 'own-employer':
			return m.panels_broken_own_employer({ name, by });
		case 'kin':
			return m.panels_broken_kin({ name, by });
		case 'apprentice':
			return m.panels_broken_apprentice({ name, by });
		case 'declared':
			return m.panels_broken_declared({ name, by });
		case 'unqualified':
			return m.panels_broken_unqualified({ name });
		case 'booked':
			return m.panels_broken_booked({ name, by });
		case 'away':
			return m.panels_broken_away({ name, by });
		case 'twice':
			return m.panels_broken_twice({ name });
		case 'rest':
			return m.panels_broken_rest({ name, amount });
		case 'outsider':
			return m.panels_broken_outsider();
		case 'mixed':
			return m.panels_broken_mixed({ by });
		default:
			return m.panels_broken_unfilled({ amount });
	}
}

const NAMED = 3;

function listed(words: readonly string[], last = m.panels_repair_or()): string {
	const shown = words.slice(0, NAMED);
	if (words.length > NAMED || shown.length < 2) return shown.join(m.panels_repair_or());
	return `${shown.slice(0, -1).join(m.panels_repair_or())}${last}${shown.at(-1)}`;
}

/** What one added judge must be: where, and whom they must not come from (the employers that bar the pool's own judges first). */
export function additionWord(model: PanelModel, addition: Addition): string {
	const where = addition.panels.map((at) => whereWord(model, at)).join(m.panels_repair_or());
	const barring = addition.avoid.filter((one) => one.bars > 0);
	const avoid = (barring.length > 0 ? barring : addition.avoid).map((one) => inLocale(one.name, getLocale()));
	const not = avoid.length > 0 ? m.panels_repair_avoid({ employers: listed(avoid, m.panels_repair_last()) }) : '';
	return `${m.panels_repair_judges_one({ where })}${not}${addition.outsider ? m.panels_repair_outsider() : ''}`;
}

function namesAt(model: PanelModel, judges: readonly JudgeAt[]): string {
	const words = judges.map((one) =>
		m.panels_repair_name_at({ name: judgeName(model, one.judge), where: whereWord(model, one) })
	);
	return listed([...new Set(words)]);
}

/** A repair as a sentence without its full stop. */
export function repairWord(model: PanelModel, repair: Repair): string {
	const where = (panels: readonly PanelAt[]) => listed(panels.map((at) => whereWord(model, at)));
	switch (repair.kind) {
		case 'judges':
			return repair.additions.map((one) => additionWord(model, one)).join(getLocale() === 'en' ? '; ' : '；');
		case 'rest':
			return m.panels_repair_rest({ minutes: repair.minutes });
		case 'outsiders':
			return m.panels_repair_outsiders({ where: where(repair.panels) });
		case 'seats':
			return m.panels_repair_seats({ where: where(repair.panels), count: repair.count });
		case 'away':
			return m.panels_repair_away({ names: namesAt(model, repair.judges) });
		case 'declared':
			return m.panels_repair_declared({ names: namesAt(model, repair.judges) });
		case 'pins':
			return m.panels_repair_pins({ names: namesAt(model, repair.judges) });
	}
}

/** Why a heat lacks judges, in numbers. */
export function lackWord(model: PanelModel, lack: Lack): string {
	const heat = heatWord(model, lack.heat);
	const barred = (Object.entries(lack.barred) as [BarRule, number][])
		// papers are the long tail of the pool, not the reason
		.sort(([a, many], [b, few]) => Number(a === 'unqualified') - Number(b === 'unqualified') || few - many)
		.map(([rule, count]) => m.panels_lack_barred({ count, why: barWord[rule]() }));
	const first = m.panels_lack({ heat, seats: lack.seats, may: lack.may });
	return barred.length > 0
		? `${first}${getLocale() === 'en' ? ' (' : '（'}${barred.join(m.panels_repair_and())}${getLocale() === 'en' ? ')' : '）'}`
		: first;
}
