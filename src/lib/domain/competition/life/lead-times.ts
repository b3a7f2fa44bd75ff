// The back-plan: what is due how many days before or after a competition, on which working day, and how it stands.
import { addDays, weekday } from '../../shared/day.ts';
import { placeOf, reached, type Life } from '../life.ts';

export const LEAD_KINDS = [
	'approve',
	'notice',
	'registration',
	'judges',
	'draw',
	'public-notice',
	'confirm',
	'archive'
] as const;
export type LeadKind = (typeof LEAD_KINDS)[number];

export type LeadTimes = Readonly<Record<LeadKind, number>>;

/** Days before the first day (negative) or after the last one, unless an organization says otherwise. */
export const USUAL_LEAD_TIMES: LeadTimes = {
	approve: -45,
	notice: -30,
	registration: -10,
	judges: -7,
	draw: -1,
	'public-notice': 5,
	confirm: 12,
	archive: 15
};

/** Holidays and make-up workdays by day; other days follow the week. */
export type DayKinds = ReadonlyMap<string, 'holiday' | 'make-up'>;

/** Whether offices are closed: a holiday, or a weekend that was not made a workday. */
export function isRestDay(day: string, kinds: DayKinds): boolean {
	const kind = kinds.get(day);
	return kind ? kind === 'holiday' : weekday(day) > 5;
}

/** No run of rest days is longer. */
const LONGEST_REST = 40;

/** The day itself, or the nearest working day in this direction. */
export function workingDay(day: string, kinds: DayKinds, direction: 1 | -1): string {
	let at = day;
	for (let n = 0; n < LONGEST_REST && isRestDay(at, kinds); n++) at = addDays(at, direction);
	return at;
}

/** When each thing is due. On a rest day it is due the working day before; after the competition never before its end. */
export function backPlan(
	span: { readonly startsOn: string; readonly endsOn: string },
	times: LeadTimes,
	kinds: DayKinds
): Record<LeadKind, string> {
	const dueOn = (kind: LeadKind): string => {
		const days = times[kind];
		if (days <= 0) return workingDay(addDays(span.startsOn, days), kinds, -1);
		const day = addDays(span.endsOn, days);
		const before = workingDay(day, kinds, -1);
		// a long holiday right after the contest: the first working day after it
		return before > span.endsOn ? before : workingDay(day, kinds, 1);
	};
	return Object.fromEntries(LEAD_KINDS.map((kind) => [kind, dueOn(kind)])) as Record<LeadKind, string>;
}

/** done; passed over (it went on without); late; due within a week; ahead; void (called off, put off). */
export type LeadState = 'done' | 'passed' | 'late' | 'due' | 'ahead' | 'void';

export interface LeadFacts {
	readonly life: Life;
	readonly today: string;
	/** The lives it has stepped to. */
	readonly taken: ReadonlySet<Life>;
	/** Every seat of every panel has its judge. */
	readonly judged: boolean;
}

const SOON_DAYS = 7;
const STEP_OF: Readonly<Record<Exclude<LeadKind, 'judges'>, Life>> = {
	approve: 'approved',
	notice: 'notice',
	registration: 'registration',
	draw: 'drawn',
	'public-notice': 'public-notice',
	confirm: 'confirmed',
	archive: 'archived'
};

/** The step that a deadline is kept by; null for the judges, who are a fact and no step. */
export function stepOf(kind: LeadKind): Life | null {
	return kind === 'judges' ? null : STEP_OF[kind];
}

function settled(kind: LeadKind, dueOn: string, facts: LeadFacts): 'done' | 'passed' | null {
	const { life, taken } = facts;
	if (kind === 'judges') return facts.judged ? 'done' : reached(life, 'provisional') ? 'passed' : null;
	const step = STEP_OF[kind];
	if (!reached(life, step)) return null;
	if (!taken.has(step)) return 'passed';
	// what is due is that it closes
	if (kind === 'registration') return life !== 'registration' || facts.today > dueOn ? 'done' : null;
	return 'done';
}

/** How one deadline stands today. */
export function leadState(kind: LeadKind, dueOn: string, facts: LeadFacts): LeadState {
	const how = settled(kind, dueOn, facts);
	if (how) return how;
	if (placeOf(facts.life) === null) return 'void';
	if (dueOn < facts.today) return 'late';
	return dueOn <= addDays(facts.today, SOON_DAYS) ? 'due' : 'ahead';
}
