// The chain over a round's register: SHA-256 over the previous hash and the line.
import { createHash } from 'node:crypto';
import { hashedText, type Line } from '../../domain/scoring/register.ts';

/** The line with its hash. */
export function chained(line: Omit<Line, 'hash'>): Line {
	return { ...line, hash: createHash('sha256').update(hashedText(line)).digest('hex') };
}

/** A digest of a command as sent, so that the same id with another body is noticed. */
export function bodyHash(body: unknown): string {
	return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
