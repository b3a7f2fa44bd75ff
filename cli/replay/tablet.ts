// A judge's tablet without a screen: it holds a seat and sends its commands again until the server has answered them.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MarkValue } from '../../src/lib/domain/scoring/scheme.ts';
import { uuidV7 } from '../../src/lib/domain/shared/uuid.ts';
import type { Ack, Nack, SheetAnswer, SheetCommand } from '../../src/lib/protocol/marks.ts';
import { Api, Refused } from './http-api.ts';

/** A new command id, as tablets make them. */
export function newCommandId(): string {
	return uuidV7(Date.now(), randomBytes(10));
}

/** The command of a first mark, or of a correction when the revision that stands is given. */
export function markCommand(
	entryId: string,
	aspect: string,
	run: number,
	mark: MarkValue,
	expectedRevision = 0
): SheetCommand {
	return {
		commandId: newCommandId(),
		kind: 'mark',
		entryId,
		markedAt: new Date().toISOString(),
		aspect,
		run,
		mark,
		expectedRevision,
		...(expectedRevision > 0 ? { reason: '更正 correction' } : {})
	};
}

/** The command that signs a sheet for the first time. */
export function signCommand(entryId: string): SheetCommand {
	return { commandId: newCommandId(), kind: 'sign', entryId, markedAt: new Date().toISOString(), expectedRevision: 0 };
}

const FIRST_WAIT = 20;
const LONGEST_WAIT = 1000;
const BATCH = 50;

export interface Patience {
	/** How long to try, in milliseconds. */
	readonly ms: number;
	/** Told of every failure that is followed by another try. */
	readonly again?: (why: string) => void;
}

export class Tablet {
	readonly seat: number;
	readonly #api: Api;
	#roundId = '';
	readonly #outbox: { command: SheetCommand; settle: (acked: Ack) => void; fail: (why: unknown) => void }[] = [];
	#sending = false;

	constructor(url: string | URL, seat: number) {
		this.#api = new Api(url);
		this.seat = seat;
	}

	/** The Cookie header that proves the seat. */
	get cookie(): string {
		return this.#api.cookie;
	}

	/** Spends a seat's code. */
	async pair(code: string): Promise<void> {
		const { roundId } = await this.#api.post<{ seatId: string; roundId: string }>('/api/pair', {
			code,
			label: `replay ${this.seat}`
		});
		this.#roundId = roundId;
	}

	/** Puts a command into the outbox: it goes out at once, or together with all that wait for the request before it. */
	submit(command: SheetCommand): Promise<Ack> {
		return new Promise((settle, fail) => {
			this.#outbox.push({ command, settle, fail });
			if (!this.#sending) void this.#empty();
		});
	}

	async #empty(): Promise<void> {
		this.#sending = true;
		while (this.#outbox.length > 0) {
			const batch = this.#outbox.splice(0, BATCH);
			try {
				const acks = await this.send(batch.map(({ command }) => command));
				const byId = new Map(acks.map((ack) => [ack.commandId, ack]));
				for (const { command, settle, fail } of batch) {
					const ack = byId.get(command.commandId);
					if (ack) settle(ack);
					else fail(new Error('the server left a command unanswered'));
				}
			} catch (error) {
				for (const { fail } of batch) fail(error);
			}
		}
		this.#sending = false;
	}

	/** Sends commands in one request, as they are, once. */
	async sendOnce(commands: readonly SheetCommand[]): Promise<readonly (Ack | Nack)[]> {
		return (await this.#api.post<SheetAnswer>(`/api/rounds/${this.#roundId}/marks`, { commands })).answers;
	}

	/** Sends commands until each is on the record; the same ids every time. Throws what the server refuses for good. */
	async send(commands: readonly SheetCommand[], patience: Patience = { ms: 60_000 }): Promise<readonly Ack[]> {
		const until = performance.now() + patience.ms;
		for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
			let why: Error;
			try {
				const answers = await this.sendOnce(commands);
				const acks = answers.filter((answer) => answer.ok);
				if (acks.length === commands.length) return acks;
				const refused = answers.filter((answer) => !answer.ok);
				const final = refused.find(({ refusal }) => refusal.code !== 'round_busy');
				const first = final ?? refused[0];
				if (!first) throw new Error('the server left commands unanswered');
				why = new Refused(`seat ${this.seat} ${describe(commands, first.commandId)}`, first.refusal, 409);
				if (final) throw why;
			} catch (error) {
				if (isFinal(error)) throw error;
				why = error as Error;
			}
			if (performance.now() > until) throw why;
			patience.again?.(why.message);
			await sleep(wait);
		}
	}
}

function isFinal(error: unknown): boolean {
	return error instanceof Refused && error.status < 500 && error.refusal.code !== 'round_busy';
}

function describe(commands: readonly SheetCommand[], commandId: string | null): string {
	const command = commands.find((one) => one.commandId === commandId);
	if (!command) return '';
	return command.kind === 'mark' ? `${command.aspect} ${JSON.stringify(command.mark)}` : command.kind;
}
