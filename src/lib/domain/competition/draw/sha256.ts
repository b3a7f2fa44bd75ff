// SHA-256 (FIPS 180-4) in plain TypeScript: pages on plain http have no crypto.subtle, and a draw must be checked there too.

const ROUND = new Int32Array([
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
]);
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;

function turned(word: number, by: number): number {
	return (word >>> by) | (word << (32 - by));
}

/** The message with its padding, in whole blocks of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
	const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
	new Uint8Array(view.buffer).set(bytes);
	view.setUint8(bytes.length, 0x80);
	view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 0x20000000));
	view.setUint32(view.byteLength - 4, (bytes.length << 3) >>> 0);
	return view;
}

function schedule(words: Int32Array, block: DataView, from: number): void {
	for (let i = 0; i < 16; i++) words[i] = block.getInt32(from + i * 4);
	for (let i = 16; i < 64; i++) {
		const near = words[i - 2] ?? 0;
		const far = words[i - 15] ?? 0;
		const s1 = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
		const s0 = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
		words[i] = (s1 + (words[i - 7] ?? 0) + s0 + (words[i - 16] ?? 0)) | 0;
	}
}

function compress(state: Int32Array, words: Int32Array): void {
	let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
	for (let i = 0; i < 64; i++) {
		const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
		const one = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + (words[i] ?? 0)) | 0;
		const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
		const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		h = g;
		g = f;
		f = e;
		e = (d + one) | 0;
		d = c;
		c = b;
		b = a;
		a = (one + two) | 0;
	}
	const sums = [a, b, c, d, e, f, g, h];
	for (let i = 0; i < 8; i++) state[i] = ((state[i] ?? 0) + (sums[i] ?? 0)) | 0;
}

/** The eight 32-bit words of the digest of `bytes`. */
export function sha256Words(bytes: Uint8Array): Int32Array {
	const state = new Int32Array(START);
	const words = new Int32Array(64);
	const message = padded(bytes);
	for (let from = 0; from < message.byteLength; from += 64) {
		schedule(words, message, from);
		compress(state, words);
	}
	return state;
}

/** The digest of a text's UTF-8 bytes, 64 lower-case hex digits: what `printf %s TEXT | sha256sum` prints. */
export function sha256Hex(text: string): string {
	return Array.from(sha256Words(new TextEncoder().encode(text)), (word) =>
		(word >>> 0).toString(16).padStart(8, '0')
	).join('');
}
