// Refusals of obligations and of planning the year.
import type { Wording } from './wording.ts';

export const seasonRefusals = {} as const satisfies Record<string, Wording>;
