import { exportCalendar } from '#lib/server/calendar/bookings/export-calendar.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { searchParams } = url;
	const made = await exportCalendar(locals.context, { from: searchParams.get('from'), to: searchParams.get('to') });
	return made.ok ? xlsxResponse(made.value.name, made.value.bytes) : refusalResponse(made.refusal);
};
