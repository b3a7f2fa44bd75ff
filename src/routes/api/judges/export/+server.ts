import { exportJudges } from '#lib/server/competition/panels/import-judges.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ locals, url }) => {
	const locale = url.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
	const made = await exportJudges(locals.context, locale);
	return made.ok ? xlsxResponse(locale === 'en' ? 'judges' : '裁判库', made.value) : refusalResponse(made.refusal);
};
