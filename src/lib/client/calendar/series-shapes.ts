// What the calls of the work calendar, of series and of a person's page answer with, as far as the faces read it.
import type { HolidayPolicy } from '#lib/domain/calendar/series/place-dates.ts';
import type { SeriesRule } from '#lib/domain/calendar/series/rule.ts';
import type { WorkDay } from '#lib/domain/calendar/series/work-days.ts';
import type { Role } from '#lib/domain/people/policy.ts';
import type { Text } from '#lib/domain/shared/text.ts';

export interface WorkYear {
	readonly year: number;
	readonly days: readonly (WorkDay & { readonly organizationId: string | null })[];
	readonly working: number;
	readonly years: readonly { readonly year: number; readonly days: number }[];
	readonly mayChange: boolean;
}

export interface WorkYearPreview {
	readonly rows: readonly {
		readonly line: number;
		readonly given: string;
		readonly day: WorkDay | null;
		readonly problems: readonly { readonly zh: string; readonly en: string }[];
	}[];
	readonly bad: number;
	readonly year: number | null;
}

export type SeriesKind = 'contest' | 'heat' | 'meeting' | 'class' | 'maintenance' | 'hold';

export interface SeriesResource {
	readonly resourceId: string;
	readonly role: 'venue' | 'judge' | 'chief-judge' | 'teacher' | 'contestant' | 'staff' | 'equipment';
	readonly personId: string | null;
	readonly name: Text;
}

export interface SeriesPart {
	readonly id: string;
	readonly title: Text;
	readonly kind: SeriesKind;
	readonly level: 'county' | 'township' | 'system' | 'enterprise' | null;
	readonly organization: { readonly id: string; readonly name: Text };
	readonly rule: SeriesRule | null;
	readonly startsOn: string;
	readonly startsTime: string;
	readonly minutes: number;
	readonly policy: HolidayPolicy;
	readonly published: boolean;
	readonly resources: readonly SeriesResource[];
}

export interface SeriesSummary extends SeriesPart {
	readonly total: number;
	readonly done: number;
	readonly drafts: number;
	readonly next: number | null;
}

export interface SeriesDate {
	readonly id: string;
	readonly recursOn: string;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly title: Text;
	readonly state: 'draft' | 'planned' | 'confirmed' | 'running' | 'finished' | 'cancelled' | 'skipped';
	readonly byHand: boolean;
	readonly competitionId: string | null;
	readonly begun: boolean;
}

export interface SeriesDetail {
	readonly parts: readonly (SeriesPart & { readonly dates: readonly SeriesDate[] })[];
	readonly mayChange: boolean;
	readonly feedSince: number | null;
}

export interface Place {
	readonly id: string;
	readonly kind: 'room' | 'base' | 'station' | 'equipment';
	readonly name: Text;
	readonly within: Text | null;
	readonly organization: Text;
}

export interface PreviewDate {
	readonly recursOn: string;
	readonly day: string | null;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly hit: { readonly kind: 'holiday' | 'make-up'; readonly name: Text } | null;
	readonly taken: readonly { readonly who: Text; readonly what: Text; readonly from: number; readonly to: number }[];
	readonly exception: { readonly cancelled: boolean } | null;
}

export interface SeriesPreview {
	readonly dates: readonly PreviewDate[];
	readonly hit: number;
	readonly free: number;
	readonly cancelled: number;
}

export interface Booked {
	readonly id: string;
	readonly title: Text;
	readonly competition: { readonly id: string; readonly title: Text } | null;
	readonly seriesId: string | null;
	readonly kind: SeriesKind;
	readonly role: SeriesResource['role'];
	readonly startsAt: number;
	readonly endsAt: number;
	readonly place: Text | null;
	readonly state: SeriesDate['state'];
	readonly wholeDays: boolean;
}

export interface PartIn {
	readonly competitionId: string;
	readonly title: Text;
	readonly host: Text;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly round: Text;
	readonly chief: boolean;
}

export interface PersonPage {
	readonly person: {
		readonly id: string;
		readonly name: Text;
		readonly employer: { readonly id: string; readonly name: Text } | null;
		readonly account: string | null;
		readonly roles: readonly { readonly role: Role; readonly place: Text | null }[];
	};
	readonly coming: readonly Booked[];
	readonly past: readonly Booked[];
	readonly judged: readonly PartIn[];
	readonly contested: readonly PartIn[];
	readonly year: {
		readonly year: number;
		readonly judged: number;
		readonly taught: number;
		readonly contested: number;
	};
	readonly feedSince: number | null;
	readonly mayFeed: boolean;
}
