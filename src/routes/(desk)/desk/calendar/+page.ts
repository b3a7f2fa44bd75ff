import { apiOver } from '#lib/client/api.ts';
import { loadedSpan, VIEWS, type View } from '#lib/client/calendar/bookings/view.ts';
import { dayOfInstant } from '#lib/domain/shared/day.ts';
import type { CalendarWindow } from '#lib/protocol/calendar/bookings.ts';
import type { PageLoad } from './$types';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const load: PageLoad = async ({ fetch, url }) => {
	const asked = url.searchParams.get('view');
	const view: View = VIEWS.find((one) => one === asked) ?? 'week';
	const on = url.searchParams.get('day') ?? '';
	const day = DAY.test(on) ? on : dayOfInstant(Date.now());
	const { from, to } = loadedSpan(view, day);
	return { view, day, answer: await apiOver(fetch).get<CalendarWindow>(`/api/calendar?from=${from}&to=${to}`) };
};
