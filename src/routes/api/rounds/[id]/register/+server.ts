import { refusalResponse } from '#lib/server/http/respond.ts';
import { exportRegister } from '#lib/server/scoring/read-board.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ params, locals }) => {
	const register = await exportRegister(locals.context, params.id);
	if (!register.ok) return refusalResponse(register.refusal);
	return new Response(register.value, {
		headers: {
			'content-type': 'application/x-ndjson; charset=utf-8',
			'content-disposition': `attachment; filename="register-${params.id.slice(0, 8)}.ndjson"`,
			'cache-control': 'no-store'
		}
	});
};
