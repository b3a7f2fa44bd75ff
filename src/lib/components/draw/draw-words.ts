// Words of a draw: its stages, where it stands, its sources and its rule.
import type { DrawRule, DrawStage } from '#lib/domain/competition/draw/rule.ts';
import type { SourceKind } from '#lib/domain/competition/draw/source.ts';
import type { DrawState } from '#lib/domain/competition/draw/state.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayOf, dayWord, timeWord } from '#lib/ui/day.ts';

export const STAGES: readonly DrawStage[] = ['entry-number', 'heat-station', 'work-code'];

export const stageWord: Readonly<Record<DrawStage, () => string>> = {
	'entry-number': m.draw_stage_entry_number,
	'heat-station': m.draw_stage_heat_station,
	'work-code': m.draw_stage_work_code
};

export const stateWord: Readonly<Record<DrawState, () => string>> = {
	prepared: m.draw_state_prepared,
	committed: m.draw_state_committed,
	revealed: m.draw_state_revealed,
	published: m.draw_state_published,
	superseded: m.draw_state_superseded
};

export const kindWord: Readonly<Record<SourceKind, () => string>> = {
	dice: m.draw_kind_dice,
	nonce: m.draw_kind_nonce,
	beacon: m.draw_kind_beacon,
	sealed: m.draw_kind_sealed
};

/** The rule in sentences, the first one shortest. */
export function ruleWords(rule: DrawRule): string[] {
	if (rule.stage !== 'heat-station') {
		const code = `${rule.prefix}${String(rule.first).padStart(rule.digits, '0')}`;
		return [m.draw_rule_codes({ code })];
	}
	return [
		m.draw_rule_heats({ heats: rule.heats, stations: rule.stations.length }),
		m.draw_rule_even(),
		m.draw_rule_apart(),
		...(rule.runs > 1 ? [m.draw_rule_runs({ runs: rule.runs })] : []),
		...(rule.swaps > 0 ? [m.draw_rule_skill()] : [])
	];
}

/** A day and a time of day: 12月3日 14:02. */
export function momentWord(instant: string): string {
	return `${dayWord(dayOf(Date.parse(instant)), getLocale())} ${timeWord(instant)}`;
}

/** A hash in groups of eight, so that it can be read out. */
export function grouped(hash: string): string[] {
	return hash.match(/.{1,8}/g) ?? [];
}
