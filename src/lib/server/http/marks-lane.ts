// A tablet's marks on the shortest way. They take the same steps as through the framework, whose own share of an answer is as long
// as the rules and half a commit together. Only what is plainly a tablet's request comes this way; whatever is unusual about one
// (another site's page, another type, an odd length) is left to the route, which knows every refusal.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NOBODY, type Actor } from '../../domain/people/policy.ts';
import { refuse, type Result } from '../../domain/shared/result.ts';
import { SheetCommands } from '../../protocol/marks.ts';
import { refusalStatus, toWire } from '../../protocol/refusals.ts';
import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { actorOf, readCookies } from '../people/actor.ts';
import { submitMarks } from '../scoring/submit-marks.ts';
import { checkBody } from './respond.ts';

const PATH = /^\/api\/rounds\/([0-9a-f-]{36})\/marks$/;
const LONGEST = 1_000_000;

function isPlain({ method, headers }: IncomingMessage): boolean {
	const { origin, host, 'sec-fetch-site': site } = headers;
	const length = Number(headers['content-length']);
	return (
		method === 'POST' &&
		headers['content-type'] === 'application/json' &&
		headers['content-encoding'] === undefined &&
		length > 0 &&
		length <= LONGEST &&
		(origin === undefined || origin === `${String(headers['x-forwarded-proto'])}://${host}`) &&
		(site === undefined || site === 'same-origin')
	);
}

function read(request: IncomingMessage): Promise<string> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => resolve(Buffer.concat(chunks).toString()));
		request.on('error', reject);
	});
}

function say(response: ServerResponse, result: Result<unknown>): void {
	const body = JSON.stringify(result.ok ? result.value : { refusal: toWire(result.refusal) });
	response.writeHead(result.ok ? 200 : refusalStatus(result.refusal), {
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin'
	});
	response.end(body);
}

async function take(
	roundId: string,
	request: IncomingMessage,
	contextFor: (actor: Actor) => Context
): Promise<Result<unknown>> {
	const tokens = readCookies(request.headers.cookie);
	const [text, actor] = await Promise.all([read(request), actorOf(contextFor(NOBODY), tokens)]);
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return refuse('body_malformed', { where: 'JSON' });
	}
	const checked = checkBody(SheetCommands, body);
	return checked.ok ? await submitMarks(contextFor(actor), roundId, checked.value.commands) : checked;
}

/** Answers a tablet's request; false when it is another one or an unusual one, and nothing was done. */
export function answerMarks(
	request: IncomingMessage,
	response: ServerResponse,
	contextFor: (actor: Actor) => Context
): boolean {
	const roundId = PATH.exec(request.url ?? '')?.[1];
	if (roundId === undefined || !isPlain(request)) return false;
	take(roundId, request, contextFor).then(
		(result) => say(response, result),
		(error: unknown) => {
			if (request.errored) return; // the tablet is gone, and sends again
			log.error({ err: error, path: request.url }, 'unexpected');
			say(response, refuse('server_fault'));
		}
	);
	return true;
}
