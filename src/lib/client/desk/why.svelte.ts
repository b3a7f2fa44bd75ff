// The explanation of one entry's score, fetched again whenever its row moves.
import { api } from '#lib/client/api.ts';
import type { Explanation } from '#lib/domain/scoring/derivation.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import type { BoardHead, BoardRow } from '#lib/protocol/board.ts';

export interface Why {
	readonly head: BoardHead;
	readonly row: BoardRow;
	readonly explanation: Explanation;
}

/** Holds the newest explanation of the entry that `watch` was last called for. */
export class LiveWhy {
	#why = $state.raw<Why | null>(null);
	#refusal = $state.raw<WireRefusal | null>(null);
	#asked = '';

	get why(): Why | null {
		return this.#why;
	}
	get refusal(): WireRefusal | null {
		return this.#refusal;
	}

	/** Asks unless this entry was asked for at this point of the register already. */
	watch(roundId: string, entryId: string, seq: number): void {
		const asked = `${roundId}/${entryId}/${seq}`;
		if (asked === this.#asked) return;
		if (!this.#asked.startsWith(`${roundId}/${entryId}/`)) this.#why = null;
		this.#asked = asked;
		void api.get<Why>(`/api/rounds/${roundId}/entries/${entryId}/why`).then((answer) => {
			if (this.#asked !== asked) return;
			this.#refusal = answer.ok ? null : answer.refusal;
			if (answer.ok) this.#why = answer.value;
		});
	}
}
