// Streams: whoever watches ends at what the server has; officials' streams are for officials; who is revoked hears nothing more.
import { afterEach, describe, expect, it } from 'vitest';
import { BoardReplica } from '../../src/lib/client/live/replica.ts';
import type { BoardSnapshot } from '../../src/lib/protocol/board.ts';
import { LOGIN_COOKIE, SEAT_COOKIE } from '../../src/lib/server/people/actor.ts';
import { grantRole, revokeRole } from '../../src/lib/server/people/directory.ts';
import { revokeSeat } from '../../src/lib/server/competition/tablets.ts';
import { openRound } from '../../src/lib/server/scoring/officiate.ts';
import { readBoard } from '../../src/lib/server/scoring/read-board.ts';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { aMark, must, newCommandId, pairTablet, setStage, type Stage } from '../server/stage.ts';
import { join, openVenue, type Client, type Venue } from './sockets.ts';

let stage: Stage;
let venue: Venue;
afterEach(async () => {
	await venue.close();
	await stage.close();
});

async function open(options?: Parameters<typeof setStage>[0]): Promise<void> {
	stage = await setStage(options);
	venue = await openVenue(stage.app);
}

async function snapshot(): Promise<BoardSnapshot> {
	return JSON.parse(must(await readBoard(stage.app.context(), stage.roundId, 'public')).body) as BoardSnapshot;
}

/** A spectator as a page is one: snapshot first, then deltas, again the snapshot on a gap. */
async function spectate(client: Client): Promise<{ board: () => BoardSnapshot; frames: () => number }> {
	const replica = new BoardReplica(await snapshot());
	let frames = 0;
	client.on('board:changed', (delta) => {
		frames++;
		if (replica.take(delta) === 'gap') void snapshot().then((fresh) => replica.replace(fresh));
	});
	client.on('board:reset', () => void snapshot().then((fresh) => replica.replace(fresh)));
	client.on('board:beat', (beat) => {
		if (replica.beat(beat)) void snapshot().then((fresh) => replica.replace(fresh));
	});
	const { epoch, version } = replica.board;
	expect(await join(client, stage.roundId, 'public', { epoch, version })).toEqual({ ok: true });
	return { board: () => replica.board, frames: () => frames };
}

async function markAll(value: string, aspects = ['A', 'B']): Promise<void> {
	await Promise.all(
		stage.tablets.map(async (tablet) => {
			for (const entryId of stage.entryIds)
				for (const aspect of aspects)
					must(await submitMarks(tablet.context, stage.roundId, [aMark(entryId, aspect, value)]));
		})
	);
}

describe('a competition that nobody may know of yet', () => {
	it('lets no stranger join the board of its round, until the round opens', async () => {
		await open({ entries: 1, judges: 1, open: false });
		const stranger = await venue.connect();
		expect(await join(stranger, stage.roundId, 'public')).toMatchObject({
			ok: false,
			refusal: { code: 'not_allowed' }
		});
		const organizer = await venue.connect({ cookie: `${LOGIN_COOKIE}=${stage.organizerToken}` });
		expect(await join(organizer, stage.roundId, 'public')).toEqual({ ok: true });
		must(await openRound(stage.organizer, stage.roundId, newCommandId()));
		expect(await join(stranger, stage.roundId, 'public')).toEqual({ ok: true });
	});
});

describe('the public board', () => {
	it('brings every spectator to what the server has, in fewer frames than marks', async () => {
		await open({ entries: 6, judges: 5 });
		const watchers = [];
		for (let n = 0; n < 20; n++) watchers.push(await spectate(await venue.connect()));
		await markAll('7.5');
		const final = await snapshot();
		for (const watcher of watchers) {
			await expect.poll(() => watcher.board().version, { timeout: 5000 }).toBe(final.version);
			expect(watcher.board().rows).toEqual(final.rows);
			// 60 marks; coalesced by the tick, not one frame each
			expect(watcher.frames()).toBeLessThan(60);
		}
		expect(final.rows.every((row) => row.total === '15.00' && row.rank === 1)).toBe(true);
	});

	it('gives who comes back with a version only what was missed', async () => {
		await open();
		const [tablet] = stage.tablets;
		const first = await venue.connect();
		const watching = await spectate(first);
		first.disconnect();
		must(await submitMarks(tablet!.context, stage.roundId, [aMark(stage.entryIds[1] ?? '', 'A', '9')]));
		const again = await venue.connect();
		const { epoch, version } = watching.board();
		const heard = new Promise<{ after: number; rows: readonly unknown[] }>((resolve) =>
			again.on('board:changed', (delta) => resolve(delta))
		);
		await join(again, stage.roundId, 'public', { epoch, version });
		expect(await heard).toMatchObject({ after: version, rows: [{ id: stage.entryIds[1] }] });
	});

	it('tells who comes with another epoch to start over', async () => {
		await open();
		const client = await venue.connect();
		const reset = new Promise((resolve) => client.on('board:reset', resolve));
		await join(client, stage.roundId, 'public', { epoch: 'older', version: 3 });
		expect(await reset).toMatchObject({ roundId: stage.roundId });
	});
});

