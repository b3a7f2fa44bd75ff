// How the program ends: once, in order, within five seconds, whoever asked for it.
import { readFileSync } from 'node:fs';
import type { Fault } from './fault.ts';
import { log } from './log.ts';

const LIMIT = 4700;
const PARENT_LOOK = 500;

let end: { finish(code: number): Promise<void>; begun(): boolean } | null = null;

/** Runs `close` when the program is told to end, and then ends it; `begun` says that this has started. */
export function onEnd(close: () => Promise<void>): { begun(): boolean } {
	let ending: Promise<void> | null = null;
	const finish = async (code: number): Promise<void> => {
		ending ??= (async () => {
			setTimeout(() => process.exit(code || 1), LIMIT).unref();
			try {
				await close();
			} catch (error) {
				log.error({ err: error }, 'the end was not clean');
			}
			process.exit(code);
		})();
		return ending;
	};
	const begun = (): boolean => ending !== null;
	end = { finish, begun };
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.on(signal, () => {
			log.info({ signal }, 'ending');
			void finish(0);
		});
	followParent(() => void finish(0));
	process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left without an answer'));
	process.on('uncaughtException', (error) => {
		log.fatal({ err: error }, 'an error nobody caught');
		void finish(1);
	});
	return { begun };
}

/** The parent of a process, if that one is a shell: npm puts one between itself and us. */
function beyondShell(pid: number): number | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		const [, name, parent] = /\((.*)\) . (\d+)/s.exec(stat) ?? [];
		return /^(sh|bash|dash|ash|zsh)$/.test(name ?? '') ? Number(parent) : null;
	} catch {
		return null; // not Linux, or already gone
	}
}

/** Started by npm, we end when npm is killed: nobody would be left to stop us. */
function followParent(gone: () => void): void {
	if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
	const parent = process.ppid;
	const npm = beyondShell(parent);
	const look = setInterval(() => {
		if (process.ppid === parent && beyondShell(parent) === npm) return;
		clearInterval(look);
		log.warn('npm is gone; ending');
		gone();
	}, PARENT_LOOK);
	look.unref();
}

/** Says why the program cannot go on, puts everything away and exits with 1. */
export async function fail(fault: Fault): Promise<void> {
	if (end?.begun()) return; // it was told to end, and what broke off because of that needs no words
	process.stderr.write(`\n  ${fault.zh}\n  ${fault.en}\n\n`);
	if (end) await end.finish(1);
	else process.exit(1);
}
