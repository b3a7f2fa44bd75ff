// Compresses pages and JSON on their way out. Static files come compressed from the build; streams of events and anything
// already encoded pass as they are.
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { constants, createGzip, type Gzip } from 'node:zlib';

const WORTH_IT = /^(text\/(html|plain|css|csv|calendar)|application\/(json|xml|x-ndjson)|image\/svg\+xml)\b/;
const SMALLEST = 1024;

type Head = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

function acceptsGzip(request: IncomingMessage): boolean {
	return /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?\s*(,|$)/i.test(
		String(request.headers['accept-encoding'] ?? '')
	);
}

function worthCompressing(request: IncomingMessage, response: ServerResponse): boolean {
	if (request.method === 'HEAD' || response.statusCode < 200) return false;
	if ([204, 206, 304].includes(response.statusCode) || response.hasHeader('content-encoding')) return false;
	if (String(response.getHeader('cache-control') ?? '').includes('no-transform')) return false;
	const length = response.getHeader('content-length');
	if (length !== undefined && Number(length) < SMALLEST) return false;
	return WORTH_IT.test(String(response.getHeader('content-type') ?? ''));
}

function applyHead(response: ServerResponse, head: Head): void {
	if (Array.isArray(head)) {
		for (let i = 0; i + 1 < head.length; i += 2) response.setHeader(String(head[i]), head[i + 1] as string);
	} else {
		for (const [name, value] of Object.entries(head ?? {})) if (value !== undefined) response.setHeader(name, value);
	}
}

/** Makes the response compress itself if its head turns out to be worth it. Call before anything is written. */
export function compress(request: IncomingMessage, response: ServerResponse): void {
	if (!acceptsGzip(request)) return;
	// a validator we weakened comes back weak; the application knows its own, strong form
	const known = request.headers['if-none-match'];
	if (known) request.headers['if-none-match'] = known.replace(/(^|,\s*)W\//g, '$1');

	const { writeHead, write, end } = response;
	let gzip: Gzip | null = null;
	let decided = false;

	const begin = (): void => {
		decided = true;
		if (!worthCompressing(request, response)) return;
		// a body of known length is one piece; one that comes in parts must not wait for the next part
		const flush = response.hasHeader('content-length') ? constants.Z_NO_FLUSH : constants.Z_SYNC_FLUSH;
		response.removeHeader('content-length');
		response.setHeader('content-encoding', 'gzip');
		response.appendHeader('vary', 'accept-encoding');
		const etag = response.getHeader('etag');
		if (typeof etag === 'string' && !etag.startsWith('W/')) response.setHeader('etag', `W/${etag}`);
		const stream = createGzip({ level: 5, flush });
		gzip = stream;
		stream.on('data', (chunk: Buffer) => {
			if (!write.call(response, chunk, 'utf8')) stream.pause();
		});
		response.on('drain', () => stream.resume());
		stream.on('drain', () => response.emit('drain'));
		stream.on('end', () => end.call(response, undefined, 'utf8'));
		stream.on('error', () => response.destroy());
		response.on('close', () => stream.destroy());
	};

	response.writeHead = function (status: number, reason?: string | Head, head?: Head) {
		const [words, fields] = typeof reason === 'string' ? [reason, head] : [undefined, reason ?? head];
		response.statusCode = status;
		if (words !== undefined) response.statusMessage = words;
		applyHead(response, fields);
		if (!decided) begin();
		return writeHead.call(response, status);
	} as typeof response.writeHead;
	response.write = function (chunk: unknown, ...rest: unknown[]) {
		if (!decided) begin();
		return (
			gzip ? gzip.write(chunk as Buffer, ...(rest as [])) : write.call(response, chunk, ...(rest as [never]))
		) as boolean;
	} as typeof response.write;
	response.end = function (chunk?: unknown, ...rest: unknown[]) {
		if (!decided) begin();
		if (gzip) gzip.end(chunk as Buffer, ...(rest as []));
		else end.call(response, chunk, ...(rest as [never]));
		return response;
	} as typeof response.end;
}
