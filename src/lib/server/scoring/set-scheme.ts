// A round's scheme: checked, stored with its hash, and fixed once scoring has opened.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { checkScheme } from '../../domain/scoring/check-scheme.ts';
import type { Scheme } from '../../domain/scoring/scheme.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import type { Context } from '../context.ts';
import { guardRound } from '../people/guard.ts';
import { setupMoved } from '../competition/entries.ts';

/** JSON with sorted keys, so that the same scheme always has the same hash. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value && typeof value === 'object')
		return `{${Object.entries(value)
			.filter(([, part]) => part !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
			.join(',')}}`;
	return JSON.stringify(value);
}

/** The SHA-256 of a scheme's canonical JSON, hex. */
export function schemeHash(scheme: Scheme): string {
	return createHash('sha256').update(canonical(scheme)).digest('hex');
}

/** Gives a round its scheme. Refused when it does not hold, or when scoring has opened. */
export async function setScheme(context: Context, roundId: string, given: unknown): Promise<Result<{ hash: string }>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const checked = checkScheme(given);
	if (!checked.ok) return checked;
	const hash = schemeHash(checked.value);
	const { numUpdatedRows } = await context.database.db
		.updateTable('round')
		.where('id', '=', roundId)
		.where('state', '=', 'draft')
		.set({ scheme: JSON.stringify(checked.value), scheme_hash: hash, setup: sql<number>`setup + 1` })
		.executeTakeFirstOrThrow();
	if (numUpdatedRows === 0n) return refuse('scheme_pinned');
	await setupMoved(context, roundId);
	return ok({ hash });
}
