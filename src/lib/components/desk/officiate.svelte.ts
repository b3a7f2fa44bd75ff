// What officials put on the record, each asked for with what follows from it.
import { api, type Answer } from '#lib/client/api.ts';
import type { Progress } from '#lib/client/desk/attention.ts';
import { newCommandId } from '#lib/client/desk/command-id.ts';
import type { RoundDetail, RoundMode, RoundState } from '#lib/client/desk/shapes.ts';
import type { DeskSnapshot } from '#lib/protocol/desk.ts';
import { m } from '#lib/paraglide/messages.js';
import { ask, askReason } from '#lib/ui/ask.svelte.ts';
import { refused, told } from '#lib/ui/toast.ts';
import { inWords, modeWord } from './words.ts';

export interface Officiating {
	readonly busy: boolean;
	open(round: RoundDetail, state: RoundState): Promise<void>;
	close(progress: Progress): Promise<void>;
	mode(mode: RoundMode, state: RoundState): Promise<void>;
	reopen(entryId: string, seatNumber: number, desk: DeskSnapshot): Promise<void>;
}

const modeThen: Readonly<Record<RoundMode, () => string>> = {
	live: m.desk_mode_then_live,
	frozen: m.desk_mode_then_frozen,
	hidden: m.desk_mode_then_hidden
};

/** The acts of one round; `changed` is called after each that went on the record. */
export function officiate(roundId: string, changed: () => void): Officiating {
	let busy = $state(false);

	async function act(what: string, done: string, work: () => Promise<Answer<{ seq: number }>>): Promise<void> {
		if (busy) return;
		busy = true;
		const answer = await work();
		busy = false;
		if (answer.ok) told(`${done} #${answer.value.seq}`);
		else refused(what, inWords(answer.refusal));
		changed();
	}
	const order = (path: string, body: object = {}) => {
		const commandId = newCommandId();
		return () => api.post<{ seq: number }>(`/api/rounds/${roundId}/${path}`, { commandId, ...body });
	};

	return {
		get busy() {
			return busy;
		},
		async open(round, state) {
			const first = state === 'draft';
			const sure = await ask({
				title: first ? m.desk_open_ask() : m.desk_reopen_round_ask(),
				consequence: first
					? m.desk_open_then({ hash: (round.schemeHash ?? '').slice(0, 8), entries: round.entries.length })
					: m.desk_reopen_round_then(),
				action: first ? m.desk_open_scoring() : m.desk_reopen_scoring(),
				tone: 'main'
			});
			if (sure) await act(m.desk_open_failed(), m.desk_opened(), order('open'));
		},
		async close(progress) {
			const left = progress.sheets - progress.signed;
			const sure = await ask({
				title: m.desk_close_ask(),
				consequence: left > 0 ? m.desk_close_then_left({ left }) : m.desk_close_then(),
				action: m.desk_close_scoring(),
				tone: left > 0 ? 'danger' : 'ink'
			});
			if (sure) await act(m.desk_close_failed(), m.desk_closed(), order('close'));
		},
		async mode(mode, state) {
			const sure =
				state === 'draft' ||
				(await ask({
					title: m.desk_mode_ask({ mode: modeWord[mode]() }),
					consequence: modeThen[mode](),
					action: modeWord[mode]()
				}));
			if (sure) await act(m.desk_mode_failed(), m.desk_mode_set({ mode: modeWord[mode]() }), order('mode', { mode }));
		},
		async reopen(entryId, seatNumber, desk) {
			const code = desk.rows.find((row) => row.entryId === entryId)?.row.code ?? '';
			const reply = await askReason({
				title: m.desk_reopen_ask({ code, number: seatNumber }),
				consequence: m.desk_reopen_then(),
				action: m.desk_reopen_sheet(),
				reason: m.desk_reason(),
				reasons: [m.desk_reason_spread(), m.desk_reason_typed(), m.desk_reason_again()]
			});
			if (reply.yes)
				await act(
					m.desk_reopen_failed(),
					m.desk_reopened({ code }),
					order('sheets/reopen', { entryId, seatNumber, reason: reply.reason })
				);
		}
	};
}
