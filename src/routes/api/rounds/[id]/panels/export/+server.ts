import { exportPanels } from '#lib/server/competition/panels/export-panels.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const locale = url.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
	const made = await exportPanels(locals.context, params.id, locale);
	return made.ok ? xlsxResponse(locale === 'en' ? 'panels' : '裁判组', made.value) : refusalResponse(made.refusal);
};