describe('the door of the sockets', () => {
	it('keeps foreign pages out', async () => {
		await open();
		await expect(venue.connect({ origin: 'https://elsewhere.example' })).rejects.toThrow();
		await expect(venue.connect({ origin: 'null' })).rejects.toThrow();
		await expect(venue.connect({ origin: `http://127.0.0.1:${venue.port}` })).resolves.toBeTruthy();
	});

	it("opens the officials' stream to officials only, and closes it when their role goes", async () => {
		await open();
		const stranger = await venue.connect();
		expect(await join(stranger, stage.roundId, 'officials')).toMatchObject({
			ok: false,
			refusal: { code: 'sign_in_needed' }
		});
		const judge = await venue.connect({ cookie: `${SEAT_COOKIE}=${stage.tablets[0]?.token}` });
		expect(await join(judge, stage.roundId, 'officials')).toMatchObject({
			ok: false,
			refusal: { code: 'not_allowed' }
		});
		const personId = stage.organizer.actor.account?.personId ?? '';
		const chief = must(
			await grantRole(stage.organizer, personId, { role: 'chief-judge', competitionId: stage.competitionId })
		);
		const official = await venue.connect({ cookie: `${LOGIN_COOKIE}=${stage.organizerToken}` });
		expect(await join(official, stage.roundId, 'officials')).toEqual({ ok: true });
		const gone = new Promise((resolve) => official.on('disconnect', resolve));
		must(await revokeRole(stage.app.context(stage.organizer.actor), chief.id));
		await gone;
	});

	it('tells a tablet that lost its seat and ends its socket at once', async () => {
		await open();
		for (const [why, act] of [
			['taken-over', () => pairTablet(stage.app, stage.organizer, stage.tablets[0]?.seatId ?? '')],
			['revoked', () => revokeSeat(stage.organizer, stage.tablets[1]?.seatId ?? '')]
		] as const) {
			const tablet = stage.tablets[why === 'revoked' ? 1 : 0];
			const client = await venue.connect({ cookie: `${SEAT_COOKIE}=${tablet?.token}` });
			await new Promise((resolve) => client.emit('seat:join', resolve));
			const lost = new Promise((resolve) => client.on('seat:lost', resolve));
			const ended = new Promise((resolve) => client.on('disconnect', resolve));
			await act();
			expect(await lost).toEqual({ why });
			await ended;
			const back = await venue.connect({ cookie: `${SEAT_COOKIE}=${tablet?.token}` });
			expect(await new Promise((resolve) => back.emit('seat:join', resolve))).toMatchObject({
				ok: false,
				refusal: { code: 'seat_lost' }
			});
		}
	});

	it('survives what is not a message of ours', async () => {
		await open();
		const client = await venue.connect();
		const loose = client as unknown as { emit(...args: unknown[]): void };
		const answers: unknown[] = [];
		const answer = (said: unknown) => answers.push(said);
		loose.emit('board:join', null, answer);
		loose.emit('board:join', { roundId: '__proto__', audience: 'public' }, answer);
		loose.emit('board:join', { roundId: stage.roundId, audience: 'officials ' }, answer);
		loose.emit('board:join', { roundId: stage.roundId, audience: 'public', have: { epoch: 1 } }, answer);
		loose.emit('board:join', { roundId: stage.roundId, audience: 'public' }, 'no function');
		loose.emit('board:leave', 7);
		loose.emit('presence:seen', { unsent: -1 });
		await expect.poll(() => answers.length).toBe(4);
		for (const said of answers) expect(said).toMatchObject({ ok: false, refusal: { code: 'body_malformed' } });
		const other = await venue.connect();
		expect(await join(other, stage.roundId, 'public')).toEqual({ ok: true });
	});
});
