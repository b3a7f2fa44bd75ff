import { describe, expect, it } from 'vitest';
import { diskStore, mark, place, register, tablet } from './outbox-tablet.ts';

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
