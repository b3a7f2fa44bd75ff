// The solver beside the server: HiGHS (WebAssembly) in a worker thread, so that a hard program neither stops the server nor
// outlives its limit. The worker is started from a string and finds the package by path: a file of its own would have to be
// found again in the built bundle.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Solve, Solved } from '../../../domain/competition/panels/plan.ts';
import { log } from '../../log.ts';

const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
const ready = require(workerData.highs)();
ready.catch((error) => parentPort.postMessage({ failed: String(error) }));
parentPort.on('message', async ({ id, program, seconds }) => {
	try {
		const highs = await ready;
		const began = performance.now();
		const { Status, Columns } = highs.solve(program, {
			time_limit: seconds, random_seed: 0, threads: 1, parallel: 'off', output_flag: false, log_to_console: false
		});
		const values = Object.entries(Columns).map(([name, column]) => [name, column.Primal]);
		parentPort.postMessage({ id, status: Status, values, ms: performance.now() - began });
	} catch (error) {
		parentPort.postMessage({ id, failed: String(error) });
	}
});
`;

/** Beyond its own limit the solver gets so long to say what it has. */
const GRACE = 1500;
/** Loading and compiling the solver the first time. */
const START = 10_000;

interface Reply {
	readonly id?: number;
	readonly failed?: string;
	readonly status?: string;
	readonly values?: readonly (readonly [string, number | undefined])[];
	readonly ms?: number;
}

export interface SolverOptions {
	/** For each program. */
	readonly timeLimitMs: number;
	readonly signal?: AbortSignal;
	/** Told how long the solver itself took for a program. */
	readonly took?: (ms: number) => void;
}

export interface Solver {
	readonly solve: Solve;
	close(): Promise<void>;
}

/** The package's file, from this module or, bundled, from where the server was started. */
function findHighs(): string {
	for (const from of [import.meta.url, join(process.cwd(), 'package.json')])
		try {
			return createRequire(from).resolve('highs');
		} catch {
			// the next place
		}
	throw new Error('the package highs is not installed');
}

function readReply(reply: Reply): Solved {
	const values = new Map((reply.values ?? []).map(([name, value]) => [name, value ?? 0]));
	if (reply.status === 'Optimal') return { status: 'optimal', values };
	if (reply.status === 'Infeasible') return { status: 'infeasible' };
	// out of time: what it has is whole or nothing
	const whole = [...values].some(([name, value]) => name.startsWith('x') && value > 0.5);
	const integral = [...values].every(
		([name, value]) => !name.startsWith('x') || Math.abs(value - Math.round(value)) < 1e-6
	);
	return whole && integral && reply.status === 'Time limit reached'
		? { status: 'feasible', values }
		: { status: 'unknown' };
}

/** Starts a solver for a few programs. Where it cannot run, `solve` answers null and the log says why. */
export function openSolver({ timeLimitMs, signal, took }: SolverOptions): Solver {
	let worker: Worker | null = null;
	try {
		worker = new Worker(SOURCE, { eval: true, workerData: { highs: findHighs() }, stdout: true, stderr: true });
		worker.unref();
	} catch (error) {
		log.warn({ err: error }, 'the solver cannot be started; panels are planned without it');
	}
	let count = 0;
	const close = async (): Promise<void> => {
		const ending = worker;
		worker = null;
		await ending?.terminate();
	};
	const solve: Solve = (program) => {
		const running = worker;
		if (!running || signal?.aborted) return Promise.resolve(null);
		const id = ++count;
		return new Promise((resolve) => {
			const end = (solved: Solved | null): void => {
				clearTimeout(timer);
				running.off('message', heard).off('error', broke).off('exit', broke);
				signal?.removeEventListener('abort', stop);
				resolve(solved);
			};
			const stop = (): void => {
				end(null);
				void close();
			};
			const broke = (error: unknown): void => {
				log.warn({ err: error }, 'the solver broke; panels are planned without it');
				worker = null;
				end(null);
			};
			const heard = (reply: Reply): void => {
				if (reply.id !== undefined && reply.id !== id) return;
				if (reply.failed !== undefined) return broke(reply.failed);
				took?.(reply.ms ?? 0);
				end(readReply(reply));
			};
			// a program that does not look at its clock is ended with its thread
			const timer = setTimeout(
				() => {
					end({ status: 'unknown' });
					void close();
				},
				timeLimitMs + GRACE + (id === 1 ? START : 0)
			);
			running.on('message', heard).on('error', broke).on('exit', broke);
			signal?.addEventListener('abort', stop);
			running.postMessage({ id, program, seconds: timeLimitMs / 1000 });
		});
	};
	return { solve, close };
}
