// Where the application meets SvelteKit: opened once, an actor and a language for every request, foreign origins kept out.
import type { Server as HttpServer } from 'node:http';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { building } from '$app/env';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { refuse } from '#lib/domain/shared/result.ts';
import { NOBODY } from '#lib/domain/people/policy.ts';
import { theApp, openApp } from '#lib/server/app.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import { actorOf, readCookies } from '#lib/server/people/actor.ts';
import { log } from '#lib/server/log.ts';

const HTTP = Symbol.for('jiangsai.http');

export const init: ServerInit = async () => {
	if (building) return;
	const servers = (globalThis as Record<symbol, unknown>)[HTTP] as HttpServer[] | undefined;
	await openApp(servers ?? []);
};

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of another site must not command; a program without a page sends no Origin and may. */
function foreign(request: Request, url: URL): boolean {
	const origin = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	if (origin !== null && origin !== url.origin) return true;
	return site === 'cross-site' || site === 'same-site';
}

export const handle: Handle = async ({ event, resolve }) => {
	const app = theApp();
	const api = event.url.pathname.startsWith('/api/');
	if (!READING.has(event.request.method) && foreign(event.request, event.url))
		return refusalResponse(refuse('origin_foreign').refusal);
	const tokens = readCookies(event.request.headers.get('cookie') ?? undefined);
	event.locals.context = app.context(tokens.login || tokens.seat ? await actorOf(app.context(NOBODY), tokens) : NOBODY);
	const response = api
		? await resolve(event)
		: await paraglideMiddleware(event.request, ({ locale }) =>
				resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) })
			);
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	return response;
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'unknown') log.error({ err: error, path: event.url.pathname }, 'unexpected');
};
