// The last resort: marks that cannot go up are written into a file that a chief judge can take over.
import type { PadSnapshot } from '#lib/protocol/pad.ts';
import type { OutboxItem } from '../outbox.ts';

/** What stands in the file. */
export interface UnsentFile {
	readonly format: 'jiangsai-unsent/1';
	readonly exportedAt: string;
	readonly seat: { readonly id: string; readonly number: number | null; readonly person: string | null };
	readonly roundId: string | null;
	readonly round: string | null;
	readonly schemeHash: string | null;
	readonly commands: readonly {
		readonly code: string | null;
		readonly sent: boolean;
		readonly refused: string | null;
		readonly command: OutboxItem['command'];
	}[];
}

/** The file of a seat's unsent commands, in order. */
export function unsentFile(
	seatId: string,
	snapshot: PadSnapshot | null,
	items: readonly OutboxItem[],
	exportedAt: string
): UnsentFile {
	const codes = new Map(snapshot?.entries.map((entry) => [entry.id, entry.code]));
	return {
		format: 'jiangsai-unsent/1',
		exportedAt,
		seat: { id: seatId, number: snapshot?.seat.number ?? null, person: snapshot?.seat.person ?? null },
		roundId: items[0]?.roundId ?? snapshot?.round.id ?? null,
		round: snapshot ? `${snapshot.round.event.zh} · ${snapshot.round.title.zh}` : null,
		schemeHash: snapshot?.schemeHash ?? null,
		commands: items.map(({ command, sent, refused }) => ({
			code: codes.get(command.entryId) ?? null,
			sent,
			refused: refused?.refusal.code ?? null,
			command
		}))
	};
}

/** The file that this text is, or null when it is none. What its commands say is the server's to judge. */
export function readUnsentFile(text: string): UnsentFile | null {
	try {
		const file = JSON.parse(text) as Partial<UnsentFile> | null;
		const whole = typeof file?.seat?.id === 'string' && Array.isArray(file.commands);
		return file?.format === 'jiangsai-unsent/1' && whole ? (file as UnsentFile) : null;
	} catch {
		return null;
	}
}

/** Hands the file to the browser's downloads. */
export function saveFile(file: UnsentFile): void {
	const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, '\t')], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = `jiangsai-seat${file.seat.number ?? ''}-${file.exportedAt.slice(0, 16).replace(/[:T]/g, '-')}.json`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
