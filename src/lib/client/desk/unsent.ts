// A tablet's file of unsent marks on its way to the register, by an official's hand.
import type { SheetAnswer, WireRefusal } from '#lib/protocol/marks.ts';
import { api, type Answer } from '../api.ts';
import type { UnsentFile } from '../pad/unsent-file.ts';

/** Commands in one request. */
const PART = 100;

/** A command that was not taken. */
export interface NotTaken {
	/** The work's code, and the aspect where it was a mark. */
	readonly what: string;
	readonly refusal: WireRefusal;
}

export interface Brought {
	readonly taken: number;
	readonly refused: readonly NotTaken[];
}

type Post = (path: string, body: object) => Promise<Answer<SheetAnswer>>;

/** Brings a file's commands, part by part in their order; the refusal when the server takes none of a part. */
export async function bringUnsent(
	roundId: string,
	file: UnsentFile,
	post: Post = (path, body) => api.post<SheetAnswer>(path, body)
): Promise<Answer<Brought>> {
	let taken = 0;
	const refused: NotTaken[] = [];
	for (let from = 0; from < file.commands.length; from += PART) {
		const part = file.commands.slice(from, from + PART);
		const answer = await post(`/api/rounds/${roundId}/unsent`, {
			seatId: file.seat.id,
			commands: part.map(({ command }) => command)
		});
		if (!answer.ok) return answer;
		answer.value.answers.forEach((one, i) => {
			const given = part[i];
			if (one.ok) taken++;
			else
				refused.push({
					what: [given?.code, given?.command.kind === 'mark' ? given.command.aspect : null].filter(Boolean).join(' '),
					refusal: one.refusal
				});
		});
	}
	return { ok: true, value: { taken, refused } };
}
