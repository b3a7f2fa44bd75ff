// A kept file on its way out: always to be saved, never to be rendered on this site.
import type { Result } from '../../domain/shared/result.ts';
import { log } from '../log.ts';
import { refusalResponse } from './respond.ts';

interface FileOut {
	readonly name: string;
	readonly media: string;
	readonly bytes: number;
	readonly public: boolean;
	pieces(): AsyncGenerator<Buffer>;
}

/** The file piece by piece, under its own name (RFC 6266). */
export function fileResponse(file: Result<FileOut>): Response {
	if (!file.ok) return refusalResponse(file.refusal);
	const { name, media, bytes } = file.value;
	const pieces = file.value.pieces();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			try {
				const next = await pieces.next();
				if (next.done) controller.close();
				else controller.enqueue(new Uint8Array(next.value));
			} catch (error) {
				log.warn({ err: error }, 'a file could not be sent whole');
				controller.error(error);
			}
		},
		async cancel() {
			await pieces.return(undefined);
		}
	});
	const ending = /\.[a-z0-9]+$/i.exec(name)?.[0] ?? '';
	return new Response(body, {
		headers: {
			'content-type': media,
			'content-length': String(bytes),
			'content-disposition': `attachment; filename="file${ending}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			// a file may be replaced, hidden or deleted at any time
			'cache-control': 'no-store'
		}
	});
}
