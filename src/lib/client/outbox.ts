// The outbox as values: what a tablet still has to say, in order, and what each answer does to it. No I/O, no clock.
import type { Ack, Nack, SheetCommand, SheetMark, WireRefusal } from '#lib/protocol/marks.ts';

/** A command on its way to the register. `sent`: it has been in a request, so its body never changes any more. */
export interface OutboxItem {
	/** Order on this tablet. */
	readonly n: number;
	readonly seatId: string;
	readonly roundId: string;
	readonly command: SheetCommand;
	readonly sent: boolean;
	/** The server said no: it waits for the judge and is not sent again. */
	readonly refused: Refused | null;
}

export interface Refused {
	readonly refusal: WireRefusal;
	/** With `mark_stale`: what stands there now. */
	readonly current: SheetMark | null;
	readonly at: string;
	/** The sheet's signature stood behind this mark and was taken back, because the sheet is not what was signed. */
	readonly signTakenBack: boolean;
}

/** A command that is on the record, kept until a snapshot carries it. */
export interface Recorded {
	readonly seatId: string;
	readonly command: SheetCommand;
	readonly ack: Ack;
}

/** What changed: the new items, and what a store has to write so that it holds the same. */
export interface OutboxChange {
	readonly items: readonly OutboxItem[];
	readonly put: readonly OutboxItem[];
	readonly remove: readonly string[];
	readonly recorded: readonly Recorded[];
	/** Some answers mean "not now": send again later. */
	readonly again: boolean;
	/** An answer said that the seat is gone. */
	readonly lost: boolean;
}

/** One place of one sheet: where a mark stands. */
export function placeKey(entryId: string, aspect: string, run: number): string {
	return `${entryId}/${aspect}/${run}`;
}

/** The place a command is about; a signature stands for the whole sheet. */
export function commandPlace(command: SheetCommand): string {
	return command.kind === 'mark' ? placeKey(command.entryId, command.aspect, command.run) : `${command.entryId}/sign`;
}

/** Refusals that pass by themselves; everything else needs the judge. */
const passing = new Set(['round_busy', 'too_many_tries']);

function change(items: readonly OutboxItem[], part: Partial<Omit<OutboxChange, 'items'>> = {}): OutboxChange {
	return { items, put: [], remove: [], recorded: [], again: false, lost: false, ...part };
}

/**
 * Puts a command at the end. A mark that has never been sent is replaced by the later one on the same place; behind one
 * that has been sent it waits for the answer. What was refused on the same place is settled by deciding anew.
 */
export function enqueue(items: readonly OutboxItem[], item: OutboxItem): OutboxChange {
	const place = commandPlace(item.command);
	const same = items.filter((other) => commandPlace(other.command) === place);
	const gone = same.filter((other) => other.refused !== null || !other.sent);
	const replaced = same.find((other) => other.refused === null && !other.sent);
	const before = same.findLast((other) => other.refused === null && other.sent);
	let { command } = item;
	if (replaced) {
		command = { ...command, expectedRevision: replaced.command.expectedRevision };
		if (command.kind === 'mark' && command.reason === undefined && replaced.command.kind === 'mark')
			command = replaced.command.reason === undefined ? command : { ...command, reason: replaced.command.reason };
	} else if (before) {
		command = { ...command, expectedRevision: before.command.expectedRevision + 1 };
	}
	const added = { ...item, command };
	const remove = gone.map((other) => other.command.commandId);
	return change([...items.filter((other) => !gone.includes(other)), added], { put: [added], remove });
}

/** Takes an item out: a signature taken back before it was sent, a refused mark the judge lets go. */
export function withdraw(items: readonly OutboxItem[], commandId: string): OutboxChange {
	return change(
		items.filter((item) => item.command.commandId !== commandId),
		{ remove: [commandId] }
	);
}

/** Puts a refused command back in line as it was, for refusals whose cause has gone. */
export function retry(items: readonly OutboxItem[], commandId: string): OutboxChange {
	const put: OutboxItem[] = [];
	const next = items.map((item) => {
		if (item.command.commandId !== commandId || item.refused === null) return item;
		const waiting = { ...item, refused: null };
		put.push(waiting);
		return waiting;
	});
	return change(next, { put });
}

/**
 * The commands of the next request: the longest run from the front of which none depends on the answer to another. Those
 * that may already have arrived go first and alone, so that one outage leaves no more in doubt than one request.
 */
