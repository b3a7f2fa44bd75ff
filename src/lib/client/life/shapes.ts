// What the calls of a competition's life answer with, as far as its pages read it.
import type { FileKind } from '#lib/domain/competition/life/files.ts';
import type { LeadKind, LeadState, LeadTimes } from '#lib/domain/competition/life/lead-times.ts';
import type { StepKind } from '#lib/domain/competition/life/steps.ts';
import type { Life } from '#lib/domain/competition/life.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { CompetitionDetail, Level } from '#lib/client/desk/shapes.ts';

export interface StepTaken {
	readonly number: number;
	readonly from: Life | null;
	readonly to: Life;
	readonly reason: string | null;
	readonly note: string | null;
	readonly by: Text | null;
	readonly at: string;
}

export interface PossibleStep {
	readonly to: Life;
	readonly kind: StepKind;
	readonly missing: readonly Required<Text>[];
}

export interface Deadline {
	readonly kind: LeadKind;
	readonly dueOn: string;
	readonly state: LeadState;
	readonly doneOn: string | null;
	readonly by: Text | null;
}

export interface LifeShown {
	readonly life: Life;
	readonly steps: readonly StepTaken[];
	readonly possible: readonly PossibleStep[];
	readonly deadlines: readonly Deadline[];
	readonly times: LeadTimes;
	readonly own: Partial<LeadTimes>;
}

export interface Due {
	readonly competitionId: string;
	readonly title: Text;
	readonly host: Text;
	readonly life: Life;
	readonly kind: LeadKind;
	readonly dueOn: string;
	readonly state: 'late' | 'due';
	/** Of an organization that one organizes oneself, not of one below it. */
	readonly own: boolean;
}

export interface FileListed {
	readonly id: string;
	readonly kind: FileKind;
	readonly name: string;
	readonly bytes: number;
	readonly public: boolean;
	readonly by: Text | null;
	readonly at: string;
	readonly earlier: readonly { readonly id: string; readonly name: string; readonly at: string }[];
}

export interface NoticeVersion {
	readonly number: number;
	readonly text: Required<Text>;
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
	readonly by: Text | null;
	readonly at: string;
}

export interface NoticeShown {
	readonly life: Life;
	readonly own: { readonly zh: string | null; readonly en: string | null };
	readonly made: Required<Text>;
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
	readonly facts: { readonly place: Text | null; readonly registrationUntil: string };
	readonly versions: readonly NoticeVersion[];
	readonly public: boolean;
}

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
	readonly halted: { readonly life: Life; readonly reason: string; readonly at: string } | null;
}

export interface Template {
	readonly id: string;
	readonly organizationId: string;
	readonly organization: Text;
	readonly name: Text;
	readonly days: number;
	readonly level: Level;
	readonly events: readonly { readonly title: Text; readonly rounds: number; readonly schemes: number }[];
	readonly by: Text | null;
	readonly at: string;
}

export interface CopyPreview {
	readonly title: Text;
	readonly organizationId: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly movedFrom: string | null;
	readonly deadlines: readonly { readonly kind: LeadKind; readonly dueOn: string; readonly past: boolean }[];
	readonly schedule: readonly { readonly title: Text; readonly startsAt: string; readonly endsAt: string }[];
	readonly events: readonly Text[];
}
