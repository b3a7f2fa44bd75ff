// Which step a competition may take, and what each needs. Practice: 备案 before 审批, 通知 before 报名, 公示 before 发文.
import { refuse, type Result, ok } from '../../shared/result.ts';
import { LIVES, placeOf, type Life } from '../life.ts';
import { missingFor, type Missing, type StepFacts } from './needs.ts';

/** On: the next one, or past one that may be left out. Back: a step taken back. Aside: called off or put off. */
export type StepKind = 'on' | 'back' | 'aside';

const ASIDE: readonly Life[] = ['postponed', 'cancelled'];

/** May be left out: entries can be nominated, the order can stand on a list. */
const OPTIONAL: ReadonlySet<Life> = new Set(['registration', 'drawn']);

/** What can be taken back, and to where. A round that was opened cannot; an objection reopens results until they are confirmed. */
const BACK: Partial<Readonly<Record<Life, readonly Life[]>>> = {
	filed: ['planned'],
	approved: ['planned', 'filed'],
	notice: ['approved'],
	registration: ['notice'],
	drawn: ['notice', 'registration'],
	'public-notice': ['provisional']
};

/** May be left out at this level: an enterprise decides on its own contests and files them with nobody. */
function optional(life: Life, level: StepFacts['level']): boolean {
	return OPTIONAL.has(life) || (life === 'filed' && level === 'enterprise');
}

function onwards(from: Life, level: StepFacts['level']): Life[] {
	const at = placeOf(from);
	if (at === null) return from === 'postponed' ? ['planned'] : [];
	const found: Life[] = [];
	for (const life of LIVES.slice(at + 1)) {
		if (ASIDE.includes(life)) break;
		found.push(life);
		if (!optional(life, level)) break;
	}
	return found;
}

/** What kind of step this would be; null when there is none from here to there. */
export function stepKind(from: Life, to: Life, level: StepFacts['level']): StepKind | null {
	if (onwards(from, level).includes(to)) return 'on';
	if (BACK[from]?.includes(to)) return 'back';
	if (from === 'archived' || from === 'cancelled' || !ASIDE.includes(to)) return null;
	return from === to ? null : 'aside';
}

export interface PossibleStep {
	readonly to: Life;
	readonly kind: StepKind;
	readonly missing: readonly Missing[];
}

/** Every step from here, onward ones first, each with what it still needs. */
export function possibleSteps(facts: StepFacts): PossibleStep[] {
	const order: readonly StepKind[] = ['on', 'back', 'aside'];
	return LIVES.flatMap((to): PossibleStep[] => {
		const kind = stepKind(facts.life, to, facts.level);
		return kind ? [{ to, kind, missing: kind === 'on' ? missingFor(facts, to) : [] }] : [];
	}).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/**
 * Whether somebody may take this step. `life_no_step` when it does not lead there, `life_reason_needed` when a step back or
 * aside comes without a reason, `life_lacks` with what is missing as sentences.
 */
export function mayStep(facts: StepFacts, to: Life, reason: string | null): Result<{ kind: StepKind }> {
	const kind = stepKind(facts.life, to, facts.level);
	if (!kind) return refuse('life_no_step');
	if (kind !== 'on') return reason?.trim() ? ok({ kind }) : refuse('life_reason_needed');
	const missing = missingFor(facts, to);
	if (missing.length === 0) return ok({ kind });
	return refuse('life_lacks', {
		what: missing.map((one) => one.zh).join('；'),
		what_en: missing.map((one) => one.en).join('; ')
	});
}

/** The life that the rounds bring a competition to by themselves; null when they leave it where it is. */
export function lifeOfRounds(
	life: Life,
	rounds: { readonly draft: number; readonly open: number; readonly closed: number }
): Life | null {
	const at = placeOf(life);
	if (at === null || rounds.open + rounds.closed === 0) return null;
	const over = rounds.open + rounds.draft === 0;
	if (over) return at <= LIVES.indexOf('running') ? 'provisional' : null;
	// a round that opens after the results were drawn up makes them provisional no more
	const again = life === 'provisional' && rounds.open > 0;
	return at < LIVES.indexOf('running') || again ? 'running' : null;
}

/** Whether a round may open at all in this life; not once it was called off, put off or settled. */
export function roundsMayOpen(life: Life): boolean {
	return !ASIDE.includes(life) && life !== 'confirmed' && life !== 'archived' && life !== 'public-notice';
}
