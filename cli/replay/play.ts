// The marks of a programme as its tablets send them: entry after entry in starting order, all tablets at once, each its own
// marks one after the other as they come, and its signature when the entry's last mark is on the record.
import { setTimeout as sleep } from 'node:timers/promises';
import { markCommand, signCommand, type Tablet } from './tablet.ts';
import type { RealMark, RealProgramme } from './real-programme.ts';
import type { StagedRound } from './stage-round.ts';

/** A stretch of marks of one entry; `last` when no later one is of the same entry. */
interface Turn {
	readonly entry: string;
	readonly marks: readonly RealMark[];
	readonly last: boolean;
}

function turnsOf(marks: readonly RealMark[]): Turn[] {
	const turns: { entry: string; marks: RealMark[]; last: boolean }[] = [];
	const latest = new Map<string, (typeof turns)[number]>();
	for (const mark of marks) {
		let turn = turns.at(-1);
		if (turn?.entry !== mark.entry) {
			turn = { entry: mark.entry, marks: [], last: true };
			const before = latest.get(mark.entry);
			if (before) before.last = false;
			latest.set(mark.entry, turn);
			turns.push(turn);
		}
		turn.marks.push(mark);
	}
	return turns;
}

/** Gives out moments so that no more than `perSecond` pass in a second; at once without a number. */
export class Pace {
	readonly #gap: number;
	#next = 0;

	constructor(perSecond: number | null) {
		this.#gap = perSecond ? 1000 / perSecond : 0;
	}

	async moment(): Promise<void> {
		if (this.#gap === 0) return;
		const now = performance.now();
		this.#next = Math.max(now, this.#next + this.#gap);
		if (this.#next > now) await sleep(this.#next - now);
	}
}

/** How many marks of a tablet may wait for their acknowledgement before the next is tapped. */
const AHEAD = 6;

async function playTurn(tablet: Tablet, entryId: string, marks: readonly RealMark[], last: boolean, pace: Pace) {
	const tapped: Promise<unknown>[] = [];
	for (const { aspect, run, ...mark } of marks) {
		await pace.moment();
		await tapped[tapped.length - AHEAD];
		const value = 'value' in mark ? { value: mark.value } : { status: mark.status };
		const acked = tablet.submit(markCommand(entryId, aspect, run, value));
		// looked at when the turn ends
		acked.catch(() => {});
		tapped.push(acked);
	}
	await Promise.all(tapped);
	if (last) await tablet.submit(signCommand(entryId));
}

/** Plays a programme's marks on the round's tablets; resolves when every one is on the record and every sheet signed. */
export async function play(programme: RealProgramme, round: StagedRound, pace: Pace): Promise<void> {
	const entryIds = new Map(programme.entries.map((entry, i) => [entry.id, round.entryIds[i] ?? '']));
	for (const { entry, marks, last } of turnsOf(programme.marks))
		await Promise.all(
			programme.judges.map(({ label, seat }) => {
				const tablet = round.tablets.get(seat);
				if (!tablet) throw new Error(`nobody sits at seat ${seat}`);
				const own = marks.filter((mark) => mark.judge === label);
				return playTurn(tablet, entryIds.get(entry) ?? '', own, last, pace);
			})
		);
}
