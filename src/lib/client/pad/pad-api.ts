// The tablet's calls to the server. A dead network and a refusal are values; only answers count as contact.
import type { Text } from '#lib/domain/shared/text.ts';
import type { SheetAnswer, SheetCommand, WireRefusal } from '#lib/protocol/marks.ts';
import type { PadSnapshot } from '#lib/protocol/pad.ts';
import type { Posted } from '../outbox-runner.ts';

/** `away`: the server did not answer, or not now. */
export type Called<T> =
	| { readonly kind: 'ok'; readonly value: T }
	| { readonly kind: 'refused'; readonly status: number; readonly refusal: WireRefusal }
	| { readonly kind: 'away' };

/** The seat behind a code, before the judge says that it is theirs. */
export interface SeatLook {
	readonly seat: {
		readonly number: number;
		readonly person: Text | null;
		readonly employer: Text | null;
		readonly takenOver: boolean;
	};
	readonly round: { readonly title: Text; readonly event: Text; readonly competition: Text };
}

const PATIENCE = 10_000;

function isRefusal(body: unknown): body is { refusal: WireRefusal } {
	return typeof body === 'object' && body !== null && 'refusal' in body;
}

async function call<T>(path: string, body?: unknown): Promise<Called<T>> {
	const giveUp = new AbortController();
	const timer = setTimeout(() => giveUp.abort(), PATIENCE);
	try {
		const response = await fetch(path, {
			credentials: 'same-origin',
			cache: 'no-store',
			signal: giveUp.signal,
			...(body === undefined
				? {}
				: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
		});
		const answer: unknown = await response.json();
		if (response.ok) return { kind: 'ok', value: answer as T };
		if (isRefusal(answer) && response.status < 500) return { kind: 'refused', status: response.status, ...answer };
		return { kind: 'away' };
	} catch {
		return { kind: 'away' };
	} finally {
		clearTimeout(timer);
	}
}

/** What this tablet's seat may see. */
export function fetchPad(): Promise<Called<PadSnapshot>> {
	return call('/api/pad');
}

/** Whose seat a code is. */
export function lookAtCode(code: string): Promise<Called<SeatLook>> {
	return call('/api/pair/look', { code });
}

/** Takes the seat; an earlier tablet loses it. */
export function takeSeat(code: string, label: string): Promise<Called<{ seatId: string; roundId: string }>> {
	return call('/api/pair', { code, label });
}

/** One request of the outbox. */
export async function postMarks(roundId: string, commands: readonly SheetCommand[]): Promise<Posted> {
	const called = await call<SheetAnswer>(`/api/rounds/${roundId}/marks`, { commands });
	if (called.kind === 'ok') return { kind: 'answers', answers: called.value.answers };
	if (called.kind === 'away' || called.status === 429 || called.status === 408) return { kind: 'later' };
	if (called.status === 401) return { kind: 'lost' };
	return { kind: 'refused', refusal: called.refusal };
}
