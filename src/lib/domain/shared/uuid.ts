// UUIDv7 (RFC 9562 §5.7). Time and chance are arguments: tablets on plain http have getRandomValues but no randomUUID.

/** A version 7 UUID for the time in milliseconds since the epoch and 10 random bytes. */
export function uuidV7(unixMs: number, random: Uint8Array): string {
	const bytes = new Uint8Array(16);
	for (let i = 0; i < 6; i++) bytes[i] = Math.floor(unixMs / 2 ** (8 * (5 - i))) & 0xff;
	bytes.set(random.subarray(0, 10), 6);
	bytes[6] = 0x70 | ((random[0] ?? 0) & 0x0f);
	bytes[8] = 0x80 | ((random[2] ?? 0) & 0x3f);
	const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
