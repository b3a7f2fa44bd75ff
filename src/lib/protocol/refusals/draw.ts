// Refusals of draws and heats.
import type { Wording } from './wording.ts';

export const drawRefusals = {} as const satisfies Record<string, Wording>;
