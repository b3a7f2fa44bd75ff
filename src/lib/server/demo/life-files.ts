// The demo's files: small PDFs written here, so that there is something to open.
import type { FileKind } from '../../domain/competition/life/files.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';

/** A one-page PDF of a few lines in Helvetica, which every reader has. */
function onePage(lines: readonly string[]): Buffer {
	const text = lines.map((line) => `(${line.replace(/[\\()]/g, (sign) => `\\${sign}`)}) Tj T*`).join(' ');
	const stream = `BT /F1 14 Tf 22 TL 72 760 Td ${text} ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
	];
	let body = '%PDF-1.4\n';
	const offsets = objects.map((object, at) => {
		const offset = body.length;
		body += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
	return Buffer.from(body + end, 'latin1');
}

const FILES: readonly { name: string; kind: FileKind; public: boolean; lines: readonly string[] }[] = [
	{
		name: '技术文件及样题.pdf',
		kind: 'technical',
		public: true,
		lines: ['Technical document', 'Module A: cable laying, 40 points', 'Module B: connection, 60 points']
	},
	{
		name: '参赛报名表.pdf',
		kind: 'notice',
		public: true,
		lines: ['Registration form', 'Name, employer, trade, telephone']
	},
	{ name: '竞赛方案（内部）.pdf', kind: 'plan', public: false, lines: ['Plan', 'Budget, venue, judges'] }
];

/** Attaches them to a competition; the technical document in its second version. */
export async function seedFiles(tx: Tx, competitionId: string, personId: string, at: Date): Promise<void> {
	const add = async (
		file: (typeof FILES)[number],
		lines: readonly string[],
		created: Date,
		replaces: string | null
	) => {
		const body = onePage(lines);
		const id = newId();
		await tx
			.insertInto('attachment')
			.values({
				id,
				competition_id: competitionId,
				replaces_id: replaces,
				kind: file.kind,
				name: file.name,
				media: 'application/pdf',
				bytes: body.length,
				public: file.public,
				person_id: personId,
				finished_at: created,
				created_at: created
			})
			.execute();
		await tx.insertInto('attachment_piece').values({ attachment_id: id, number: 0, body }).execute();
		return id;
	};
	for (const [nth, file] of FILES.entries()) {
		const earlier = new Date(at.getTime() - 5 * 86_400_000);
		const old = nth === 0 ? await add(file, [...file.lines, 'First draft'], earlier, null) : null;
		await add(file, file.lines, new Date(at.getTime() + nth * 60_000), old);
	}
}
