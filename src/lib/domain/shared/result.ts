// Refusals are values, bugs are exceptions: a rule that says no returns a Refusal, it does not throw.

/** Why something was refused: a stable code (its sentence and HTTP status stand in `protocol/refusals.ts`) and what fills the sentence. */
export interface Refusal {
	readonly code: string;
	readonly params?: Readonly<Record<string, string | number>>;
}

export type Result<T, R = Refusal> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

/** A success carrying `value`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value };
}

/** A refusal with its code and parameters. */
export function refuse(
	code: string,
	params?: Readonly<Record<string, string | number>>
): { readonly ok: false; readonly refusal: Refusal } {
	return { ok: false, refusal: params ? { code, params } : { code } };
}
