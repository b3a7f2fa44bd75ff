import { exportCompetitions } from '#lib/server/competition/export-competitions.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ locals }) => {
	const made = await exportCompetitions(locals.context);
	return made.ok ? xlsxResponse(made.value.name, made.value.bytes) : refusalResponse(made.refusal);
};
