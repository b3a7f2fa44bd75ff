// A mark that is being made up: shown at once, and on its way at once too, except where it changes the record. Then it stays
// a draft until the judge says so.
import type { Decimal } from '#lib/domain/scoring/scheme.ts';
import type { Line, Sheet } from './sheet.svelte.ts';

/** How long the last mark may still be replaced before it goes up. */
export const SECOND_THOUGHT = 1200;

export class ValueDraft {
	readonly #sheet: Sheet;
	readonly #line: Line;
	#value = $state<Decimal | null>(null);

	constructor(sheet: Sheet, line: Line) {
		this.#sheet = sheet;
		this.#line = line;
	}

	/** The mark that stands there. */
	get given(): Decimal | null {
		const mark = this.#sheet.placeAt(this.#line)?.mark;
		return mark && 'value' in mark ? mark.value : null;
	}

	/** What the judge sees: the draft, or the mark. */
	get value(): Decimal | null {
		return this.#value ?? this.given;
	}

	/** A draft that is not the mark yet. */
	get isOpen(): boolean {
		return this.#value !== null && this.#value !== this.given;
	}

	/** Takes a value: as a mark, or as a draft of a correction. */
	take(value: Decimal): void {
		if (this.#sheet.needsReason(this.#line)) this.#value = value;
		else {
			this.#value = null;
			this.#sheet.mark(this.#line, { value }, SECOND_THOUGHT);
		}
	}

	/** The draft becomes the mark. */
	commit(): void {
		const value = this.#value;
		this.#value = null;
		if (value !== null) this.#sheet.mark(this.#line, { value }, 0);
	}

	drop(): void {
		this.#value = null;
	}
}
