// Between HTTP and the use cases: parse, call, map the refusal. Nothing here is a rule.
import { isHttpError, isRedirect, json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { refuse, type Refusal, type Result } from '../../domain/shared/result.ts';
import { refusalStatus, toWire } from '../../protocol/refusals.ts';
import type { Context } from '../context.ts';
import { log } from '../log.ts';

/** A refusal as a response. */
export function refusalResponse(refusal: Refusal): Response {
	const headers: Record<string, string> = { 'cache-control': 'no-store' };
	if (refusal.code === 'too_many_tries') headers['retry-after'] = String(refusal.params?.seconds ?? 60);
	return json({ refusal: toWire(refusal) }, { status: refusalStatus(refusal), headers });
}

/** A result as a response. */
export function respond<T>(result: Result<T>): Response {
	if (!result.ok) return refusalResponse(result.refusal);
	return json(result.value ?? {}, { headers: { 'cache-control': 'no-store' } });
}

/** The body as JSON, checked against a schema. */
export async function readBody<S extends v.GenericSchema>(
	request: Request,
	schema: S
): Promise<Result<v.InferOutput<S>>> {
	if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
		return refuse('media_unsupported', { expected: 'application/json' });
	let body: unknown;
	try {
		body = await request.json();
	} catch (error) {
		if ((error as { status?: number }).status === 413) return refuse('body_too_large', { limit: '8 MB' });
		return refuse('body_malformed', { where: 'JSON' });
	}
	return checkBody(schema, body);
}

/** A body as it was read, checked against a schema. */
export function checkBody<S extends v.GenericSchema>(schema: S, body: unknown): Result<v.InferOutput<S>> {
	const parsed = v.safeParse(schema, body);
	if (parsed.success) return { ok: true, value: parsed.output };
	const [issue] = parsed.issues;
	return refuse('body_malformed', { where: `${v.getDotPath(issue) ?? '/'}: ${issue.message}` });
}

/** A use case must not throw; when one does, the asker gets a sentence and the log the reason. */
async function safely(event: RequestEvent, work: () => Promise<Response>): Promise<Response> {
	try {
		return await work();
	} catch (error) {
		if (isRedirect(error) || isHttpError(error)) throw error;
		log.error({ err: error, path: event.url.pathname }, 'unexpected');
		return refusalResponse(refuse('server_fault').refusal);
	}
}

/** Runs a command with its parsed body. */
export async function command<S extends v.GenericSchema, T>(
	event: RequestEvent,
	schema: S,
	work: (context: Context, body: v.InferOutput<S>) => Promise<Result<T>>
): Promise<Response> {
	return await safely(event, async () => {
		const body = await readBody(event.request, schema);
		if (!body.ok) return refusalResponse(body.refusal);
		return respond(await work(event.locals.context, body.value));
	});
}

/** Runs a use case that needs no body. */
export async function answer<T>(
	event: RequestEvent,
	work: (context: Context) => Promise<Result<T>>
): Promise<Response> {
	return await safely(event, async () => respond(await work(event.locals.context)));
}
