// What a round's panels are planned from: who may judge, when which contestants compete, and what is asked of every panel.
// Time is milliseconds since the epoch; heats and zones are counted from 0 here and from 1 where people read them.
import type { Text } from '../../shared/text.ts';

export interface Span {
	readonly from: number;
	readonly to: number;
}

/** A time somebody cannot come: said so, or held by a hard booking (`booked`), which no organizer can wave away. */
export interface Absence extends Span {
	readonly booked: boolean;
	/** What the time is taken by, where it may be told. */
	readonly why: Text | null;
}

/** Why somebody does not judge an employer's people or one person. The own employer is derived, never typed. */
export interface Recusal {
	readonly kind: 'kin' | 'apprentice' | 'declared';
	readonly employer: string | null;
	readonly person: string | null;
}

export interface PoolJudge {
	readonly id: string;
	readonly name: Text;
	/** The key of the employer; null when there is none. */
	readonly employer: string | null;
	readonly employerName: Text | null;
	/** From outside, by the round's definition. */
	readonly outsider: boolean;
	/** How often they judged this year, other rounds only. */
	readonly yearLoad: number;
	/** The last day on which a qualification for the trade holds; null without one, '9999-12-31' without an end. */
	readonly qualifiedUntil: string | null;
	readonly absences: readonly Absence[];
	readonly recusals: readonly Recusal[];
}

export interface Contestant {
	readonly name: Text;
	readonly employer: string | null;
	readonly employerName: Text | null;
	/** The person in the directory, where known. */
	readonly person: string | null;
	readonly station: number | null;
}

export interface PanelHeat {
	/** As people count it. */
	readonly number: number;
	/** The day in the venue's zone, for qualifications. */
	readonly day: string;
	/** Null while the heat has no time of its own. */
	readonly time: Span | null;
	/** What a booking for it holds, with set-up and clearing; the time itself when absent. */
	readonly held?: Span | null;
	readonly contestants: readonly Contestant[];
}

/** A named group of aspects, or of the stations `from` to `to`, that judges mark together. */
export interface PanelZone {
	readonly title: Text;
	readonly judges: number;
	readonly stations: { readonly from: number; readonly to: number } | null;
}

/** One panel: the judges of a zone in a heat. */
export interface PanelAt {
	readonly heat: number;
	readonly zone: number;
}

export interface PanelRules {
	/** Between the end of one heat somebody judges and the start of the next. */
	readonly restMinutes: number;
	/** At least so many outsiders in every panel. */
	readonly outsiders: number;
	/** Panels that may do without an outsider. */
	readonly withoutOutsider: readonly PanelAt[];
	/** Panels that sit with fewer judges. */
	readonly fewer: readonly (PanelAt & { readonly by: number })[];
	/** Declared recusals that were narrowed: this judge may sit in this panel all the same. */
	readonly narrowed: readonly (PanelAt & { readonly judge: string })[];
}

export interface Assignment extends PanelAt {
	/** The place in the panel, from 0. */
	readonly slot: number;
	readonly judge: string;
	readonly pinned: boolean;
}

export interface PanelModel {
	readonly judges: readonly PoolJudge[];
	readonly heats: readonly PanelHeat[];
	readonly zones: readonly PanelZone[];
	readonly rules: PanelRules;
	/** The plan so far: its pins are kept, the rest is preferred. */
	readonly current: readonly Assignment[];
	/** `balance` spreads the work evenly and moves who must move for it; `stay` moves as few as possible. */
	readonly goal: 'balance' | 'stay';
}

export const NO_RULES: PanelRules = { restMinutes: 0, outsiders: 0, withoutOutsider: [], fewer: [], narrowed: [] };

const MINUTE = 60_000;

/** Whether this is that panel. */
export function isAt(a: PanelAt, b: PanelAt): boolean {
	return a.heat === b.heat && a.zone === b.zone;
}

/** All panels, heat by heat. */
export function panelsOf(model: Pick<PanelModel, 'heats' | 'zones'>): PanelAt[] {
	return model.heats.flatMap((_, heat) => model.zones.map((_, zone) => ({ heat, zone })));
}

/** How many judges a panel needs. */
export function seatsOf(model: PanelModel, at: PanelAt): number {
	const fewer = model.rules.fewer.find((one) => isAt(one, at))?.by ?? 0;
	return Math.max(0, (model.zones[at.zone]?.judges ?? 0) - fewer);
}

/** How many outsiders a panel needs: never more than it has seats. */
export function outsidersOf(model: PanelModel, at: PanelAt): number {
	if (model.rules.withoutOutsider.some((one) => isAt(one, at))) return 0;
	return Math.min(model.rules.outsiders, seatsOf(model, at));
}

/** Whose work a panel marks: all of the heat, or those at the zone's stations. A place not drawn yet may be any. */
export function contestantsOf(model: PanelModel, at: PanelAt): readonly Contestant[] {
	const all = model.heats[at.heat]?.contestants ?? [];
	const stations = model.zones[at.zone]?.stations;
	if (!stations) return all;
	return all.filter((one) => one.station === null || (one.station >= stations.from && one.station <= stations.to));
}

/** Minutes between two heats; negative when they overlap, null when a time is missing. */
export function minutesBetween(a: PanelHeat | undefined, b: PanelHeat | undefined): number | null {
	if (!a?.time || !b?.time) return null;
	const [first, second] = a.time.from <= b.time.from ? [a.time, b.time] : [b.time, a.time];
	return (second.from - first.to) / MINUTE;
}

/** What a judge of this heat is held by. */
export function heldOf(heat: PanelHeat | undefined): Span | null {
	return heat?.held ?? heat?.time ?? null;
}

/** Whether nobody can be booked for both heats. */
export function overlap(a: PanelHeat | undefined, b: PanelHeat | undefined): boolean {
	const [first, second] = [heldOf(a), heldOf(b)];
	return first !== null && second !== null && first.from < second.to && second.from < first.to;
}

/** Whether nobody can judge both heats: they overlap, or leave less than the rest between them. */
export function tooClose(model: PanelModel, a: number, b: number): boolean {
	const between = minutesBetween(model.heats[a], model.heats[b]);
	if (between === null) return false;
	return between < Math.max(0, model.rules.restMinutes) || overlap(model.heats[a], model.heats[b]);
}
