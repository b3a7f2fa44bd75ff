import program from '#lib/client/draw/verifier.ts?script';
import { getLocale } from '#lib/paraglide/runtime.js';
import { readProof } from '#lib/server/competition/draw/read-draws.ts';
import { verifierPage } from '#lib/server/competition/draw/verifier-page.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import tokens from '../../../../../tokens.css?raw';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async (event) => {
	const proof = await readProof(event.locals.context, event.params.drawId);
	if (!proof.ok) return refusalResponse(proof.refusal);
	const language = getLocale() === 'en' ? 'en' : 'zh';
	const saving = event.url.searchParams.has('save');
	return new Response(verifierPage(proof.value, { tokens, program, language }), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			...(saving
				? { 'content-disposition': `attachment; filename="draw-${proof.value.commitment.slice(0, 8)}.html"` }
				: {})
		}
	});
};
