// `npm run bench -- ack`: how long a judge waits for the acknowledgement beside a bare commit, and how many durable marks a
// second one round takes beside a transaction per mark. Floor and product take turns on the same cluster.
import { Pace } from '../../cli/replay/play.ts';
import { bareCommits, rowLockMarks } from './floors.ts';
import { stageHotRound, type HotRound } from './hot-round.ts';
import { openRound } from './in-process-round.ts';
import type { Bench, Finding } from './report.ts';
import { median, percentile, times } from './statistics.ts';
import { openVenue, type Venue } from './venue.ts';

const ENTRIES = 100;
const JUDGES = 20;
const MORE_JUDGES = 60;
/** Marks a second of a whole panel in a busy hall. */
const HALL_PACE = 40;
const POST = 25;

async function ackOnce(round: HotRound, seat: number): Promise<void> {
	const tablet = round.tablets.get(seat);
	if (!tablet) throw new Error(`there is no tablet ${seat}`);
	await tablet.send([round.next(seat)]);
}

/** Acknowledgement times of single marks as the tablet sees them. */
async function acks(round: HotRound, judges: number, count: number, pace: Pace | null): Promise<number[]> {
	const took: number[] = [];
	await times(count, judges, async (_, lane) => {
		await pace?.moment();
		const from = performance.now();
		await ackOnce(round, lane + 1);
		took.push(performance.now() - from);
	});
	return took;
}

/** Marks per second of the use case: every judge sends the next mark when the last is on the record. */
async function useCaseMarks(
	venue: Venue,
	judges: number,
	count: number
): Promise<{ perSecond: number; perCommit: number }> {
	const staged = await stageHotRound(venue.organizer, venue.eventId, { entries: ENTRIES, judges });
	const round = await openRound(venue.databaseUrl, staged.roundId);
	try {
		const mark = (_: number, lane: number) => round.submit(lane + 1, staged.next(lane + 1));
		await times(judges * 10, judges, mark);
		const before = round.commits;
		const { seconds } = await times(count, judges, mark);
		return { perSecond: count / seconds, perCommit: count / (round.commits - before) };
	} finally {
		await round.close();
	}
}

/** Marks per second over HTTP: every tablet sends what has gathered, so many at a time. */
async function httpMarks(round: HotRound, judges: number, posts: number): Promise<number> {
	const send = async (_: number, lane: number): Promise<void> => {
		const seat = lane + 1;
		await round.tablets.get(seat)?.send(Array.from({ length: POST }, () => round.next(seat)));
	};
	const { seconds } = await times(posts, judges, send);
	return (posts * POST) / seconds;
}

interface Repetition {
	readonly bare: number[];
	/** Bare commits as seldom as the hall's marks: a machine that dozes in between takes longer. */
	readonly seldom: number[];
	readonly one: number[];
	readonly hall: number[];
	readonly rush: number[];
	readonly rowLock: number;
	readonly useCase: { perSecond: number; perCommit: number };
	readonly useCaseMore: { perSecond: number; perCommit: number };
	readonly http: number;
}

async function repetition(venue: Venue, single: HotRound, hall: HotRound, floor: HotRound): Promise<Repetition> {
	const bareBefore = await bareCommits(venue.floorUrl, 200);
	const one = await acks(single, 1, 200, null);
	const seldom = await bareCommits(venue.floorUrl, 160, new Pace(HALL_PACE));
	const inHall = await acks(hall, JUDGES, 160, new Pace(HALL_PACE));
	const bareAfter = await bareCommits(venue.floorUrl, 200);
	const rush = await acks(hall, JUDGES, 600, null);
	const rowLock = await rowLockMarks(venue.databaseUrl, floor, 1500, JUDGES);
	const useCase = await useCaseMarks(venue, JUDGES, 6000);
	const http = await httpMarks(hall, JUDGES, 160);
	const useCaseMore = await useCaseMarks(venue, MORE_JUDGES, 9000);
	return { bare: [...bareBefore, ...bareAfter], seldom, one, hall: inHall, rush, rowLock, useCase, useCaseMore, http };
}

function finding(what: string, unit: string, floors: number[], products: number[], goal: Finding['goal']): Finding {
	return { what, unit, floor: median(floors), product: median(products), goal };
}

/** Runs the bench; at least five repetitions. */
export async function ackBench(options: { readonly reps: number }): Promise<Bench> {
	const venue = await openVenue();
	try {
		const single = await stageHotRound(venue.organizer, venue.eventId, { entries: ENTRIES, judges: 1 });
		const hall = await stageHotRound(venue.organizer, venue.eventId, { entries: ENTRIES, judges: JUDGES });
		const floor = await stageHotRound(venue.organizer, venue.eventId, { entries: ENTRIES, judges: JUDGES });
		// a server that has just started has not met its own code yet
		await acks(single, 1, 300, null);
		await acks(hall, JUDGES, 600, null);
		await bareCommits(venue.floorUrl, 200);
		const runs: Repetition[] = [];
		for (let i = 0; i < options.reps; i++) {
			process.stdout.write(`${i + 1}/${options.reps}\n`);
			runs.push(await repetition(venue, single, hall, floor));
		}
		const p50 = (of: (run: Repetition) => number[]) => runs.map((run) => median(of(run)));
		const bare = p50((run) => run.bare);
		const locks = runs.map((run) => run.rowLock);
		const all = (of: (run: Repetition) => number[], share: number) => percentile(runs.flatMap(of), share).toFixed(2);
		return {
			name: 'ack',
			options: { ...options, entries: ENTRIES, judges: JUDGES, marksPerPost: POST },
			findings: [
				finding(
					'ack p50, 1 judge',
					'ms',
					bare,
					p50((run) => run.one),
					{ most: 6 }
				),
				finding(
					`ack p50, ${JUDGES} judges, ${HALL_PACE} marks/s (floor at that pace)`,
					'ms',
					p50((run) => run.seldom),
					p50((run) => run.hall),
					{ most: 6 }
				),
				finding(
					`durable marks/s, ${JUDGES} in flight, use case`,
					'1/s',
					locks,
					runs.map((run) => run.useCase.perSecond),
					{ least: 8 }
				),
				finding(
					`durable marks/s, ${MORE_JUDGES} in flight, use case`,
					'1/s',
					locks,
					runs.map((run) => run.useCaseMore.perSecond),
					{ least: 8 }
				),
				finding(
					`durable marks/s, ${JUDGES} tablets, HTTP, ${POST} a request`,
					'1/s',
					locks,
					runs.map((run) => run.http),
					null
				)
			],
			notes: [
				`ack p50 of ${JUDGES} judges at ${HALL_PACE} marks/s is ${(median(p50((run) => run.hall)) / median(bare)).toFixed(1)} × a bare commit that follows on another at once`,
				`ack p99: 1 judge ${all((run) => run.one, 0.99)} ms, ${JUDGES} judges ${all((run) => run.hall, 0.99)} ms; bare commit p99 ${all((run) => run.bare, 0.99)} ms`,
				`${JUDGES} judges without a pause, one mark a request: p50 ${all((run) => run.rush, 0.5)} ms, p99 ${all((run) => run.rush, 0.99)} ms`,
				`marks per commit of the use case: ${median(runs.map((run) => run.useCase.perCommit)).toFixed(1)} with ${JUDGES}, ${median(runs.map((run) => run.useCaseMore.perCommit)).toFixed(1)} with ${MORE_JUDGES} in flight`
			],
			samples: runs
		};
	} finally {
		await venue.close();
	}
}
