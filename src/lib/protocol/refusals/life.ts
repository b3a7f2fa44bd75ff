// Refusals of a competition's life: its steps, templates, files and notices.
import type { Wording } from './wording.ts';

export const lifeRefusals = {} as const satisfies Record<string, Wording>;
