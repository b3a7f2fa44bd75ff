// Readiness for whoever runs this: 200 when requests and the database are served, 503 otherwise.
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types.js';

interface Ready {
	ready?(): Promise<boolean>;
}

const PATIENCE = 1500;

async function databaseAnswers(): Promise<boolean> {
	const app = (globalThis as Record<symbol, unknown>)[Symbol.for('jiangsai.app')] as Ready | undefined;
	if (!app?.ready) return false;
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, PATIENCE, false)));
	return Promise.race([app.ready().catch(() => false), late]).finally(() => clearTimeout(timer));
}

export const GET: RequestHandler = async () => {
	const ready = await databaseAnswers();
	return json(
		{ ready, database: ready ? 'ok' : 'unreachable', version: process.env.JIANGSAI_VERSION ?? 'dev' },
		{ status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
};
