// Refusals on the day: start, finish, skip, late.
import type { Wording } from './wording.ts';

export const dayRefusals = {} as const satisfies Record<string, Wording>;
