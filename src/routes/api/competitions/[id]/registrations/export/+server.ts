import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { exportFile } from '#lib/server/competition/registration/files.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async (event) => {
	const file = await exportFile(event.locals.context, event.params.id);
	return file.ok ? xlsxResponse('报名名单', file.value) : refusalResponse(file.refusal);
};
