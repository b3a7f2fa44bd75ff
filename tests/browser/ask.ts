// Commands of a journey that are not its subject: asked of the API as the browser would, with its cookies.
import type { APIRequestContext } from '@playwright/test';

/** Asks the API; throws the refusal's sentence. */
export async function ask<T>(request: APIRequestContext, method: string, address: string, data?: unknown): Promise<T> {
	const answer = await request.fetch(address, { method, ...(method === 'GET' ? {} : { data: data ?? {} }) });
	const body = (await answer.json()) as T & { refusal?: { code: string; en: string } };
	if (!answer.ok()) throw new Error(`${method} ${address}: ${body.refusal?.code} ${body.refusal?.en}`);
	return body;
}

/** The token in a one-time organizer link. */
export function setupToken(link: string): string {
	return new URL(link).searchParams.get('token') ?? '';
}
