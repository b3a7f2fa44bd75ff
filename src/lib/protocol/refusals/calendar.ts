// Refusals of bookings, occasions, series and the work calendar.
import type { Wording } from './wording.ts';

export const calendarRefusals = {} as const satisfies Record<string, Wording>;
