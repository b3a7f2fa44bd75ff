// One text for one value, so that a hash over it means the value: JSON without spaces, the keys of every object sorted.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value as canonical JSON. Numbers must be whole, so that every language writes them alike. */
export function canonicalJson(value: Json): string {
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	const object = value as { readonly [key: string]: Json };
	const pairs = Object.keys(object)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] ?? null)}`);
	return `{${pairs.join(',')}}`;
}
