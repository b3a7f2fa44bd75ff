// The life of a competition, its lead times, templates, files and notices, as Kysely sees them.
import type { ColumnType, Generated } from 'kysely';
import type { Life } from '../../../domain/competition/life.ts';
import type { LeadKind } from '../../../domain/competition/life/lead-times.ts';
import type { FileKind } from '../../../domain/competition/life/files.ts';
import type { Instant, MaybeInstant } from './instants.ts';

export interface CompetitionStepTable {
	competition_id: string;
	/** Counted by the database. */
	number: Generated<number>;
	from_life: Life | null;
	to_life: Life;
	reason: string | null;
	note: string | null;
	person_id: string | null;
	at: Instant;
}

export interface LeadTimeTable {
	id: string;
	organization_id: string | null;
	kind: LeadKind;
	days: number;
}

export interface CompetitionTemplateTable {
	id: string;
	organization_id: string;
	name_zh: string;
	name_en: string | null;
	body: ColumnType<unknown, string, string>;
	person_id: string | null;
	created_at: Instant;
}

export interface AttachmentTable {
	id: string;
	competition_id: string;
	replaces_id: string | null;
	kind: FileKind;
	name: string;
	media: string;
	bytes: number;
	public: Generated<boolean>;
	person_id: string | null;
	finished_at: MaybeInstant;
	created_at: Instant;
}

export interface AttachmentPieceTable {
	attachment_id: string;
	number: number;
	body: Buffer;
}

export interface CompetitionNoticeTable {
	competition_id: string;
	text_zh: string | null;
	text_en: string | null;
	who_zh: string | null;
	who_en: string | null;
	contact_zh: string | null;
	contact_en: string | null;
	phone: string | null;
}

export interface NoticeVersionTable {
	competition_id: string;
	number: number;
	text_zh: string;
	text_en: string;
	who_zh: string | null;
	who_en: string | null;
	contact_zh: string | null;
	contact_en: string | null;
	phone: string | null;
	person_id: string | null;
	at: Instant;
}

export interface LifeTables {
	competition_step: CompetitionStepTable;
	lead_time: LeadTimeTable;
	competition_template: CompetitionTemplateTable;
	attachment: AttachmentTable;
	attachment_piece: AttachmentPieceTable;
	competition_notice: CompetitionNoticeTable;
	notice_version: NoticeVersionTable;
}
