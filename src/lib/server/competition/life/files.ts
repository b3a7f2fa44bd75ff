// Files of a competition. They come in pieces and are kept so in the database: in every backup, on every node, and never whole
// in memory. A newer version names the one it replaces, which is kept.
import { sql } from 'kysely';
import {
	isWhatItSays,
	LARGEST_FILE,
	mediaOf,
	PIECE,
	pieceSize,
	piecesOf,
	type FileKind
} from '../../../domain/competition/life/files.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { newId, type Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, isId } from '../../people/guard.ts';

const UNIQUE_VIOLATION = '23505';
/** Pieces of a file that was never finished are swept away after this. */
const ABANDONED_MS = 86_400_000;

export interface FileListed {
	readonly id: string;
	readonly kind: FileKind;
	readonly name: string;
	readonly bytes: number;
	readonly public: boolean;
	readonly by: Text | null;
	readonly at: string;
	/** Earlier versions, newest first. */
	readonly earlier: readonly { readonly id: string; readonly name: string; readonly at: string }[];
}

/** A competition's files by kind and time: all with their earlier versions, or the newest public ones. */
export async function listFiles(db: Db, competitionId: string, whose: 'all' | 'public'): Promise<FileListed[]> {
	const rows = await db
		.selectFrom('attachment')
		.leftJoin('person', 'person.id', 'attachment.person_id')
		.where('competition_id', '=', competitionId)
		.where('finished_at', 'is not', null)
		.orderBy('attachment.created_at')
		.selectAll('attachment')
		.select(['person.name_zh', 'person.name_en'])
		.execute();
	const byId = new Map(rows.map((row) => [row.id, row]));
	const replaced = new Set(rows.flatMap((row) => row.replaces_id ?? []));
	const earlierOf = (row: (typeof rows)[number]): FileListed['earlier'] => {
		const found: FileListed['earlier'][number][] = [];
		for (let at = byId.get(row.replaces_id ?? ''); at; at = byId.get(at.replaces_id ?? ''))
			found.push({ id: at.id, name: at.name, at: at.created_at.toISOString() });
		return found;
	};
	return rows
		.filter((row) => !replaced.has(row.id) && (whose === 'all' || row.public))
		.map((row) => ({
			id: row.id,
			kind: row.kind,
			name: row.name,
			bytes: row.bytes,
			public: row.public,
			by: whose === 'all' && row.name_zh ? text(row.name_zh, row.name_en) : null,
			at: row.created_at.toISOString(),
			earlier: whose === 'all' ? earlierOf(row) : []
		}));
}

/** All files of a competition, for who manages it. */
export async function readFiles(context: Context, competitionId: string): Promise<Result<{ files: FileListed[] }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	return ok({ files: await listFiles(context.database.db, competitionId, 'all') });
}

/** Announces a file; its pieces follow. Answers its id and how many bytes each piece has. */
export async function beginFile(
	context: Context,
	competitionId: string,
	given: { name: string; kind: FileKind; bytes: number; public: boolean }
): Promise<Result<{ id: string; piece: number }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	const { name, bytes } = given;
	const media = mediaOf(name);
	if (media === null) return refuse('file_kind', { name });
	if (bytes > LARGEST_FILE) return refuse('file_too_large', { name });
	const { db } = context.database;
	const before = new Date(context.now().getTime() - ABANDONED_MS);
	await db.deleteFrom('attachment').where('finished_at', 'is', null).where('created_at', '<', before).execute();
	const id = newId();
	await db
		.insertInto('attachment')
		.values({
			id,
			competition_id: competitionId,
			kind: given.kind,
			name,
			media,
			bytes,
			public: given.public,
			person_id: context.actor.account?.personId ?? null,
			created_at: context.now()
		})
		.execute();
	return ok({ id, piece: PIECE });
}

async function managed(context: Context, id: string) {
	const row = isId(id)
		? await context.database.db.selectFrom('attachment').where('id', '=', id).selectAll().executeTakeFirst()
		: undefined;
	const allowed = await guardCompetition(context, 'competition:manage', row?.competition_id ?? '');
	if (!allowed.ok) return allowed;
	return row ? ok(row) : refuse('not_allowed');
}

/** Takes one piece; the same piece again is the same piece. */
export async function takePiece(context: Context, id: string, number: number, body: Buffer): Promise<Result<void>> {
	const file = await managed(context, id);
	if (!file.ok) return file;
	const size = Number.isInteger(number) && number >= 0 ? pieceSize(file.value.bytes, number) : 0;
	if (file.value.finished_at !== null || size === 0 || body.length !== size) return refuse('file_piece');
	if (number === 0 && !isWhatItSays(file.value.name, body)) {
		await context.database.db.deleteFrom('attachment').where('id', '=', id).execute();
		return refuse('file_not_so', { name: file.value.name });
	}
	await context.database.db
		.insertInto('attachment_piece')
		.values({ attachment_id: id, number, body })
		.onConflict((conflict) => conflict.columns(['attachment_id', 'number']).doUpdateSet({ body }))
		.execute();
	return ok(undefined);
}

/** All pieces are there: from now on it is a file, and the version of the one it replaces. */
export async function finishFile(
	context: Context,
	id: string,
	given: { replacesId?: string | undefined }
): Promise<Result<void>> {
	const file = await managed(context, id);
	if (!file.ok) return file;
	const { db } = context.database;
	const { name, bytes, competition_id: competitionId } = file.value;
	const there = await db
		.selectFrom('attachment_piece')
		.where('attachment_id', '=', id)
		.select([
			sql<number>`count(*)::int`.as('pieces'),
			sql<number>`coalesce(sum(octet_length(body)), 0)::int`.as('bytes')
		])
		.executeTakeFirstOrThrow();
	if (there.pieces !== piecesOf(bytes) || there.bytes !== bytes) return refuse('file_piece');
	if (given.replacesId) {
		const old = await managed(context, given.replacesId);
		if (!old.ok) return old;
		if (old.value.competition_id !== competitionId || old.value.finished_at === null) return refuse('not_allowed');
	}
	try {
		await db
			.updateTable('attachment')
			.where('id', '=', id)
			.where('finished_at', 'is', null)
			.set({ finished_at: context.now(), replaces_id: given.replacesId ?? null })
			.execute();
	} catch (error) {
		if ((error as { code?: string }).code === UNIQUE_VIOLATION) return refuse('file_replaced', { name });
		throw error;
	}
	return ok(undefined);
}

/** Says what a file is, and whether everybody may have it. */
export async function changeFile(
	context: Context,
	id: string,
	given: { kind?: FileKind | undefined; public?: boolean | undefined }
): Promise<Result<void>> {
	const file = await managed(context, id);
	if (!file.ok) return file;
	await context.database.db
		.updateTable('attachment')
		.where('id', '=', id)
		.set({ kind: given.kind ?? file.value.kind, public: given.public ?? file.value.public })
		.execute();
	return ok(undefined);
}

/** Deletes a file with its earlier versions. */
export async function deleteFile(context: Context, id: string): Promise<Result<void>> {
	const file = await managed(context, id);
	if (!file.ok) return file;
	await sql`
		with recursive older(id, replaces_id) as (
			select id, replaces_id from attachment where id = ${id}
			union all
			select a.id, a.replaces_id from attachment a join older on a.id = older.replaces_id
		) delete from attachment where id in (select id from older)`.execute(context.database.db);
	return ok(undefined);
}
