// A scheme while it is edited: undo and redo, live checks, the trial, and saving. What does not hold yet stays in this
// browser; what holds goes to the server by itself.
import { schemeProblems } from '#lib/domain/scoring/check-scheme.ts';
import { compileScheme } from '#lib/domain/scoring/compile-scheme.ts';
import type { Decimal, Scheme, SchemeNode } from '#lib/domain/scoring/scheme.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import { api } from '#lib/client/api.ts';
import { begin, record, redo, undo, type History } from './history.ts';
import { rulerOf } from './ruler.ts';
import { checksOf } from './scheme-checks.ts';
import { withNode, type Edited } from './scheme-edit.ts';
import { nodeAt, type Place } from './scheme-tree.ts';
import { sampleMarks, trialPanel, tryOut, valuesOf } from './trial.ts';

const SAVE_AFTER_MS = 900;
const SAMPLES = 4;
const FEWEST_JUDGES = 3;

/** `saved`: the server has it; `here`: only this browser has it; `saving`: on its way. */
export type SaveState = 'saved' | 'here' | 'saving';

interface Kept {
	readonly scheme: Scheme;
	readonly base: string | null;
	readonly at: number;
}

const keyOf = (roundId: string) => `jiangsai.scheme.${roundId}`;

/** What this browser kept of a round's scheme and the server does not have; nothing when it has gone on since. */
export function keptScheme(roundId: string, hash: string | null): Kept | null {
	try {
		const kept = JSON.parse(localStorage.getItem(keyOf(roundId)) ?? 'null') as Kept | null;
		return kept && kept.base === hash ? kept : null;
	} catch {
		return null;
	}
}

/** Forgets what this browser kept. */
export function forgetScheme(roundId: string): void {
	localStorage.removeItem(keyOf(roundId));
}

/** What undo goes back to: the scheme, and the place that was chosen in it. */
interface Step {
	readonly scheme: Scheme;
	readonly place: Place;
}

export class SchemeDraft {
	readonly roundId: string;
	/** The panel's judges; empty while there is no panel. */
	readonly seats: readonly number[] = [];
	#history = $state.raw<History<Step>>() as History<Step>;
	#saved: Scheme | null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	readonly pinned: boolean;
	place = $state.raw<Place>([]);
	/** What the panel shows: the chosen node, how entries are ranked, or nothing. */
	shows = $state<'node' | 'ranking' | null>('node');
	save = $state<SaveState>('saved');
	savedAt = $state<number | null>(null);
	refusal = $state.raw<WireRefusal | null>(null);
	hash = $state<string | null>(null);
	sample = $state(1);
	#given = $state.raw<ReadonlyMap<string, Decimal>>(new Map());

	readonly scheme = $derived(this.#history.present.scheme);
	readonly problems = $derived(schemeProblems(this.scheme));
	readonly compiled = $derived(this.problems.length === 0 ? compileScheme(this.scheme) : null);
	readonly panel = $derived(trialPanel(this.scheme, Math.max(this.seats.length, FEWEST_JUDGES)));
	readonly ruler = $derived(this.compiled && rulerOf(this.compiled, this.panel));
	readonly checks = $derived(checksOf(this.scheme, this.problems, this.compiled, this.ruler, this.seats));
	readonly marks = $derived(this.compiled && sampleMarks(this.compiled, this.panel, this.sample, this.#given));
	readonly derivation = $derived(this.compiled && this.marks && tryOut(this.compiled, this.panel, this.marks));
	readonly values = $derived(this.derivation && valuesOf(this.derivation));
	readonly node = $derived<SchemeNode>(nodeAt(this.scheme.root, this.place) ?? this.scheme.root);
	readonly canUndo = $derived(this.#history.past.length > 0);
	readonly canRedo = $derived(this.#history.future.length > 0);

	constructor(given: {
		roundId: string;
		scheme: Scheme;
		/** The scheme as the server has it; null when it has none. */
		saved: Scheme | null;
		hash: string | null;
		pinned: boolean;
		seats: readonly number[];
	}) {
		this.roundId = given.roundId;
		this.seats = given.seats;
		this.pinned = given.pinned;
		this.hash = given.hash;
		this.#history = begin({ scheme: given.scheme, place: [] });
		this.#saved = given.saved;
		if (given.scheme !== given.saved && !given.pinned) this.#later();
	}

	/** Whether leaving now would leave something behind that only this browser has. */
	get unsaved(): boolean {
		return this.save !== 'saved';
	}

	/** Takes a changed scheme; changes with the same tag in a row are undone as one. */
	change(scheme: Scheme, tag: string | null = null, place: Place = this.place): void {
		if (this.pinned || scheme === this.scheme) return;
		// going back leads to where this was done
		const from = { ...this.#history, present: { scheme: this.scheme, place: this.place } };
		this.#history = record(from, { scheme, place }, tag);
		this.place = place;
		this.#later();
	}

	/** Takes the result of an operation on the tree; false when it could not be done here. */
	take(edited: Edited | null): boolean {
		if (!edited || this.pinned) return false;
		this.change(edited.scheme, null, edited.place);
		this.shows = 'node';
		return true;
	}

	/** Changes the chosen node. */
	changeNode(change: (node: SchemeNode) => SchemeNode, tag: string | null = null): void {
		this.change(withNode(this.scheme, this.place, change), tag && `${this.place.join('.')}/${tag}`);
	}

	choose(place: Place): void {
		this.place = place;
		this.shows = 'node';
	}

	undo(): void {
		this.#go(undo(this.#history));
	}

	redo(): void {
		this.#go(redo(this.#history));
	}

	/** Another sample; typed marks go. */
	nextSample(): void {
		this.sample = (this.sample % SAMPLES) + 1;
		this.#given = new Map();
	}

	/** Types a mark over the sample's. */
	setMark(place: string, value: Decimal): void {
		this.#given = new Map(this.#given).set(place, value);
	}

	/** Saves now what holds; keeps here what does not. */
	async saveNow(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.pinned) return;
		if (this.scheme === this.#saved) {
			this.save = 'saved';
			forgetScheme(this.roundId);
			return;
		}
		if (this.problems.length > 0) {
			this.save = 'here';
			return;
		}
		const sent = this.scheme;
		this.save = 'saving';
		const answer = await api.put<{ hash: string }>(`/api/rounds/${this.roundId}/scheme`, { scheme: sent });
		if (!answer.ok) {
			this.refusal = answer.refusal;
			this.save = 'here';
			return;
		}
		this.refusal = null;
		this.hash = answer.value.hash;
		this.#saved = sent;
		this.savedAt = Date.now();
		if (this.scheme === sent) {
			this.save = 'saved';
			forgetScheme(this.roundId);
		} else this.#later();
	}

	/** Stops the clock; what was not saved stays in this browser. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	#go(history: History<Step>): void {
		if (this.pinned || history === this.#history) return;
		this.#history = history;
		const { scheme, place } = history.present;
		this.place = nodeAt(scheme.root, place) ? place : [];
		this.#later();
	}

	#later(): void {
		this.save = 'here';
		try {
			localStorage.setItem(
				keyOf(this.roundId),
				JSON.stringify({ scheme: this.scheme, base: this.hash, at: Date.now() } satisfies Kept)
			);
		} catch {
			// a full or forbidden store costs only the copy in this browser
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.saveNow(), SAVE_AFTER_MS);
	}
}
