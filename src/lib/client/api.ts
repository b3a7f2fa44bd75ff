// The one way a page talks to the server: JSON both ways, refusals as values. A dead network is a refusal too, so that a
// caller has one thing to show.
import type { Result } from '#lib/domain/shared/result.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';

export type Answer<T> = Result<T, WireRefusal>;

/** The calls of one page: `load` hands in its own `fetch`, components use the window's. */
export interface Api {
	get<T>(path: string): Promise<Answer<T>>;
	post<T>(path: string, body?: unknown): Promise<Answer<T>>;
	put<T>(path: string, body: unknown): Promise<Answer<T>>;
	patch<T>(path: string, body: unknown): Promise<Answer<T>>;
	del<T>(path: string): Promise<Answer<T>>;
	/** Sends a file as it is. */
	upload<T>(path: string, file: Blob, type: string): Promise<Answer<T>>;
}

/** Codes that this module makes itself, beside those of `protocol/refusals.ts`. */
export const OFFLINE = 'offline';
export const UNREADABLE = 'answer_unreadable';

const offline: WireRefusal = {
	code: OFFLINE,
	zh: '连不上服务器。刚才的改动还没有存，请检查网络后再试。',
	en: 'The server cannot be reached. Your last change is not saved; check the network and try again.'
};

function unreadable(status: number): WireRefusal {
	return {
		code: UNREADABLE,
		params: { status },
		zh: `服务器出了错（${status}），刚才的操作没有完成。请再试一次。`,
		en: `The server failed (${status}) and nothing was changed. Please try again.`
	};
}

function isRefusal(body: unknown): body is { refusal: WireRefusal } {
	return typeof body === 'object' && body !== null && 'refusal' in body;
}

/** The API over the given `fetch`. */
export function apiOver(fetcher: typeof fetch): Api {
	async function send<T>(method: string, path: string, init: RequestInit = {}): Promise<Answer<T>> {
		let response: Response;
		try {
			response = await fetcher(path, { method, credentials: 'same-origin', ...init });
		} catch {
			return { ok: false, refusal: offline };
		}
		let body: unknown;
		try {
			body = await response.json();
		} catch {
			return { ok: false, refusal: unreadable(response.status) };
		}
		if (response.ok) return { ok: true, value: body as T };
		return { ok: false, refusal: isRefusal(body) ? body.refusal : unreadable(response.status) };
	}
	const json = (body: unknown): RequestInit => ({
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body ?? {})
	});
	return {
		get: (path) => send('GET', path),
		post: (path, body) => send('POST', path, json(body)),
		put: (path, body) => send('PUT', path, json(body)),
		patch: (path, body) => send('PATCH', path, json(body)),
		del: (path) => send('DELETE', path, json({})),
		upload: (path, file, type) => send('POST', path, { headers: { 'content-type': type }, body: file })
	};
}

/** The API over the window's own `fetch`, for what happens after a page has loaded. */
export const api: Api = apiOver((...args) => fetch(...args));
