// Refusals of planning panels and of the pool of judges.
import type { Wording } from './wording.ts';

export const panelRefusals = {} as const satisfies Record<string, Wording>;
