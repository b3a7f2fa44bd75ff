// Simulated judges of the demo season: plausible marks, one place after the other, through the same writer as real tablets.
import { randomBytes } from 'node:crypto';
import type { CompiledLeaf } from '../../domain/scoring/compiled.ts';
import { add, compare, divide, multiply, subtract, toDecimal, toFixed, whole } from '../../domain/scoring/exact.ts';
import type { MarkValue } from '../../domain/scoring/scheme.ts';
import { sheetLines } from '../../domain/scoring/sheet.ts';
import { uuidV7 } from '../../domain/shared/uuid.ts';
import { bodyHash } from '../scoring/chain.ts';
import type { RoundWriter } from '../scoring/round-writer.ts';
import type { SeatSetup } from '../live/load-round.ts';

/** How good an entry is, 0 to 1. */
export type Skill = (entryId: string) => number;

/** The admissible mark nearest to a share of the way from the least to the most. */
function markNear(leaf: CompiledLeaf, part: number): MarkValue {
	const within = Math.min(1, Math.max(0, part));
	if (leaf.choices) {
		const choices = [...leaf.choices].sort(compare);
		return { value: toDecimal(choices[Math.round(within * (choices.length - 1))] ?? leaf.min) ?? '0' };
	}
	const steps = Number(toFixed(divide(subtract(leaf.max, leaf.min), leaf.step), 0, 'down'));
	return { value: toDecimal(add(leaf.min, multiply(leaf.step, whole(Math.round(within * steps))))) ?? '0' };
}

function share(leaf: CompiledLeaf, skill: number, chance: () => number): number {
	// penalties and counted faults are rare for anybody good
	if (leaf.node.kind === 'penalty' || leaf.node.kind === 'count') return chance() < 0.85 ? 0 : 0.15 * chance();
	if (leaf.choices) return chance() < 0.55 + 0.4 * skill ? 1 : 0;
	const spread = leaf.node.kind === 'judgement' ? 0.16 : 0.08;
	return skill + (chance() + chance() - 1) * spread;
}

export class SimulatedJudges {
	readonly #writer: RoundWriter;
	readonly #skill: Skill;
	readonly #chance: () => number;
	readonly #common = new Map<string, MarkValue>();

	constructor(writer: RoundWriter, skill: Skill, chance: () => number) {
		this.#writer = writer;
		this.#skill = skill;
		this.#chance = chance;
	}

	/** Seats that have something to mark and that nobody took over with a tablet. */
	seats(): SeatSetup[] {
		const { compiled, setup } = this.#writer.round;
		return compiled
			? setup.seats.filter((seat) => !seat.tabletId && sheetLines(compiled, seat.number, seat.role).length > 0)
			: [];
	}

	/** The next thing this seat would do on this entry's sheet, or null when it is signed. */
	next(seat: SeatSetup, entryId: string): 'mark' | 'sign' | null {
		const { book } = this.#writer.round;
		if (book.sheet(entryId, seat.id).signed || book.status(entryId) !== 'active') return null;
		return book.awaited(entryId, seat) > 0 ? 'mark' : 'sign';
	}

	/** Does it: marks the first empty place, or signs. */
	async act(seat: SeatSetup, entryId: string): Promise<void> {
		const { book, compiled } = this.#writer.round;
		if (!compiled) return;
		const what = this.next(seat, entryId);
		if (what === 'sign') {
			const { signs } = book.sheet(entryId, seat.id);
			await this.#send(seat, { kind: 'sign', entryId, expectedRevision: signs });
		} else if (what === 'mark') {
			const place = sheetLines(compiled, seat.number, seat.role).find(
				(one) => !book.placed(entryId, String(seat.number), one.leaf.code, one.run)
			);
			if (!place) return;
			const { leaf, run } = place;
			const mark = this.#markFor(leaf, entryId, run);
			await this.#send(seat, { kind: 'mark', entryId, aspect: leaf.code, run, mark, expectedRevision: 0 });
		}
	}

	#markFor(leaf: CompiledLeaf, entryId: string, run: number): MarkValue {
		const draw = () => markNear(leaf, share(leaf, this.#skill(entryId), this.#chance));
		if (leaf.rule.how !== 'agreed') return draw();
		// judges who must agree on one value do
		const key = `${entryId}/${leaf.code}/${run}`;
		const known = this.#common.get(key) ?? draw();
		this.#common.set(key, known);
		return known;
	}

	async #send(seat: SeatSetup, command: Parameters<RoundWriter['submit']>[0]['command']): Promise<void> {
		await this.#writer.submit({
			commandId: uuidV7(Date.now(), randomBytes(10)),
			bodyHash: bodyHash([seat.id, command]),
			command,
			seatId: seat.id,
			tabletId: null,
			personId: seat.personId,
			markedAt: null
		});
	}
}
