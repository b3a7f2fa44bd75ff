import { error } from '@sveltejs/kit';
import { authority } from '../authority.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = () => {
	const trust = authority();
	if (!trust) error(404, 'no certificate authority of our own is in use');
	const lines = Buffer.from(trust.certificate).toString('base64').replace(/.{64}/g, '$&\n');
	return new Response(`-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----\n`, {
		headers: {
			'content-type': 'application/x-pem-file',
			'content-disposition': 'attachment; filename="jiangsai.pem"',
			'cache-control': 'no-cache'
		}
	});
};
