// What stops the program before it runs: one sentence in each language, for the person at the terminal.

/** A reason to stop that the person can act on; printed as it is, without a stack. */
export class Fault extends Error {
	readonly zh: string;
	readonly en: string;

	constructor(words: { zh: string; en: string }, options?: ErrorOptions) {
		super(words.en, options);
		this.name = 'Fault';
		this.zh = words.zh;
		this.en = words.en;
	}
}

/** The `code` of a system or database error, or an empty string. */
export function codeOf(error: unknown): string {
	const code = (error as { code?: unknown } | null)?.code;
	return typeof code === 'string' ? code : '';
}

/** The sentence of any error, without its stack. */
export function messageOf(error: unknown): string {
	if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
	return error instanceof Error ? error.message : String(error);
}
