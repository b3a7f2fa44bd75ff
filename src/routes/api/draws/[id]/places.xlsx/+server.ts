import { drawTable } from '#lib/server/competition/draw/heat-table.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async (event) => {
	const table = await drawTable(event.locals.context, event.params.id);
	return table.ok ? xlsxResponse(table.value.name, table.value.bytes) : refusalResponse(table.refusal);
};
