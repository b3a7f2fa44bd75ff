// Codes of works and entries, "A-01" and on: assigned in order, never one that is in use.

const shape = /^(.*?)(\d+)$/;

/** The prefix that most codes share; "A-" for a start. */
export function prefixOf(codes: readonly string[], otherwise = 'A-'): string {
	const counts = new Map<string, number>();
	for (const code of codes) {
		const prefix = shape.exec(code)?.[1];
		if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
	}
	let best = otherwise;
	let most = 0;
	for (const [prefix, count] of counts) if (count > most) [best, most] = [prefix, count];
	return best;
}

/** `count` codes after the highest in use with this prefix; two digits at least, more where the field is long. */
export function nextCodes(used: readonly string[], prefix: string, count: number): readonly string[] {
	const taken = new Set(used.map((code) => code.toLowerCase()));
	let last = 0;
	let width = 2;
	for (const code of used) {
		const found = shape.exec(code);
		if (!found || found[1] !== prefix) continue;
		const digits = found[2] ?? '';
		last = Math.max(last, Number(digits));
		if (digits.startsWith('0') || digits.length > width) width = Math.max(width, digits.length);
	}
	width = Math.max(width, String(last + count).length);
	const codes: string[] = [];
	for (let n = last + 1; codes.length < count; n++) {
		const code = prefix + String(n).padStart(width, '0');
		if (!taken.has(code.toLowerCase())) codes.push(code);
	}
	return codes;
}

/** Codes for rows that may bring their own: those keep theirs, the others get the next free ones in order. */
export function withCodes<T extends { readonly code: string }>(
	rows: readonly T[],
	used: readonly string[],
	prefix: string
): readonly (T & { readonly assigned: boolean })[] {
	const own = rows.map((row) => row.code).filter((code) => code !== '');
	const fresh = [...nextCodes([...used, ...own], prefix, rows.length - own.length)];
	return rows.map((row) =>
		row.code === '' ? { ...row, code: fresh.shift() ?? '', assigned: true } : { ...row, assigned: false }
	);
}
