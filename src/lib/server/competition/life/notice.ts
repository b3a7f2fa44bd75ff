// The notice of a competition: written at the desk, published in versions, read by everybody.
import { noticeIsPublic, placeOf, reached, type Life } from '../../../domain/competition/life.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, isId } from '../../people/guard.ts';
import { lockLife } from './life-facts.queries.ts';
import { noticeDraft, publishVersion, type NoticeDraft } from './notice-versions.ts';

export interface NoticeVersion {
	readonly number: number;
	readonly text: Required<Text>;
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
	readonly by: Text | null;
	readonly at: string;
}

const maybe = (zh: string | null, en: string | null): Text | null => (zh ? text(zh, en) : null);

/** Every published version, newest first. */
export async function versionsOf(db: Db, id: string): Promise<NoticeVersion[]> {
	const rows = await db
		.selectFrom('notice_version')
		.leftJoin('person', 'person.id', 'notice_version.person_id')
		.where('competition_id', '=', id)
		.orderBy('number', 'desc')
		.selectAll('notice_version')
		.select(['person.name_zh', 'person.name_en'])
		.execute();
	return rows.map((row) => ({
		number: row.number,
		text: { zh: row.text_zh, en: row.text_en },
		who: maybe(row.who_zh, row.who_en),
		contact: maybe(row.contact_zh, row.contact_en),
		phone: row.phone,
		by: maybe(row.name_zh, row.name_en),
		at: row.at.toISOString()
	}));
}

export interface NoticeShown extends NoticeDraft {
	readonly life: Life;
	readonly versions: readonly NoticeVersion[];
	readonly public: boolean;
}

/** The notice as it is being written, with its versions. */
export async function readNotice(context: Context, id: string): Promise<Result<NoticeShown>> {
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const [draft, versions, row] = await Promise.all([
		noticeDraft(db, id),
		versionsOf(db, id),
		db.selectFrom('competition').where('id', '=', id).select('life').executeTakeFirst()
	]);
	if (!draft || !row) return refuse('not_allowed');
	return ok({ ...draft, life: row.life, versions, public: noticeIsPublic(row.life, versions.length > 0) });
}

export interface NoticeGiven {
	/** Null: the text made from the data. */
	readonly zh: string | null;
	readonly en: string | null;
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
}

/** Keeps the draft; nothing of it is public. */
export async function saveNotice(context: Context, id: string, given: NoticeGiven): Promise<Result<void>> {
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const values = {
		text_zh: given.zh,
		text_en: given.en,
		who_zh: given.who?.zh ?? null,
		who_en: given.who?.en ?? null,
		contact_zh: given.contact?.zh ?? null,
		contact_en: given.contact?.en ?? null,
		phone: given.phone
	};
	await context.database.db
		.insertInto('competition_notice')
		.values({ competition_id: id, ...values })
		.onConflict((conflict) => conflict.column('competition_id').doUpdateSet(values))
		.execute();
	return ok(undefined);
}

/** Publishes the draft as the next version. The first one is published by the step to the notice itself. */
export async function publishNotice(context: Context, id: string): Promise<Result<{ number: number }>> {
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	return await context.database.db.transaction().execute(async (tx): Promise<Result<{ number: number }>> => {
		const life = await lockLife(tx, id);
		if (life === null) return refuse('not_allowed');
		if (!reached(life, 'notice') && placeOf(life) !== null) return refuse('life_notice_early');
		const personId = context.actor.account?.personId ?? null;
		const { number, fresh } = await publishVersion(tx, id, { personId, at: context.now() });
		return fresh ? ok({ number }) : refuse('life_notice_same', { number });
	});
}

/** Whether everybody may read this competition's notice and its public files. */
export async function noticeOpen(db: Db, id: string): Promise<boolean> {
	const row = isId(id)
		? await db
				.selectFrom('competition')
				.where('id', '=', id)
				.select((eb) => [
					'life',
					eb
						.selectFrom('notice_version')
						.whereRef('notice_version.competition_id', '=', 'competition.id')
						.select(eb.fn.countAll<number>().as('count'))
						.as('versions')
				])
				.executeTakeFirst()
		: undefined;
	return row !== undefined && noticeIsPublic(row.life, Number(row.versions) > 0);
}
