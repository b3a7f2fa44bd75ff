import { exportBases } from '#lib/server/calendar/bases/base-table.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async (event) => {
	const bytes = await exportBases(event.locals.context);
	return bytes.ok ? xlsxResponse('竞赛基地', bytes.value) : refusalResponse(bytes.refusal);
};
