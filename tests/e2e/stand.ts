// A product of its own for a journey: started as anybody starts it, on a free port with an empty data folder, ended afterwards.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';

export interface Product {
	readonly url: string;
	/** The one-time organizer link's token; null once somebody can sign in. */
	readonly setupToken: string | null;
	stop(): Promise<void>;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Starts the product; resolves when it is ready. */
export async function startProduct(flags: readonly string[] = ['--no-demo']): Promise<Product> {
	const data = await mkdtemp(join(tmpdir(), 'jiangsai-e2e-'));
	const port = await freePort();
	const child: ChildProcess = spawn(
		process.execPath,
		['server/start.ts', '--port', String(port), '--data', data, ...flags],
		{ stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, JIANGSAI_DEMO_PACE: '400' } }
	);
	let said = '';
	child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const url = `http://localhost:${port}`;
	const until = Date.now() + 180_000;
	for (;;) {
		if (child.exitCode !== null) throw new Error(`the product ended:\n${said}`);
		if (Date.now() > until) throw new Error(`the product is not ready:\n${said}`);
		const ready = await fetch(`${url}/healthz`).then(
			(answer) => answer.ok,
			() => false
		);
		if (ready && said.includes(String(port))) break;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	return {
		url,
		setupToken: /setup\?token=([\w-]+)/.exec(said)?.[1] ?? null,
		async stop() {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGTERM');
			await ended;
			await rm(data, { recursive: true, force: true });
		}
	};
}

/** Asks the API as the browser does; throws the refusal's sentence. */
export async function ask<T>(request: APIRequestContext, method: string, path: string, data?: unknown): Promise<T> {
	const answer = await request.fetch(path, { method, ...(method === 'GET' ? {} : { data: data ?? {} }) });
	const body = (await answer.json()) as T & { refusal?: { code: string; en: string } };
	if (!answer.ok()) throw new Error(`${method} ${path}: ${body.refusal?.code} ${body.refusal?.en}`);
	return body;
}
