// Sending a file in pieces: progress that is true, and a piece that is lost is sent again alone.
import { api, OFFLINE, type Answer } from '#lib/client/api.ts';
import type { FileKind } from '#lib/domain/competition/life/files.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';

interface Sending {
	readonly kind: FileKind;
	readonly public: boolean;
	readonly replacesId?: string;
	/** From 0 to 1. */
	readonly told: (share: number) => void;
	readonly signal: AbortSignal;
}

const TRIES = 4;
const WAIT_MS = 700;

const offline: WireRefusal = {
	code: OFFLINE,
	zh: '网络断了，文件没有传完。请再传一次。',
	en: 'The network was lost before the file was through. Please upload it again.'
};

async function putPiece(path: string, piece: Blob, signal: AbortSignal): Promise<Answer<unknown>> {
	for (let tried = 1; ; tried++) {
		try {
			const response = await fetch(path, {
				method: 'PUT',
				credentials: 'same-origin',
				headers: { 'content-type': 'application/octet-stream' },
				body: piece,
				signal
			});
			const body = (await response.json()) as { refusal?: WireRefusal };
			return body.refusal ? { ok: false, refusal: body.refusal } : { ok: true, value: body };
		} catch {
			if (signal.aborted || tried === TRIES) return { ok: false, refusal: offline };
			await new Promise((resolve) => setTimeout(resolve, WAIT_MS * tried));
		}
	}
}

/** Sends a file to a competition; what was begun and not finished is never shown to anybody. */
export async function sendFile(competitionId: string, file: File, how: Sending): Promise<Answer<unknown>> {
	const begun = await api.post<{ id: string; piece: number }>(`/api/competitions/${competitionId}/files`, {
		name: file.name,
		kind: how.kind,
		bytes: file.size,
		public: how.public
	});
	if (!begun.ok) return begun;
	const { id, piece } = begun.value;
	for (let at = 0; at * piece < file.size; at++) {
		const sent = await putPiece(`/api/files/${id}/pieces/${at}`, file.slice(at * piece, (at + 1) * piece), how.signal);
		if (!sent.ok) {
			void api.del(`/api/files/${id}`);
			return sent;
		}
		how.told(Math.min(1, ((at + 1) * piece) / file.size));
	}
	return await api.post(`/api/files/${id}`, how.replacesId ? { replacesId: how.replacesId } : {});
}
