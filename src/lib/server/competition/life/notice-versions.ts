// The versions of a notice: written down when published, and kept.
import { backPlan } from '../../../domain/competition/life/lead-times.ts';
import { noticeText, type NoticeFacts } from '../../../domain/competition/life/notice-text.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { planningOf } from './lead-times.queries.ts';

export interface NoticeDraft {
	/** What somebody wrote instead of the text made from the data; null where nobody did. */
	readonly own: { readonly zh: string | null; readonly en: string | null };
	/** The text made from the data. */
	readonly made: Required<Text>;
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
	readonly facts: NoticeFacts;
}

function maybe(zh: string | null | undefined, en: string | null | undefined): Text | null {
	return zh ? text(zh, en ?? null) : null;
}

/** The notice as it would be published now; null when there is no such competition. */
export async function noticeDraft(db: Db, id: string): Promise<NoticeDraft | null> {
	const row = await db
		.selectFrom('competition')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.leftJoin('resource', 'resource.id', 'competition.base_id')
		.leftJoin('competition_notice', 'competition_notice.competition_id', 'competition.id')
		.where('competition.id', '=', id)
		.selectAll('competition_notice')
		.select([
			'competition.organization_id',
			'competition.title_zh',
			'competition.title_en',
			'competition.venue_zh',
			'competition.venue_en',
			'competition.starts_on',
			'competition.ends_on',
			'competition.lead_times',
			'organization.name_zh',
			'organization.name_en',
			'resource.name_zh as base_zh',
			'resource.name_en as base_en'
		])
		.executeTakeFirst();
	if (!row) return null;
	const [hosts, events, planning] = await Promise.all([
		db
			.selectFrom('competition_host')
			.innerJoin('organization', 'organization.id', 'competition_host.organization_id')
			.where('competition_host.competition_id', '=', id)
			.orderBy('organization.position')
			.select(['organization.name_zh', 'organization.name_en'])
			.execute(),
		db
			.selectFrom('event')
			.where('competition_id', '=', id)
			.orderBy('position')
			.select(['title_zh', 'title_en'])
			.execute(),
		planningOf(db, [row.organization_id])
	]);
	const { times, kinds } = planning(row.organization_id);
	const span = { startsOn: row.starts_on, endsOn: row.ends_on };
	const facts: NoticeFacts = {
		title: text(row.title_zh, row.title_en),
		hosts: [text(row.name_zh, row.name_en), ...hosts.map((one) => text(one.name_zh, one.name_en))],
		...span,
		place: maybe(row.venue_zh, row.venue_en) ?? maybe(row.base_zh, row.base_en),
		events: events.map((one) => text(one.title_zh, one.title_en)),
		who: maybe(row.who_zh, row.who_en),
		contact: maybe(row.contact_zh, row.contact_en),
		phone: row.phone,
		registrationUntil: backPlan(span, { ...times, ...row.lead_times }, kinds).registration
	};
	return {
		own: { zh: row.text_zh, en: row.text_en },
		made: noticeText(facts),
		who: facts.who,
		contact: facts.contact,
		phone: row.phone,
		facts
	};
}

/** Writes the next version; the caller holds the competition's row. Answers its number, or the last one's when nothing differs. */
export async function publishVersion(
	tx: Db,
	id: string,
	by: { personId: string | null; at: Date }
): Promise<{ number: number; fresh: boolean }> {
	const draft = await noticeDraft(tx, id);
	if (!draft) throw new Error(`no competition ${id}`);
	const last = await tx
		.selectFrom('notice_version')
		.where('competition_id', '=', id)
		.orderBy('number', 'desc')
		.limit(1)
		.selectAll()
		.executeTakeFirst();
	const next = {
		text_zh: draft.own.zh ?? draft.made.zh,
		text_en: draft.own.en ?? draft.made.en,
		who_zh: draft.who?.zh ?? null,
		who_en: draft.who?.en ?? null,
		contact_zh: draft.contact?.zh ?? null,
		contact_en: draft.contact?.en ?? null,
		phone: draft.phone
	};
	if (last && (Object.keys(next) as (keyof typeof next)[]).every((key) => last[key] === next[key]))
		return { number: last.number, fresh: false };
	const number = (last?.number ?? 0) + 1;
	await tx
		.insertInto('notice_version')
		.values({ competition_id: id, number, ...next, person_id: by.personId, at: by.at })
		.execute();
	return { number, fresh: true };
}
