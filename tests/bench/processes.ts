// Child processes of a bench, and what they say.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromCrowd, FromSource, ToCrowd, ToSource } from './messages.ts';

type Said = FromCrowd | FromSource;

/** A child that is told things and answers. */
export class Helper {
	readonly #child: ChildProcess;
	readonly #name: string;

	constructor(file: 'frame-source.ts' | 'crowd.ts', args: readonly string[]) {
		this.#name = `${file} ${args.join(' ')}`;
		this.#child = fork(join(import.meta.dirname, file), [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	}

	/** The next message of a kind. Fails when the child ends instead. */
	async hear<Is extends Said['is']>(is: Is): Promise<Extract<Said, { is: Is }>> {
		const stop = new AbortController();
		const { signal } = stop;
		const ended = once(this.#child, 'exit', { signal }).then(() => {
			throw new Error(`${this.#name} ended`);
		});
		ended.catch(() => {});
		try {
			for (;;) {
				const [message] = (await Promise.race([once(this.#child, 'message', { signal }), ended])) as [Said];
				if (message.is === is) return message as Extract<Said, { is: Is }>;
			}
		} finally {
			stop.abort();
		}
	}

	tell(message: ToSource | ToCrowd): void {
		this.#child.send(message);
	}

	async end(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		this.#child.kill('SIGKILL');
		await once(this.#child, 'exit');
	}
}

/** Asks the crowd what it saw once everybody has had so many frames or is at this version. */
export async function seen(
	crowd: Helper,
	until: { readonly frames?: number; readonly version?: number },
	ms: number
): Promise<Extract<FromCrowd, { is: 'seen' }>> {
	const answer = crowd.hear('seen');
	crowd.tell({ do: 'tell', ...until, ms });
	return await answer;
}
