// What a tablet shows: the last snapshot, what was acknowledged since, and on top what is still on its way. Pure.
import type { MarkValue } from '#lib/domain/scoring/scheme.ts';
import type { SheetMark } from '#lib/protocol/marks.ts';
import type { PadSnapshot } from '#lib/protocol/pad.ts';
import { commandPlace, placeKey, type OutboxItem, type Recorded, type Refused } from '../outbox.ts';
import type { OutboxView } from '../outbox-runner.ts';

/** `saving`: painted, not yet in the tablet's store. The rest is ○ here, ◐ sending, ■ recorded, or refused. */
export type MarkState = 'saving' | 'here' | 'sending' | 'recorded' | 'refused';

/** What stands in one place of a sheet. */
export interface Place {
	readonly mark: MarkValue;
	readonly state: MarkState;
	/** The line in the register; null until it is there. */
	readonly seq: number | null;
	/** Server time once recorded, the tablet's before. */
	readonly at: string;
	/** The mark on the record below a change that is still on its way. */
	readonly recorded: SheetMark | null;
	/** It has been sent: it may be on the record although no answer came. */
	readonly inDoubt: boolean;
	/** A change that has its reason already. */
	readonly reason: string | null;
	readonly commandId: string | null;
	readonly refused: Refused | null;
}

/** How a sheet stands. `given-back`: signed before, reopened with a reason, not signed again. */
export interface SheetLock {
	readonly state: 'open' | 'signing' | 'signed' | 'given-back';
	readonly signs: number;
	/** How far the signature is. */
	readonly signature: Pick<Place, 'state' | 'seq' | 'at' | 'commandId' | 'inDoubt'> | null;
	readonly reopened: { readonly reason: string; readonly at: string } | null;
}

/** What wants the judge: a refused command, or a sheet that was given back. */
export type Attention =
	| { readonly kind: 'refused'; readonly id: string; readonly at: string; readonly item: OutboxItem }
	| {
			readonly kind: 'given-back';
			readonly id: string;
			readonly at: string;
			readonly entryId: string;
			readonly reason: string;
	  };

export type Places = ReadonlyMap<string, Place>;

const unlocked: SheetLock = { state: 'open', signs: 0, signature: null, reopened: null };

function onRecord(mark: SheetMark): Place {
	return {
		mark: mark.mark,
		state: 'recorded',
		seq: mark.seq,
		at: mark.at,
		recorded: mark,
		inDoubt: false,
		reason: null,
		commandId: null,
		refused: null
	};
}

function recordedMark({ command, ack }: Recorded): SheetMark | null {
	if (command.kind !== 'mark') return null;
	const { entryId, aspect, run, mark } = command;
	return { entryId, aspect, run, mark, revision: ack.revision, seq: ack.seq, at: ack.at };
}

/** What is on the record as far as this tablet knows: the snapshot, and every later answer. */
export function recordedPlaces(snapshot: PadSnapshot, recorded: readonly Recorded[]): Places {
	const places = new Map<string, Place>();
	const enter = (mark: SheetMark): void => {
		const key = placeKey(mark.entryId, mark.aspect, mark.run);
		if ((places.get(key)?.recorded?.revision ?? 0) < mark.revision) places.set(key, onRecord(mark));
	};
	snapshot.marks.forEach(enter);
	for (const one of recorded) {
		const mark = recordedMark(one);
		if (mark) enter(mark);
	}
	return places;
}

function stateOf(item: OutboxItem, view: OutboxView): MarkState {
	const id = item.command.commandId;
	if (item.refused) return 'refused';
	if (view.flying.has(id)) return 'sending';
	return view.saved.has(id) ? 'here' : 'saving';
}

/** What the judge sees in each place: the latest word on top of the record. */
export function shownPlaces(base: Places, view: OutboxView): Places {
	if (view.items.length === 0) return base;
	const places = new Map(base);
	for (const item of view.items) {
		const { command } = item;
		if (command.kind !== 'mark') continue;
		const key = commandPlace(command);
		const below = places.get(key);
		let recorded = below?.recorded ?? null;
		const current = item.refused?.current;
		if (current && current.revision > (recorded?.revision ?? 0)) recorded = current;
		places.set(key, {
			mark: command.mark,
			state: stateOf(item, view),
			seq: null,
			at: command.markedAt,
			recorded,
			inDoubt: item.refused === null && item.sent,
			reason: command.reason ?? null,
			commandId: command.commandId,
			refused: item.refused
		});
	}
	return places;
}

/** Whether another mark in this place changes one that is, or may be, on the record, and so needs a reason. */
export function needsReason(place: Place | undefined): boolean {
	if (!place) return false;
	return (
		(place.recorded !== null || place.inDoubt) && (place.reason === null || place.inDoubt || place.refused !== null)
	);
}

/** How each sheet stands, with the signatures that are on their way. */
export function sheetLocks(snapshot: PadSnapshot, view: OutboxView): ReadonlyMap<string, SheetLock> {
	const locks = new Map<string, SheetLock>();
	for (const sheet of snapshot.sheets) {
		const { signs, signedSeq, signedAt, reopened } = sheet;
		const signature =
			sheet.signed && signedAt
				? ({ state: 'recorded', seq: signedSeq, at: signedAt, commandId: null, inDoubt: false } as const)
				: null;
		const state = sheet.signed ? 'signed' : reopened ? 'given-back' : 'open';
		locks.set(sheet.entryId, { state, signs, signature, reopened: sheet.signed ? null : reopened });
	}
	for (const { command, ack } of view.recorded) {
		if (command.kind !== 'sign' || ack.revision <= (locks.get(command.entryId)?.signs ?? 0)) continue;
		locks.set(command.entryId, {
			state: 'signed',
			signs: ack.revision,
			signature: { state: 'recorded', seq: ack.seq, at: ack.at, commandId: null, inDoubt: false },
			reopened: null
		});
	}
	for (const item of view.items) {
		const { command } = item;
		if (command.kind !== 'sign' || item.refused) continue;
		const before = locks.get(command.entryId) ?? unlocked;
		const { commandId, markedAt: at } = command;
		locks.set(command.entryId, {
			...before,
			state: 'signing',
			signature: { state: stateOf(item, view), seq: null, at, commandId, inDoubt: item.sent }
		});
	}
	return locks;
}

/** The lock of a sheet that nobody has signed yet, where there is none. */
export function lockOf(locks: ReadonlyMap<string, SheetLock>, entryId: string): SheetLock {
	return locks.get(entryId) ?? unlocked;
}

/** What wants the judge, oldest first. */
export function attentionOf(locks: ReadonlyMap<string, SheetLock>, view: OutboxView): readonly Attention[] {
	const list: Attention[] = [];
	for (const item of view.items)
		if (item.refused) list.push({ kind: 'refused', id: item.command.commandId, at: item.refused.at, item });
	for (const [entryId, lock] of locks)
		if (lock.state === 'given-back' && lock.reopened) {
			const { reason, at } = lock.reopened;
			list.push({ kind: 'given-back', id: `${entryId}/${at}`, at, entryId, reason });
		}
	return list.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** True when both marks say the same. */
export function sameMark(a: MarkValue, b: MarkValue): boolean {
	return 'value' in a ? 'value' in b && a.value === b.value : 'status' in b && a.status === b.status;
}
