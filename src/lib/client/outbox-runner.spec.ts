import { describe, expect, it } from 'vitest';
import type { Ack, Nack, SheetCommand } from '#lib/protocol/marks.ts';
import { toWire } from '#lib/protocol/refusals.ts';
import type { OutboxItem, Recorded } from './outbox.ts';
import { OutboxRunner, type OutboxStore, type OutboxView, type Posted } from './outbox-runner.ts';

const place = { seatId: 'seat', roundId: 'round' };

function mark(id: string, aspect: string, value: string, expectedRevision = 0): SheetCommand {
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
function diskStore() {
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
function register() {
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

function tablet(store: OutboxStore, post: (commands: readonly SheetCommand[]) => Promise<Posted>) {
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

describe('OutboxRunner', () => {
	it('saves first, then sends, then knows the line', async () => {
		const { store } = diskStore();
		const server = register();
		const { runner, state, settled } = tablet(store, async (commands) => ({
			kind: 'answers',
			answers: commands.map(server.answer)
		}));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		expect(state.view?.saved.has('a')).toBe(false);
		expect(state.requests).toEqual([]);
		await settled();
		expect(state.view?.items).toEqual([]);
		expect(state.view?.recorded.map((one) => one.ack.seq)).toEqual([1]);
	});

	it('sends one request at a time and keeps the order', async () => {
		const { store } = diskStore();
		const server = register();
		let open: (() => void) | null = null;
		const { runner, state, settled } = tablet(store, async (commands) => {
			await new Promise<void>((go) => (open = go));
			return { kind: 'answers', answers: commands.map(server.answer) };
		});
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await settled();
		runner.push(mark('b', 'A2', '2'), place);
		runner.push(mark('c', 'A3', '2'), place);
		await settled();
		expect(state.requests).toEqual([['a']]);
		open!();
		await settled();
		open!();
		await settled();
		expect(state.requests).toEqual([['a'], ['b', 'c']]);
		expect(server.lines).toEqual(['a', 'b', 'c']);
	});

	it('asks again after a lost answer and gets the same one: one mark, not two', async () => {
		const { store } = diskStore();
		const server = register();
		let drop = 1;
		const { runner, state, pass } = tablet(store, async (commands) => {
			const answers = commands.map(server.answer);
			return drop-- > 0 ? { kind: 'later' } : { kind: 'answers', answers };
		});
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await pass(299);
		expect(state.requests).toEqual([['a']]);
		await pass(2);
		expect(state.requests).toEqual([['a'], ['a']]);
		expect(server.lines).toEqual(['a']);
		expect(state.view?.recorded.map((one) => one.ack.seq)).toEqual([1]);
	});

	it('waits longer and longer, never more than ten seconds, and taps do not hurry it', async () => {
		const { store } = diskStore();
		const { runner, state, pass } = tablet(store, async () => ({ kind: 'later' }));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await pass(60_000);
		const slow = state.requests.length;
		expect(slow).toBeGreaterThan(8);
		expect(slow).toBeLessThan(16);
		runner.push(mark('b', 'A2', '2'), place);
		await pass(1);
		expect(state.requests.length).toBeLessThanOrEqual(slow + 1);
		expect(state.requests.every((ids) => ids.join() === 'a')).toBe(true);
	});

	it('goes at once when the network is back', async () => {
		const { store } = diskStore();
		const server = register();
		let up = false;
		const { runner, state, pass, settled } = tablet(store, async (commands) =>
			up ? { kind: 'answers', answers: commands.map(server.answer) } : { kind: 'later' }
		);
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await pass(30_000);
		up = true;
		runner.wake();
		await settled();
		expect(server.lines).toEqual(['a']);
		expect(state.view?.items).toEqual([]);
	});

	it('tries nothing while the tablet knows it is offline, so a mark stays replaceable', async () => {
		const { store, disk } = diskStore();
		const server = register();
		const { runner, state, pass, settled } = tablet(store, async (commands) => ({
			kind: 'answers',
			answers: commands.map(server.answer)
		}));
		state.offline = true;
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await pass(20_000);
		runner.push(mark('b', 'A1', '3'), place);
		await settled();
		expect([...disk.items.keys()]).toEqual(['b']);
		state.offline = false;
		runner.wake();
		await settled();
		expect(server.lines).toEqual(['b']);
	});

	it('chains a correction behind a mark in flight', async () => {
		const { store } = diskStore();
		const server = register();
		let open: (() => void) | null = null;
		const { runner, settled, state } = tablet(store, async (commands) => {
			await new Promise<void>((go) => (open = go));
			return { kind: 'answers', answers: commands.map(server.answer) };
		});
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await settled();
		runner.push(mark('b', 'A1', '3'), place);
		await settled();
		open!();
		await settled();
		open!();
		await settled();
		expect(server.lines).toEqual(['a', 'b']);
		expect(state.view?.recorded.map((one) => one.ack.revision)).toEqual([1, 2]);
	});

	it('takes up after a restart exactly where it was, even when the answer was lost with it', async () => {
		const { store, disk } = diskStore();
		const server = register();
		const first = tablet(store, async (commands) => {
			commands.map(server.answer);
			return new Promise<Posted>(() => {});
		});
		await first.runner.open('seat');
		first.runner.push(mark('a', 'A1', '2'), place);
		await first.settled();
		first.runner.push(mark('b', 'A2', '1'), place);
		await first.settled();
		expect([...disk.items.values()].map((one) => one.sent)).toEqual([true, false]);
		first.runner.stop();

		const second = tablet(store, async (commands) => ({ kind: 'answers', answers: commands.map(server.answer) }));
		await second.runner.open('seat');
		await second.settled();
		expect(second.state.requests).toEqual([['a'], ['b']]);
		expect(server.lines).toEqual(['a', 'b']);
		expect(disk.items.size).toBe(0);
		expect(disk.recorded.size).toBe(2);
	});

	it('holds the last mark while the judge may still change it, and lets go when something else is marked', async () => {
		const { store } = diskStore();
		const server = register();
		const { runner, state, pass } = tablet(store, async (commands) => ({
			kind: 'answers',
			answers: commands.map(server.answer)
		}));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '8'), place, 1000);
		await pass(900);
		runner.push(mark('b', 'A1', '8.5'), place, 1000);
		await pass(900);
		expect(state.requests).toEqual([]);
		await pass(100);
		expect(state.requests).toEqual([['b']]);
		runner.push(mark('c', 'A2', '1'), place, 1000);
		await pass(10);
		runner.push(mark('d', 'A3', '1'), place, 1000);
		await pass(10);
		expect(state.requests).toEqual([['b'], ['c']]);
		runner.release();
		await pass(10);
		expect(server.lines).toEqual(['b', 'c', 'd']);
	});

	it('finds the one command that the server cannot read and sends the others', async () => {
		const { store } = diskStore();
		const server = register();
		const { runner, state, pass } = tablet(store, async (commands) =>
			commands.some((one) => one.commandId === 'bad')
				? { kind: 'refused', refusal: toWire({ code: 'body_malformed', params: { where: 'commands.1' } }) }
				: { kind: 'answers', answers: commands.map(server.answer) }
		);
		state.offline = true;
		await runner.open('seat');
		for (const [id, aspect] of [
			['a', 'A1'],
			['bad', 'A2'],
			['c', 'A3']
		] as const)
			runner.push(mark(id, aspect, '1'), place);
		state.offline = false;
		runner.wake();
		await pass(5000);
		expect(server.lines).toEqual(['a', 'c']);
		expect(state.view?.items.map((one) => [one.command.commandId, one.refused?.refusal.code])).toEqual([
			['bad', 'body_malformed']
		]);
	});

	it('keeps a refused mark through a restart, and withdraws it only when told', async () => {
		const { store, disk } = diskStore();
		const stale = async (commands: readonly SheetCommand[]): Promise<Posted> => ({
			kind: 'answers',
			answers: commands.map((one) => ({
				commandId: one.commandId,
				ok: false,
				refusal: toWire({ code: 'mark_stale', params: { revision: 2 } })
			}))
		});
		const first = tablet(store, stale);
		await first.runner.open('seat');
		first.runner.push(mark('a', 'A1', '2'), place);
		await first.settled();
		first.runner.stop();
		const second = tablet(store, stale);
		await second.runner.open('seat');
		await second.settled();
		expect(second.state.requests).toEqual([]);
		expect(second.state.view?.items[0]?.refused?.refusal.code).toBe('mark_stale');
		expect(second.runner.withdraw('a')).toBe(true);
		await second.settled();
		expect(disk.items.size).toBe(0);
	});

	it('does not withdraw what may already be on the record', async () => {
		const { store } = diskStore();
		const { runner, settled } = tablet(store, async () => ({ kind: 'later' }));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await settled();
		expect(runner.withdraw('a')).toBe(false);
	});

	it('stops and keeps everything when the seat is lost', async () => {
		const { store, disk } = diskStore();
		const { runner, state, pass } = tablet(store, async () => ({ kind: 'lost' }));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await pass(60_000);
		expect(state.lost).toBe(1);
		expect(state.requests).toHaveLength(1);
		expect([...disk.items.keys()]).toEqual(['a']);
	});

	it('still sends when the tablet cannot store, and says that nothing is safe', async () => {
		const { store, disk } = diskStore();
		disk.broken = true;
		const server = register();
		const { runner, state, settled } = tablet(store, async (commands) => ({
			kind: 'answers',
			answers: commands.map(server.answer)
		}));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await settled();
		expect(server.lines).toEqual(['a']);
		expect(state.view?.unsafe).toBe(true);
	});

	it('does not spin when the server answers nothing', async () => {
		const { store } = diskStore();
		const { runner, state, pass } = tablet(store, async () => ({ kind: 'answers', answers: [] }));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		await pass(3000);
		expect(state.requests.length).toBeLessThan(8);
	});

	it('forgets an acknowledgement once a snapshot carries it', async () => {
		const { store, disk } = diskStore();
		const server = register();
		const { runner, state, settled } = tablet(store, async (commands) => ({
			kind: 'answers',
			answers: commands.map(server.answer)
		}));
		await runner.open('seat');
		runner.push(mark('a', 'A1', '2'), place);
		runner.push(mark('b', 'A2', '2'), place);
		await settled();
		runner.carried(1);
		await settled();
		expect(state.view?.recorded.map((one) => one.ack.commandId)).toEqual(['b']);
		expect([...disk.recorded.keys()]).toEqual(['b']);
	});
});
