// Undo and redo over whole values. Edits with the same tag in a row (typing in one field) are one step.

export interface History<T> {
	readonly past: readonly T[];
	readonly present: T;
	readonly future: readonly T[];
	readonly tag: string | null;
}

const LIMIT = 200;

/** A history that starts here. */
export function begin<T>(present: T): History<T> {
	return { past: [], present, future: [], tag: null };
}

/** Takes a new value; the one before can be undone to, unless the same tag goes on. */
export function record<T>(history: History<T>, present: T, tag: string | null = null): History<T> {
	if (Object.is(present, history.present)) return history;
	if (tag !== null && tag === history.tag && history.future.length === 0) return { ...history, present };
	return { past: [...history.past, history.present].slice(-LIMIT), present, future: [], tag };
}

/** One step back. */
export function undo<T>(history: History<T>): History<T> {
	const present = history.past.at(-1);
	if (present === undefined) return history;
	return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], tag: null };
}

/** One step forward again. */
export function redo<T>(history: History<T>): History<T> {
	const [present, ...future] = history.future;
	if (present === undefined) return history;
	return { past: [...history.past, history.present], present, future, tag: null };
}
