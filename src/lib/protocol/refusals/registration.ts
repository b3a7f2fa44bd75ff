// Refusals of registering, waiting and checking in.
import type { Wording } from './wording.ts';

export const registrationRefusals = {} as const satisfies Record<string, Wording>;
