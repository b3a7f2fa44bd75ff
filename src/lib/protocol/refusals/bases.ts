// Refusals of competition bases.
import type { Wording } from './wording.ts';

export const baseRefusals = {} as const satisfies Record<string, Wording>;
