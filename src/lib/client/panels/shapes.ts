// What the calls of the judge pool and of panels answer with, as far as the pages read it.
import type { PanelModel } from '#lib/domain/competition/panels/model.ts';
import type { Lack, Planned } from '#lib/domain/competition/panels/plan.ts';
import type { Repair } from '#lib/domain/competition/panels/repair.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { GRADES, PanelSettings } from '#lib/protocol/panels.ts';

export type Grade = (typeof GRADES)[number];

export interface Trade {
	readonly id: string;
	readonly name: Text;
}

export interface Qualification {
	readonly id: string;
	readonly tradeId: string;
	readonly trade: Text;
	readonly grade: Grade;
	readonly certificate: string | null;
	readonly validUntil: string | null;
}

export interface Judge {
	readonly id: string;
	readonly name: Text;
	readonly employerId: string | null;
	readonly employer: Text | null;
	readonly organizationId: string;
	readonly active: boolean;
	readonly qualifications: readonly Qualification[];
	readonly recusals: number;
	readonly judged: number;
	readonly thisYear: number;
	readonly lastOn: string | null;
	readonly free: boolean | null;
	readonly keptBy: Text | null;
}

export interface RecusalShown {
	readonly id: string;
	readonly kind: 'kin' | 'apprentice' | 'declared';
	readonly against: Text;
	readonly againstPerson: boolean;
	readonly note: string | null;
	readonly by: Text | null;
	readonly at: string;
	readonly endedAt: string | null;
}

export interface Said {
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly available: boolean;
	readonly note: string | null;
}

export interface JudgeDetail extends Judge {
	readonly keeper: Text;
	readonly manage: boolean;
	readonly note: string | null;
	readonly held: readonly { readonly from: string; readonly to: string; readonly what: Text }[];
	readonly said: readonly Said[];
	readonly since: string;
	readonly recused: readonly RecusalShown[];
	readonly rounds: readonly {
		readonly roundId: string;
		readonly round: Text;
		readonly event: Text;
		readonly competition: Text;
		readonly on: string;
		readonly marks: number;
		readonly deviation: number | null;
	}[];
}

export interface JudgeRowRead {
	readonly line: number;
	readonly name: Text;
	readonly employer: string;
	readonly employerId: string | null;
	readonly trade: string;
	readonly grade: Grade | null;
	readonly certificate: string;
	readonly validUntil: string | null;
	readonly problems: readonly { readonly column: string; readonly zh: string; readonly en: string }[];
}

export interface RoundPanels {
	readonly roundId: string;
	readonly round: Text;
	readonly event: Text;
	readonly state: 'draft' | 'open' | 'closed';
	readonly heats: number;
	readonly entries: number;
	readonly status: Planned['status'] | null;
	readonly published: boolean;
}

export interface PanelsView {
	readonly roundId: string;
	readonly state: 'draft' | 'open' | 'closed';
	readonly revision: number;
	readonly settings: PanelSettings;
	readonly model: PanelModel;
	readonly reasons: readonly { heat: number; zone: number; slot: number; reason: string }[];
	readonly pool: readonly { readonly id: string; readonly name: Text; readonly employer: Text | null }[];
	readonly trades: readonly Trade[];
	readonly status: Planned['status'] | null;
	readonly method: Planned['method'] | null;
	readonly repairs: readonly Repair[];
	readonly lacks: readonly Lack[];
	readonly plannedAt: string | null;
	readonly publishedAt: string | null;
	readonly changedSince: boolean;
	readonly heats: boolean;
}
