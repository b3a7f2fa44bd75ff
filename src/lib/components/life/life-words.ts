// Words of a competition's life.
import type { Activity } from '#lib/domain/competition/activity.ts';
import type { FileKind } from '#lib/domain/competition/life/files.ts';
import type { LeadKind } from '#lib/domain/competition/life/lead-times.ts';
import type { Life } from '#lib/domain/competition/life.ts';
import { m } from '#lib/paraglide/messages.js';

/** The step's name, as it stands on the line. */
export const lifeWord: Readonly<Record<Life, () => string>> = {
	idea: m.life_idea,
	planned: m.life_planned,
	filed: m.life_filed,
	approved: m.life_approved,
	notice: m.life_notice,
	registration: m.life_registration,
	drawn: m.life_drawn,
	running: m.life_running,
	provisional: m.life_provisional,
	'public-notice': m.life_public_notice,
	confirmed: m.life_confirmed,
	archived: m.life_archived,
	postponed: m.life_postponed,
	cancelled: m.life_cancelled
};

/** How a competition is that stands there. */
export const lifeIs: Readonly<Record<Life, () => string>> = {
	idea: m.life_is_idea,
	planned: m.life_is_planned,
	filed: m.life_is_filed,
	approved: m.life_is_approved,
	notice: m.life_is_notice,
	registration: m.life_is_registration,
	drawn: m.life_is_drawn,
	running: m.life_is_running,
	provisional: m.life_is_provisional,
	'public-notice': m.life_is_public_notice,
	confirmed: m.life_is_confirmed,
	archived: m.life_is_archived,
	postponed: m.life_is_postponed,
	cancelled: m.life_is_cancelled
};

/** The act that leads there, and what happens then. */
export const lifeAct: Readonly<Partial<Record<Life, { act: () => string; then: () => string }>>> = {
	planned: { act: m.life_to_planned, then: m.life_then_planned },
	filed: { act: m.life_to_filed, then: m.life_then_filed },
	approved: { act: m.life_to_approved, then: m.life_then_approved },
	notice: { act: m.life_to_notice, then: m.life_then_notice },
	registration: { act: m.life_to_registration, then: m.life_then_registration },
	drawn: { act: m.life_to_drawn, then: m.life_then_drawn },
	running: { act: m.life_to_running, then: m.life_then_running },
	provisional: { act: m.life_to_provisional, then: m.life_then_provisional },
	'public-notice': { act: m.life_to_public_notice, then: m.life_then_public_notice },
	confirmed: { act: m.life_to_confirmed, then: m.life_then_confirmed },
	archived: { act: m.life_to_archived, then: m.life_then_archived }
};

export const leadWord: Readonly<Record<LeadKind, () => string>> = {
	approve: m.life_lead_approve,
	notice: m.life_lead_notice,
	registration: m.life_lead_registration,
	judges: m.life_lead_judges,
	draw: m.life_lead_draw,
	'public-notice': m.life_lead_public_notice,
	confirm: m.life_lead_confirm,
	archive: m.life_lead_archive
};

export const fileKindWord: Readonly<Record<FileKind, () => string>> = {
	plan: m.life_file_plan,
	notice: m.life_file_notice,
	technical: m.life_file_technical,
	result: m.life_file_result,
	other: m.life_file_other
};

export const activityWord: Readonly<Record<Activity, () => string>> = {
	skill: m.life_activity_skill,
	'five-small': m.life_activity_five_small,
	labour: m.life_activity_labour,
	knowledge: m.life_activity_knowledge
};
