// Chance that anyone can repeat: SHA-256(seed ‖ counter), word by word, and what is drawn from it without favour.
import { sha256Words } from './sha256.ts';

export interface Stream {
	/** A whole number from 0 to n − 1, each as likely; n at most 2^32. */
	below(n: number): number;
	/** The items in a drawn order (Fisher–Yates). */
	shuffled<T>(items: readonly T[]): T[];
}

/** The stream of a seed of 64 hex digits: block k is SHA-256 of the seed's 32 bytes and k as four bytes, the highest first. */
export function streamOf(seed: string): Stream {
	const message = new Uint8Array(36);
	for (let i = 0; i < 32; i++) message[i] = Number.parseInt(seed.slice(i * 2, i * 2 + 2), 16);
	const counter = new DataView(message.buffer, 32);
	let block = new Int32Array(0);
	let used = 0;
	let blocks = 0;

	function word(): number {
		if (used === block.length) {
			counter.setUint32(0, blocks++);
			block = new Int32Array(sha256Words(message));
			used = 0;
		}
		return (block[used++] ?? 0) >>> 0;
	}

	function below(n: number): number {
		// words at or above the last whole multiple of n would favour the small numbers: they are thrown away
		const fair = 2 ** 32 - (2 ** 32 % n);
		for (;;) {
			const drawn = word();
			if (drawn < fair) return drawn % n;
		}
	}

	function shuffled<T>(items: readonly T[]): T[] {
		const deck = [...items];
		for (let i = deck.length - 1; i > 0; i--) {
			const j = below(i + 1);
			const [one, two] = [deck[i] as T, deck[j] as T];
			deck[i] = two;
			deck[j] = one;
		}
		return deck;
	}

	return { below, shuffled };
}
