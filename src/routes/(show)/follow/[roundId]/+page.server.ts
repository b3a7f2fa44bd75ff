import { PIN_COOKIE } from '#lib/client/live/pin.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies }) => ({ pin: cookies.get(PIN_COOKIE) ?? null });
