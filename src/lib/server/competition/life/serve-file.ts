// Sending a kept file, piece by piece.
import { piecesOf } from '../../../domain/competition/life/files.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { guardCompetition, isId } from '../../people/guard.ts';
import { noticeOpen } from './notice.ts';

export interface FileServed {
	readonly name: string;
	readonly media: string;
	readonly bytes: number;
	readonly public: boolean;
	/** The pieces in order, read one after the other. */
	pieces(): AsyncGenerator<Buffer>;
}

/** A file to be sent: to everybody when it is the newest version, public, and its notice is; else to who manages it. */
export async function serveFile(context: Context, id: string): Promise<Result<FileServed>> {
	const { db } = context.database;
	const row = isId(id)
		? await db
				.selectFrom('attachment')
				.where('id', '=', id)
				.where('finished_at', 'is not', null)
				.selectAll()
				.select((eb) =>
					eb
						.exists(eb.selectFrom('attachment as newer').where('newer.replaces_id', '=', id).select('newer.id'))
						.as('old')
				)
				.executeTakeFirst()
		: undefined;
	const open = row !== undefined && row.public && !row.old && (await noticeOpen(db, row.competition_id));
	if (!open) {
		const allowed = await guardCompetition(context, 'competition:manage', row?.competition_id ?? '');
		if (!allowed.ok) return refuse('not_allowed');
	}
	if (!row) return refuse('not_allowed');
	return ok({
		name: row.name,
		media: row.media,
		bytes: row.bytes,
		public: open,
		async *pieces() {
			for (let number = 0; number < piecesOf(row.bytes); number++) {
				const piece = await db
					.selectFrom('attachment_piece')
					.where('attachment_id', '=', id)
					.where('number', '=', number)
					.select('body')
					.executeTakeFirst();
				// deleted meanwhile: the connection breaks, and the reader notices by the length
				if (!piece) throw new Error('the file was deleted while it was sent');
				yield piece.body;
			}
		}
	});
}
