import { error } from '@sveltejs/kit';
import { authority } from '../authority.ts';
import type { RequestHandler } from './$types.js';

// DER with this type is what phones and tablets offer to install
export const GET: RequestHandler = () => {
	const trust = authority();
	if (!trust) error(404, 'no certificate authority of our own is in use');
	return new Response(trust.certificate, {
		headers: {
			'content-type': 'application/x-x509-ca-cert',
			'content-disposition': 'attachment; filename="jiangsai.crt"',
			'cache-control': 'no-cache'
		}
	});
};
