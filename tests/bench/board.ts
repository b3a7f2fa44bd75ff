// `npm run bench -- board`: what a frame to a crowd costs and how late it comes, beside raw WebSockets with one prepared buffer;
// how long judges wait while a crowd watches; how many bytes a changed row takes.
import { Api } from '../../cli/replay/http-api.ts';
import { Pace } from '../../cli/replay/play.ts';
import { markCommand } from '../../cli/replay/tablet.ts';
import { stageHotRound, type HotRound } from './hot-round.ts';
import { nowNs } from './messages.ts';
import { Helper, seen } from './processes.ts';
import type { Bench, Finding } from './report.ts';
import { median, percentile, times } from './statistics.ts';
import { openVenue, type Venue } from './venue.ts';

const ENTRIES = 100;
const JUDGES = 20;
const HALL_PACE = 40;
const MARKS = 200;
const ROUND = '00000000-0000-7000-8000-000000000001';
const SOCKET = '/socket.io/?EIO=4&transport=websocket';
/** The product's shortest tick between two frames, in milliseconds. */
const TICK = 50;

interface Pushed {
	/** Microseconds of the server's CPU per delivered frame. */
	readonly cpu: number;
	readonly p50: number;
	readonly p99: number;
}

/** A frame source with its crowd. */
class Hall {
	readonly #source: Helper;
	readonly #crowd: Helper;
	readonly #screens: number;

	private constructor(source: Helper, crowd: Helper, screens: number) {
		this.#source = source;
		this.#crowd = crowd;
		this.#screens = screens;
	}

	static async open(kind: 'ws' | 'stream', screens: number): Promise<Hall> {
		const source = new Helper('frame-source.ts', [kind]);
		const { port } = await source.hear('listening');
		const url = `ws://127.0.0.1:${port}${kind === 'ws' ? '' : SOCKET}`;
		const crowd = new Helper('crowd.ts', [url, String(screens), ...(kind === 'ws' ? [] : [ROUND])]);
		await crowd.hear('seated');
		return new Hall(source, crowd, screens);
	}

