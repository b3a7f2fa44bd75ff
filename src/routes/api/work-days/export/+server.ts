import { exportWorkYear } from '#lib/server/calendar/series/work-days.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import { yearAsked } from '../asked.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ url, locals }) => {
	const made = await exportWorkYear(locals.context, yearAsked(url, locals.context.now()));
	return made.ok ? xlsxResponse(made.value.name, made.value.bytes) : refusalResponse(made.refusal);
};
