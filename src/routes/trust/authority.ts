// The certificate authority that the shell made, as far as the pages about it need to know it.

/** What the shell leaves under a well-known symbol when it serves HTTPS with an authority of its own. */
export interface Trust {
	readonly name: string;
	readonly fingerprint: string;
	readonly certificate: Uint8Array<ArrayBuffer>;
	readonly validUntil: string;
	readonly httpsPort: number;
	readonly httpPort: number;
}

/** The authority in use, or null when there is none of our own. */
export function authority(): Trust | null {
	return ((globalThis as Record<symbol, unknown>)[Symbol.for('jiangsai.trust')] as Trust | undefined) ?? null;
}
