// Words of state and kind, and texts and refusals in the page's language.
import { inLocale, type Text } from '#lib/domain/shared/text.ts';
import type { EntryStatus } from '#lib/domain/scoring/scheme.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import type { Level, OrganizationKind, Role, RoundMode, RoundState } from '#lib/client/desk/shapes.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A text in the page's language. */
export function say(text: Text | null | undefined): string {
	return text ? inLocale(text, getLocale()) : '';
}

/** A refusal's sentence in the page's language. */
export function inWords(refusal: WireRefusal): string {
	return getLocale() === 'en' ? refusal.en : refusal.zh;
}

export const levelWord: Readonly<Record<Level, () => string>> = {
	county: m.desk_level_county,
	township: m.desk_level_township,
	system: m.desk_level_system,
	enterprise: m.desk_level_enterprise
};

export const stateWord: Readonly<Record<RoundState, () => string>> = {
	draft: m.desk_state_draft,
	open: m.desk_state_open,
	closed: m.desk_state_closed
};

export const modeWord: Readonly<Record<RoundMode, () => string>> = {
	live: m.desk_mode_live,
	frozen: m.desk_mode_frozen,
	hidden: m.desk_mode_hidden
};

export const statusWord: Readonly<Record<EntryStatus, () => string>> = {
	active: m.desk_status_active,
	withdrawn: m.desk_status_withdrawn,
	dns: m.desk_status_dns,
	dnf: m.desk_status_dnf,
	dq: m.desk_status_dq
};

export const kindWord: Readonly<Record<OrganizationKind, () => string>> = {
	federation: m.desk_org_federation,
	township: m.desk_org_township,
	subdistrict: m.desk_org_subdistrict,
	zone: m.desk_org_zone,
	system: m.desk_org_system,
	cluster: m.desk_org_cluster,
	enterprise: m.desk_org_enterprise,
	school: m.desk_org_school
};

export const roleWord: Readonly<Record<Role, () => string>> = {
	organizer: m.desk_role_organizer,
	'chief-judge': m.desk_role_chief_judge,
	judge: m.desk_role_judge,
	'sealing-officer': m.desk_role_sealing_officer,
	arbitrator: m.desk_role_arbitrator,
	trainer: m.desk_role_trainer,
	contestant: m.desk_role_contestant
};
