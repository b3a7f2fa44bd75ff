// Taking a seat: the six characters of the code, whose seat it is, and what went wrong, with nothing typed ever lost.
import { lookAtCode, type Called, type SeatLook } from './pad-api.ts';

/** No character that looks like another one. */
export const CODE_ALPHABET = '234679ABCDEFHJKMNPRSTUWX';
export const CODE_LENGTH = 6;

/** `refused` carries the server's sentence; `away` means nobody answered; `not-in-code` names the character. */
type PairTrouble =
	| { readonly kind: 'refused'; readonly zh: string; readonly en: string }
	| { readonly kind: 'away' }
	| { readonly kind: 'not-in-code'; readonly character: string };

export class Pairing {
	#code = $state('');
	#look = $state.raw<SeatLook | null>(null);
	#trouble = $state.raw<PairTrouble | null>(null);
	#busy = $state<'looking' | 'taking' | null>(null);
	#asked = 0;
	readonly #pair: (code: string) => Promise<Called<unknown>>;

	constructor(pair: (code: string) => Promise<Called<unknown>>) {
		this.#pair = pair;
	}

	get code(): string {
		return this.#code;
	}
	get look(): SeatLook | null {
		return this.#look;
	}
	get trouble(): PairTrouble | null {
		return this.#trouble;
	}
	get busy(): 'looking' | 'taking' | null {
		return this.#busy;
	}
	get isFull(): boolean {
		return this.#code.length === CODE_LENGTH;
	}

	/** One character from the screen or a keyboard; others than those of the code are named. */
	type(character: string): void {
		const upper = character.toUpperCase();
		if (this.#busy === 'taking' || this.isFull) return;
		if (!CODE_ALPHABET.includes(upper)) {
			this.#trouble = { kind: 'not-in-code', character: upper };
			return;
		}
		this.#set(this.#code + upper);
	}

	/** A whole code, from a link or the clipboard; spaces and dashes fall away. */
	fill(text: string): void {
		const characters = [...text.toUpperCase()].filter((one) => CODE_ALPHABET.includes(one));
		this.#set(characters.slice(0, CODE_LENGTH).join(''));
	}

	back(): void {
		if (this.#busy !== 'taking') this.#set(this.#code.slice(0, -1));
	}

	clear(): void {
		if (this.#busy !== 'taking') this.#set('');
	}

	#set(code: string): void {
		this.#code = code;
		this.#look = null;
		this.#trouble = null;
		this.#busy = null;
		this.#asked++;
		if (this.isFull) void this.ask();
	}

	/** Asks whose seat the code is. */
	async ask(): Promise<void> {
		const asked = ++this.#asked;
		this.#busy = 'looking';
		this.#trouble = null;
		const called = await lookAtCode(this.#code);
		// typed on meanwhile: this answer is about another code
		if (asked !== this.#asked) return;
		this.#busy = null;
		if (called.kind === 'ok') this.#look = called.value;
		else this.#fail(called);
	}

	/** "Yes, my seat": takes it. */
	async take(): Promise<void> {
		if (this.#busy || !this.#look) return;
		this.#busy = 'taking';
		this.#trouble = null;
		const called = await this.#pair(this.#code);
		this.#busy = null;
		if (called.kind === 'ok') return;
		this.#fail(called);
		if (called.kind === 'refused') this.#look = null;
	}

	#fail(called: Exclude<Called<unknown>, { kind: 'ok' }>): void {
		this.#trouble =
			called.kind === 'refused' ? { kind: 'refused', zh: called.refusal.zh, en: called.refusal.en } : { kind: 'away' };
	}
}
