// What everybody reads of a competition: its newest notice, with dates, schedule, files and results as they are now.
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Life } from '../../../domain/competition/life.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { readCompetition, type CompetitionDetail } from '../read-competitions.ts';
import { listFiles, type FileListed } from './files.ts';
import { noticeDraft } from './notice-versions.ts';
import { noticeOpen, versionsOf, type NoticeVersion } from './notice.ts';

export interface PublicNotice {
	readonly competition: CompetitionDetail;
	readonly place: Text | null;
	readonly registrationUntil: string;
	readonly version: Omit<NoticeVersion, 'by'>;
	readonly firstPublishedAt: string;
	readonly schedule: readonly {
		readonly id: string;
		readonly title: Text;
		readonly startsAt: string;
		readonly endsAt: string;
		readonly state: string;
	}[];
	readonly files: readonly FileListed[];
	/** Why it was called off or put off, where it was. */
	readonly halted: { readonly life: Life; readonly reason: string; readonly at: string } | null;
}

async function scheduleOf(db: Db, id: string): Promise<PublicNotice['schedule']> {
	const rows = await db
		.selectFrom('occasion')
		.where('competition_id', '=', id)
		.where('kind', 'in', ['contest', 'meeting'])
		.where('state', 'not in', ['draft', 'cancelled', 'skipped'])
		.orderBy('starts_at')
		.select(['id', 'title_zh', 'title_en', 'starts_at', 'ends_at', 'state'])
		.execute();
	return rows.map((row) => ({
		id: row.id,
		title: text(row.title_zh, row.title_en),
		startsAt: row.starts_at.toISOString(),
		endsAt: row.ends_at.toISOString(),
		state: row.state
	}));
}

async function haltOf(db: Db, id: string, life: Life): Promise<PublicNotice['halted']> {
	if (life !== 'postponed' && life !== 'cancelled') return null;
	const row = await db
		.selectFrom('competition_step')
		.where('competition_id', '=', id)
		.where('to_life', '=', life)
		.orderBy('number', 'desc')
		.limit(1)
		.select(['reason', 'at'])
		.executeTakeFirst();
	return { life, reason: row?.reason ?? '', at: row?.at.toISOString() ?? '' };
}

/** The notice for everybody. Not yet published and not there read alike. */
export async function readPublicNotice(context: Context, id: string): Promise<Result<{ notice: PublicNotice }>> {
	const { db } = context.database;
	if (!(await noticeOpen(db, id))) return refuse('life_no_notice');
	const [read, draft, versions, schedule, files] = await Promise.all([
		readCompetition(context, id),
		noticeDraft(db, id),
		versionsOf(db, id),
		scheduleOf(db, id),
		listFiles(db, id, 'public')
	]);
	const [version] = versions;
	const first = versions.at(-1);
	if (!read.ok || !draft || !version || !first) return refuse('life_no_notice');
	const { by: _, ...published } = version;
	return ok({
		notice: {
			competition: read.value.competition,
			place: draft.facts.place,
			registrationUntil: draft.facts.registrationUntil,
			version: published,
			firstPublishedAt: first.at,
			schedule,
			files,
			halted: await haltOf(db, id, read.value.competition.life)
		}
	});
}