export function nextBatch(
	items: readonly OutboxItem[],
	max: number,
	isHeld: (commandId: string) => boolean = () => false
): readonly OutboxItem[] {
	const pending = items.filter((item) => item.refused === null);
	const onlySent = pending[0]?.sent === true;
	const batch: OutboxItem[] = [];
	const places = new Set<string>();
	const sheets = new Set<string>();
	for (const item of pending) {
		const { command } = item;
		if (batch.length === max || (onlySent && !item.sent)) break;
		if (!item.sent && isHeld(command.commandId)) break;
		if (places.has(commandPlace(command))) break;
		// a signature goes up only when every mark of its sheet is on the record
		if (command.kind === 'sign' && sheets.has(command.entryId)) break;
		places.add(commandPlace(command));
		sheets.add(command.entryId);
		batch.push(item);
	}
	return batch;
}

/** Marks a batch as sent, before it goes: after a crash it must be clear which bodies may already be on the record. */
export function markSent(items: readonly OutboxItem[], batch: readonly OutboxItem[]): OutboxChange {
	const ids = new Set(batch.map((item) => item.command.commandId));
	const put: OutboxItem[] = [];
	const next = items.map((item) => {
		if (item.sent || !ids.has(item.command.commandId)) return item;
		const sent = { ...item, sent: true };
		put.push(sent);
		return sent;
	});
	return change(next, { put });
}

/** Applies the answers of one request. What has no answer stays and is sent again. */
export function settle(items: readonly OutboxItem[], answers: readonly (Ack | Nack)[], at: string): OutboxChange {
	let state = change(items);
	for (const answer of answers) {
		const item = state.items.find((one) => one.command.commandId === answer.commandId && one.refused === null);
		if (!item) continue;
		if (answer.ok) state = acknowledge(state, item, answer);
		else if (answer.refusal.code === 'seat_lost') state = { ...state, lost: true };
		else if (passing.has(answer.refusal.code)) state = { ...state, again: true };
		else state = refuseItem(state, item, answer, at);
	}
	// a later answer may have removed or replaced what an earlier one wrote
	const now = new Map(state.items.map((item) => [item.command.commandId, item]));
	const touched = new Set(state.put.map((item) => item.command.commandId));
	return {
		...state,
		put: [...touched].flatMap((id) => now.get(id) ?? []),
		remove: [...new Set(state.remove)].filter((id) => !now.has(id))
	};
}

function waitingBehind(items: readonly OutboxItem[], item: OutboxItem): OutboxItem | undefined {
	const place = commandPlace(item.command);
	return items.find(
		(other) => other !== item && !other.sent && other.refused === null && commandPlace(other.command) === place
	);
}

function replaceItem(state: OutboxChange, from: OutboxItem, to: OutboxItem | null): OutboxChange {
	return {
		...state,
		items: state.items.flatMap((item) => (item === from ? (to ?? []) : item)),
		put: to ? [...state.put, to] : state.put,
		remove: to ? state.remove : [...state.remove, from.command.commandId]
	};
}

function expecting(item: OutboxItem, expectedRevision: number): OutboxItem {
	return { ...item, command: { ...item.command, expectedRevision } };
}

function acknowledge(state: OutboxChange, item: OutboxItem, ack: Ack): OutboxChange {
	const recorded = { seatId: item.seatId, command: item.command, ack };
	let next: OutboxChange = { ...replaceItem(state, item, null), recorded: [...state.recorded, recorded] };
	const later = waitingBehind(next.items, item);
	if (later) next = replaceItem(next, later, expecting(later, ack.revision));
	return next;
}

function refuseItem(state: OutboxChange, item: OutboxItem, nack: Nack, at: string): OutboxChange {
	const later = waitingBehind(state.items, item);
	const stale = nack.refusal.code === 'mark_stale';
	if (later && !stale) {
		// the judge has already decided anew: the later mark stands for itself, on what the refused one saw
		return replaceItem(replaceItem(state, item, null), later, expecting(later, item.command.expectedRevision));
	}
	const { entryId } = item.command;
	const signature = state.items.find(
		(one) => one.command.kind === 'sign' && one.command.entryId === entryId && !one.sent && one.refused === null
	);
	const refused: Refused = {
		refusal: nack.refusal,
		current: nack.current ?? null,
		at,
		signTakenBack: signature !== undefined
	};
	let next = later
		? replaceItem(replaceItem(state, item, null), later, { ...later, refused })
		: replaceItem(state, item, { ...item, refused });
	if (signature) next = replaceItem(next, signature, null);
	return next;
}
