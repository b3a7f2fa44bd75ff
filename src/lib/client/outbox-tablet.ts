// A tablet for tests: a disk that survives restarts, a register that answers, and a clock that passes when told.
import type { Ack, Nack, SheetCommand } from '#lib/protocol/marks.ts';
import { toWire } from '#lib/protocol/refusals.ts';
import type { OutboxItem, Recorded } from './outbox.ts';
import { OutboxRunner, type OutboxStore, type OutboxView, type Posted } from './outbox-runner.ts';

export const place = { seatId: 'seat', roundId: 'round' };

export function mark(id: string, aspect: string, value: string, expectedRevision = 0): SheetCommand {
	return {
		commandId: id,
		kind: 'mark',
		entryId: 'e1',
		aspect,
		run: 0,
		mark: { value },
		expectedRevision,
		markedAt: '2026-11-23T04:00:00.000Z'
	};
}

/** What survives a restart of the tablet. */
export function diskStore() {
	const items = new Map<string, OutboxItem>();
	const recorded = new Map<string, Recorded>();
	const disk = { items, recorded, broken: false };
	const store: OutboxStore = {
		load: (seatId) =>
			Promise.resolve({
				items: [...items.values()].filter((one) => one.seatId === seatId),
				recorded: [...recorded.values()]
			}),
		write: (change) => {
			if (disk.broken) return Promise.reject(new Error('quota'));
			for (const one of change.put) items.set(one.command.commandId, one);
			for (const id of change.remove) items.delete(id);
			for (const one of change.recorded) recorded.set(one.ack.commandId, one);
			return Promise.resolve();
		},
		forget: (ids) => {
			for (const id of ids) recorded.delete(id);
			return Promise.resolve();
		}
	};
	return { disk, store };
}

/** A register that answers the same command the same way, as the server does. */
export function register() {
	const answers = new Map<string, Ack | Nack>();
	const revisions = new Map<string, number>();
	const lines: string[] = [];
	const answer = (command: SheetCommand): Ack | Nack => {
		const known = answers.get(command.commandId);
		if (known) return known;
		const key = command.kind === 'mark' ? command.aspect : 'sign';
		const revision = revisions.get(key) ?? 0;
		let result: Ack | Nack;
		if (command.expectedRevision !== revision)
			result = {
				commandId: command.commandId,
				ok: false,
				refusal: toWire({ code: 'mark_stale', params: { revision } })
			};
		else {
			revisions.set(key, revision + 1);
			lines.push(command.commandId);
			result = {
				commandId: command.commandId,
				ok: true,
				seq: lines.length,
				revision: revision + 1,
				hash: '',
				at: '2026-11-23T04:00:01.000Z'
			};
		}
		answers.set(command.commandId, result);
		return result;
	};
	return { lines, answer };
}

export function tablet(store: OutboxStore, post: (commands: readonly SheetCommand[]) => Promise<Posted>) {
	let now = 0;
	const timers = new Set<{ at: number; call: () => void }>();
	const state = { offline: false, lost: 0, requests: [] as string[][], view: null as OutboxView | null, views: 0 };
	const runner = new OutboxRunner({
		store,
		post: (_round, commands) => {
			state.requests.push(commands.map((one) => one.commandId));
			return post(commands);
		},
		ticks: () => now,
		stamp: () => '2026-11-23T04:00:02.000Z',
		after: (ms, call) => {
			const timer = { at: now + ms, call };
			timers.add(timer);
			return () => void timers.delete(timer);
		},
		painted: (call) => call(),
		chance: () => 0.5,
		isOffline: () => state.offline,
		onChange: (view) => {
			state.view = view;
			state.views++;
		},
		onLost: () => void state.lost++
	});
	const settled = async () => {
		for (let i = 0; i < 30; i++) await Promise.resolve();
	};
	const pass = async (ms: number) => {
		const until = now + ms;
		await settled();
		for (;;) {
			const due = [...timers].filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
			if (!due) break;
			timers.delete(due);
			now = Math.max(now, due.at);
			due.call();
			await settled();
		}
		now = until;
	};
	return { runner, state, pass, settled };
}
