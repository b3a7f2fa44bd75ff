import { yearOf } from '#lib/protocol/season.ts';
import { seasonSheet } from '#lib/server/calendar/season/season-sheet.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { context } = locals;
	const locale = url.searchParams.get('locale') === 'en' ? 'en' : 'zh-CN';
	const year = yearOf(url.searchParams.get('year'), context.now());
	const sheet = await seasonSheet(context, year, url.searchParams.get('obligation') ?? '', locale);
	return sheet.ok ? xlsxResponse(sheet.value.name, sheet.value.bytes) : refusalResponse(sheet.refusal);
};
