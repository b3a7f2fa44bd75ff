// Fetches a board's snapshot, conditionally where the board in hand is still the one that was fetched.
import type { BoardSnapshot } from '#lib/protocol/board.ts';
import type { Audience } from '#lib/protocol/rooms.ts';
import { reloadForProtocol } from './protocol.ts';

interface Tag {
	readonly etag: string;
	readonly epoch: string;
	readonly version: number;
}

const tags = new Map<string, Tag>();

/** The address of a round's board for an audience. */
export function boardAddress(roundId: string, audience: Audience): string {
	return `/api/rounds/${roundId}/board${audience === 'officials' ? '?audience=officials' : ''}`;
}

/** The newest snapshot; `unchanged` when `have` still is; `failed` when the server did not answer with a board. */
export async function fetchBoard(
	roundId: string,
	audience: Audience,
	have?: BoardSnapshot
): Promise<BoardSnapshot | 'unchanged' | 'failed'> {
	const address = boardAddress(roundId, audience);
	const tag = tags.get(address);
	const conditional = have && tag && tag.epoch === have.epoch && tag.version === have.version ? tag.etag : undefined;
	try {
		const response = await fetch(address, {
			headers: conditional ? { 'if-none-match': conditional } : {},
			cache: conditional ? 'default' : 'no-cache',
			signal: AbortSignal.timeout(8000)
		});
		if (response.status === 304) return 'unchanged';
		if (!response.ok) return 'failed';
		const snapshot = (await response.json()) as BoardSnapshot;
		if (reloadForProtocol(snapshot.protocol)) return 'failed';
		const etag = response.headers.get('etag');
		if (etag) tags.set(address, { etag, epoch: snapshot.epoch, version: snapshot.version });
		return snapshot;
	} catch {
		return 'failed';
	}
}
