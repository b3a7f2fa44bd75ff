// Refusals of calendar feeds.
import type { Wording } from './wording.ts';

export const feedRefusals = {} as const satisfies Record<string, Wording>;
