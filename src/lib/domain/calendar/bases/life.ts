// A base's way: applied, papers checked, visited, named; then a check every year that renews it, asks to rectify, or removes it.
import { addDays } from '../../shared/day.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';

export type BaseState =
	'applied' | 'checked' | 'visited' | 'named' | 'yearly-check' | 'renewed' | 'rectify' | 'removed';

const NEXT: Readonly<Record<BaseState, readonly BaseState[]>> = {
	applied: ['checked', 'removed'],
	checked: ['visited', 'removed'],
	visited: ['named', 'removed'],
	named: ['yearly-check', 'removed'],
	'yearly-check': ['renewed', 'rectify', 'removed'],
	renewed: ['yearly-check', 'removed'],
	rectify: ['yearly-check', 'removed'],
	removed: ['applied']
};

/** The steps that may follow. */
export function nextSteps(state: BaseState): readonly BaseState[] {
	return NEXT[state];
}

export interface BaseDays {
	readonly state: BaseState;
	readonly namedOn: string | null;
	readonly expiresOn: string | null;
	readonly checkDueOn: string | null;
	readonly barredUntil: string | null;
}

export interface StepGiven {
	readonly step: BaseState;
	readonly reason?: string | undefined;
	/** Expiry of `named` and `renewed`, the day to mend by of `rectify`, the end of the bar of `removed`. */
	readonly until?: string | undefined;
}

const NEEDS_UNTIL: ReadonlySet<BaseState> = new Set(['named', 'renewed', 'rectify', 'removed']);
const NEEDS_REASON: ReadonlySet<BaseState> = new Set(['rectify', 'removed']);

/** A year after a day. */
function yearLater(day: string): string {
	return addDays(day, 365);
}

/** Where a base is after a step taken on `today`; refuses a step out of order, without its day or reason, or during a bar. */
export function afterStep(base: BaseDays, given: StepGiven, today: string): Result<BaseDays> {
	const { step, until } = given;
	if (!NEXT[base.state].includes(step)) return refuse('base_step_order', { state: base.state, step });
	if (NEEDS_REASON.has(step) && !given.reason?.trim()) return refuse('base_reason_missing');
	if (NEEDS_UNTIL.has(step) && (until === undefined || until <= today)) return refuse('base_until_missing');
	if (step === 'applied' && base.barredUntil !== null && today < base.barredUntil)
		return refuse('base_barred', { day: base.barredUntil });
	const next: BaseDays = { ...base, state: step, barredUntil: null };
	switch (step) {
		case 'named':
			return ok({ ...next, namedOn: today, expiresOn: until ?? null, checkDueOn: yearLater(today) });
		case 'renewed':
			return ok({ ...next, expiresOn: until ?? null, checkDueOn: yearLater(today) });
		case 'rectify':
			return ok({ ...next, checkDueOn: until ?? null });
		case 'removed':
			return ok({ ...next, barredUntil: until ?? null, checkDueOn: null });
		case 'applied':
			return ok({ ...next, namedOn: null, expiresOn: null, checkDueOn: null });
		case 'checked':
		case 'visited':
		case 'yearly-check':
			return ok(next);
	}
}

/** Whether a booking may lie on a base on this day. `block`: it may not; `warn`: it may, and somebody should know. */
export type BaseUse =
	| { readonly level: 'fine' }
	| { readonly level: 'warn'; readonly why: 'rectify' | 'expires-soon' }
	| { readonly level: 'block'; readonly why: 'not-named' | 'removed' | 'expired' };

/** Days before its expiry from which a base is warned about. */
export const EXPIRY_WARNING_DAYS = 60;

/** What stands against using a base on a day. */
export function baseUsable(base: Pick<BaseDays, 'state' | 'expiresOn'>, day: string): BaseUse {
	if (base.state === 'removed') return { level: 'block', why: 'removed' };
	if (base.state === 'applied' || base.state === 'checked' || base.state === 'visited' || base.expiresOn === null)
		return { level: 'block', why: 'not-named' };
	if (day > base.expiresOn) return { level: 'block', why: 'expired' };
	if (base.state === 'rectify') return { level: 'warn', why: 'rectify' };
	return day >= addDays(base.expiresOn, -EXPIRY_WARNING_DAYS)
		? { level: 'warn', why: 'expires-soon' }
		: { level: 'fine' };
}
