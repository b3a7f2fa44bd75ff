import { templateFile } from '#lib/server/competition/registration/files.ts';
import { xlsxResponse } from '#lib/server/files/write-table.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async () => xlsxResponse('报名表', await templateFile());