	async push(frames: number, everyMs: number): Promise<Pushed> {
		this.#crowd.tell({ do: 'forget' });
		const pushed = this.#source.hear('pushed');
		this.#source.tell({ do: 'push', frames, everyMs });
		const { cpuMicros } = await pushed;
		const { frames: delivered, latencies } = await seen(this.#crowd, { frames }, 5000);
		if (delivered !== frames * this.#screens)
			throw new Error(`${delivered} of ${frames * this.#screens} frames were delivered`);
		return { cpu: cpuMicros / delivered, p50: median(latencies), p99: percentile(latencies, 0.99) };
	}

	async close(): Promise<void> {
		await this.#crowd.end();
		await this.#source.end();
	}
}

interface FanOut {
	readonly floor: Pushed[];
	readonly product: Pushed[];
}

/** Floor and product take turns before crowds of the same size. */
async function fanOut(screens: number, reps: number): Promise<FanOut> {
	const floorHall = await Hall.open('ws', screens);
	const productHall = await Hall.open('stream', screens);
	try {
		const frames = screens > 2000 ? 12 : 40;
		const everyMs = screens > 2000 ? 300 : 100;
		await floorHall.push(frames, everyMs);
		await productHall.push(frames, everyMs);
		const runs: FanOut = { floor: [], product: [] };
		for (let i = 0; i < reps; i++) {
			runs.floor.push(await floorHall.push(frames, everyMs));
			runs.product.push(await productHall.push(frames, everyMs));
		}
		return runs;
	} finally {
		await floorHall.close();
		await productHall.close();
	}
}

interface Marked {
	readonly p50: number;
	readonly p99: number;
	/** From the tap to the last screen of the crowd, p99; null without a crowd. */
	readonly lastScreen: number | null;
	readonly bytes: number;
}

/** A panel marks at the pace of a busy hall; how long acknowledgements take, and the last screen. */
async function markBefore(round: HotRound, crowd: Helper | null): Promise<Marked> {
	const took: number[] = [];
	const tapped = new Map<number, number>();
	const pace = new Pace(HALL_PACE);
	crowd?.tell({ do: 'forget' });
	await times(MARKS, JUDGES, async (_, lane) => {
		await pace.moment();
		const tablet = round.tablets.get(lane + 1);
		const from = nowNs();
		const [ack] = (await tablet?.send([round.next(lane + 1)])) ?? [];
		took.push((nowNs() - from) / 1e6);
		if (ack) tapped.set(ack.seq, from);
	});
	const view = crowd && (await seen(crowd, { version: Math.max(...tapped.keys()) }, 5000));
	const reached = new Map(view?.reached ?? []);
	const late = [...tapped].map(([seq, from]) => ((reached.get(seq) ?? NaN) - from) / 1e6);
	const unseen = late.filter(Number.isNaN).length;
	if (view && unseen > 0) throw new Error(`${unseen} of ${MARKS} marks did not reach every screen by a delta`);
	return {
		p50: median(took),
		p99: percentile(took, 0.99),
		lastScreen: view ? percentile(late, 0.99) : null,
		bytes: median(view?.bytes ?? [0])
	};
}

interface Watched {
	readonly alone: Marked[];
	readonly watched: Marked[];
}

/** The same panel with nobody watching and before a crowd, in turns. */
async function judgesBeforeCrowd(venue: Venue, screens: number, reps: number): Promise<Watched> {
	const round = await stageHotRound(venue.organizer, venue.eventId, { entries: ENTRIES, judges: JUDGES });
	const url = `${venue.server.url.replace(/^http/, 'ws')}${SOCKET}`;
	const runs: Watched = { alone: [], watched: [] };
	await markBefore(round, null);
	for (let i = 0; i < reps; i++) {
		runs.alone.push(await markBefore(round, null));
		const crowd = new Helper('crowd.ts', [url, String(screens), round.roundId]);
		try {
			await crowd.hear('seated');
			runs.watched.push(await markBefore(round, crowd));
		} finally {
			await crowd.end();
		}
	}
	return runs;
}

/** Bytes of the frame after one mark of a settled 100-row board is corrected, and of the board's snapshot. */
async function bytesOfOneRow(venue: Venue): Promise<{ frame: number; snapshot: number }> {
	const round = await stageHotRound(venue.organizer, venue.eventId, { entries: ENTRIES, judges: 1 });
	const tablet = round.tablets.get(1);
	const places = ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'B3', 'B4', 'B5'];
	// totals lie two points apart, so that half a point moves nobody
	for (const [i, entryId] of round.entryIds.entries())
		await tablet?.send(
			places.map((aspect, n) => {
				const share = Math.min(20, Math.max(0, Math.floor((i * 2 + n) / 10)));
				return markCommand(entryId, aspect, 0, { value: String(share / 2) });
			})
		);
	const snapshot = await new Api(venue.server.url).text(`/api/rounds/${round.roundId}/board`);
	const crowd = new Helper('crowd.ts', [`${venue.server.url.replace(/^http/, 'ws')}${SOCKET}`, '1', round.roundId]);
	try {
		await crowd.hear('seated');
		await tablet?.send([markCommand(round.entryIds[50] ?? '', 'A1', 0, { value: '5.5' }, 1)]);
		const { bytes } = await seen(crowd, { frames: 1 }, 2000);
		return { frame: bytes[0] ?? NaN, snapshot: Buffer.byteLength(snapshot) };
	} finally {
		await crowd.end();
	}
}

function fanOutFindings(screens: number, { floor, product }: FanOut): Finding[] {
	const row = (what: string, unit: string, of: (one: Pushed) => number, goal: Finding['goal']): Finding => ({
		what: `${what}, ${screens} screens`,
		unit,
		floor: median(floor.map(of)),
		product: median(product.map(of)),
		goal
	});
	return [
		row('server CPU per delivered frame', 'µs', (one) => one.cpu, { most: 1.3 }),
		row('frame to screen p50', 'ms', (one) => one.p50, null),
		row('frame to screen p99', 'ms', (one) => one.p99, null)
	];
}

function watchedFindings(screens: number, { alone, watched }: Watched, floorMicros: number): Finding[] {
	return [
		{
			what: `ack p50 before ${screens} screens`,
			unit: 'ms',
			floor: median(alone.map((one) => one.p50)),
			product: median(watched.map((one) => one.p50)),
			goal: { most: 1.5 }
		},
		{
			what: `ack p99 before ${screens} screens`,
			unit: 'ms',
			floor: median(alone.map((one) => one.p99)),
			product: median(watched.map((one) => one.p99)),
			goal: { most: 3 }
		},
		{
			what: `mark to last of ${screens} screens p99 (floor: tick + 2 × screens × floor)`,
			unit: 'ms',
			floor: TICK + (2 * screens * floorMicros) / 1000,
			product: median(watched.map((one) => one.lastScreen ?? NaN)),
			goal: { most: 1 }
		}
	];
}

/** Runs the bench before 1,000 screens, with `full` before 4,000 as well; at least five repetitions. */
export async function boardBench(options: { readonly reps: number; readonly full: boolean }): Promise<Bench> {
	const sizes = options.full ? [1000, 4000] : [1000];
	const findings: Finding[] = [];
	const samples: unknown[] = [];
	const notes: string[] = [];
	for (const screens of sizes) {
		process.stdout.write(`${screens} screens: frames\n`);
		const fan = await fanOut(screens, options.reps);
		findings.push(...fanOutFindings(screens, fan));
		samples.push({ screens, fan });
	}
	const venue = await openVenue();
	try {
		const { frame, snapshot } = await bytesOfOneRow(venue);
		findings.push({
			what: 'bytes of a one-row change (floor: snapshot of 100 rows)',
			unit: 'B',
			floor: snapshot,
			product: frame,
			goal: { most: 0.05 }
		});
		for (const [i, screens] of sizes.entries()) {
			process.stdout.write(`${screens} screens: judges\n`);
			const runs = await judgesBeforeCrowd(venue, screens, options.reps);
			const floorMicros = findings[i * 3]?.floor ?? NaN;
			findings.push(...watchedFindings(screens, runs, floorMicros));
			notes.push(
				`bytes of a frame while ${JUDGES} judges mark ${HALL_PACE}/s, ${screens} screens: ${median(runs.watched.map((one) => one.bytes))}`
			);
			samples.push({ screens, runs });
		}
	} finally {
		await venue.close();
	}
	return { name: 'board', options, findings, notes, samples };
}
