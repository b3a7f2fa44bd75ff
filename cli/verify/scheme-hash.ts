// The hash that pins a scheme, worked out here on its own: SHA-256 over its JSON with sorted keys and no spaces.
import { createHash } from 'node:crypto';

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

export function hashOfScheme(scheme: unknown): string {
	return createHash('sha256').update(canonical(scheme)).digest('hex');
}
