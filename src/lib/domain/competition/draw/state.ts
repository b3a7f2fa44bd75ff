// Where a draw stands. It is prepared when it is there; every further step is recorded once and in order.
import type { DrawStage } from './rule.ts';

export type DrawStep = 'committed' | 'revealed' | 'published' | 'opened' | 'unsealed' | 'superseded';
export type DrawState = 'prepared' | 'committed' | 'revealed' | 'published' | 'superseded';

const ORDER = ['superseded', 'published', 'revealed', 'committed'] as const;

/** The state after these steps. */
export function stateOf(steps: readonly DrawStep[]): DrawState {
	return ORDER.find((state) => steps.includes(state)) ?? 'prepared';
}

/** Whether everybody may see who got what: drawn, and not (or no longer) sealed. */
export function isOpen(stage: DrawStage, steps: readonly DrawStep[]): boolean {
	return steps.includes('revealed') && (stage !== 'work-code' || steps.includes('unsealed'));
}
