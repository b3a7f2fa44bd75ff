// A seat changed by hand, before it is sent: the plan as it would be, and what it would break.
import { isAt, type Assignment, type PanelModel } from '#lib/domain/competition/panels/model.ts';
import { brokenRules, newlyBroken, UNBREAKABLE, type Broken } from '#lib/domain/competition/panels/rules.ts';

/** A place in the plan. */
export interface Place {
	readonly heat: number;
	readonly zone: number;
	readonly slot: number;
}

export const samePlace = (a: Place, b: Place): boolean => isAt(a, b) && a.slot === b.slot;

/** Who sits there. */
export function sitting(plan: readonly Assignment[], place: Place): Assignment | undefined {
	return plan.find((one) => samePlace(one, place));
}

export interface SeatChange extends Place {
	readonly judge: string | null;
	readonly pinned: boolean;
}

/** The changes of two places the other way round; an empty one takes the other's judge. What is moved by hand is pinned. */
export function swapOf(plan: readonly Assignment[], a: Place, b: Place): SeatChange[] {
	const [first, second] = [sitting(plan, a), sitting(plan, b)];
	return [
		{ ...a, judge: second?.judge ?? null, pinned: second !== undefined },
		{ ...b, judge: first?.judge ?? null, pinned: first !== undefined }
	];
}

/** The plan after changes. */
export function planAfter(plan: readonly Assignment[], changes: readonly SeatChange[]): Assignment[] {
	const kept = plan.filter((one) => !changes.some((change) => samePlace(change, one)));
	return [
		...kept,
		...changes.flatMap(({ heat, zone, slot, judge, pinned }) =>
			judge === null ? [] : [{ heat, zone, slot, judge, pinned }]
		)
	];
}

export interface Outcome {
	readonly broken: readonly Broken[];
	/** `never`: a rule nobody may break; `reason`: one that wants a reason; `look`: a wish; `fine`. */
	readonly verdict: 'never' | 'reason' | 'look' | 'fine';
}

const WANTS_REASON: ReadonlySet<Broken['rule']> = new Set(['rest', 'away', 'unqualified', 'outsider']);

/** What changes would break that holds now. */
export function outcomeOf(model: PanelModel, changes: readonly SeatChange[]): Outcome {
	const before = brokenRules(model, model.current);
	const broken = newlyBroken(before, brokenRules(model, planAfter(model.current, changes)));
	const verdict = broken.some((one) => UNBREAKABLE.has(one.rule))
		? 'never'
		: broken.some((one) => WANTS_REASON.has(one.rule))
			? 'reason'
			: broken.length > 0
				? 'look'
				: 'fine';
	return { broken, verdict };
}
