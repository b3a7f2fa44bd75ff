import { describe, expect, it } from 'vitest';
import type { SheetCommand } from '#lib/protocol/marks.ts';
import { toWire } from '#lib/protocol/refusals.ts';
import type { Posted } from './outbox-runner.ts';
import { diskStore, mark, place, register, tablet } from './outbox-tablet.ts';

describe('OutboxRunner in trouble', () => {
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
});
