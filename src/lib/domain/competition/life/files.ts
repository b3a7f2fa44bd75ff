// Files of a competition: what may be kept, and that a file is what its name says. The bytes decide, never the browser's word.

export const FILE_KINDS = ['plan', 'notice', 'technical', 'result', 'other'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The largest file, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** A file travels and is kept in pieces of this size; the last one may be smaller. */
export const PIECE = 1024 * 1024;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What may be kept, by the ending of its name: how it is served, and the bytes it begins with. */
const FORMATS: Readonly<Record<string, { readonly media: string; readonly begins: readonly number[] }>> = {
	pdf: { media: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
	docx: { media: `${OFFICE}.wordprocessingml.document`, begins: ZIP },
	xlsx: { media: `${OFFICE}.spreadsheetml.sheet`, begins: ZIP },
	pptx: { media: `${OFFICE}.presentationml.presentation`, begins: ZIP },
	ofd: { media: 'application/ofd', begins: ZIP },
	doc: { media: 'application/msword', begins: OLE },
	xls: { media: 'application/vnd.ms-excel', begins: OLE },
	ppt: { media: 'application/vnd.ms-powerpoint', begins: OLE },
	wps: { media: 'application/vnd.ms-works', begins: OLE },
	png: { media: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
	jpg: { media: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
	jpeg: { media: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
	webp: { media: 'image/webp', begins: [0x52, 0x49, 0x46, 0x46] }
};

/** The endings that may be kept, as a file chooser takes them. */
export const FILE_ENDINGS: readonly string[] = Object.keys(FORMATS).map((ending) => `.${ending}`);

function formatOf(name: string) {
	return FORMATS[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
}

/** How a file of this name is served; null when such files are not kept. */
export function mediaOf(name: string): string | null {
	return formatOf(name)?.media ?? null;
}

/** Whether a file that begins with these bytes is what its name says. */
export function isWhatItSays(name: string, first: Uint8Array): boolean {
	const format = formatOf(name);
	return format !== undefined && format.begins.every((byte, at) => first[at] === byte);
}

/** How many pieces a file of so many bytes has. */
export function piecesOf(bytes: number): number {
	return Math.ceil(bytes / PIECE);
}

/** How many bytes piece `number` of a file has. */
export function pieceSize(bytes: number, number: number): number {
	return Math.max(0, Math.min(PIECE, bytes - number * PIECE));
}
