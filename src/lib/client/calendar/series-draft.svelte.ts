// A series while it is edited: plain fields, and the rule they say.
import { addDays } from '#lib/domain/shared/day.ts';
import type { HolidayPolicy } from '#lib/domain/calendar/series/place-dates.ts';
import type { Nth, RuleEnd, SeriesRule } from '#lib/domain/calendar/series/rule.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import { draftOf, textOf, type TextDraft } from '#lib/client/desk/drafts.ts';
import type { SeriesPart } from './series-shapes.ts';

export type Pattern = 'week' | 'nth' | 'date';

/** What the preview and the save send of a rule; null while it says nothing yet. */
export interface PatternSent {
	readonly rule: SeriesRule;
	readonly startsOn: string;
	readonly startsTime: string;
	readonly minutes: number;
	readonly policy: HolidayPolicy;
	readonly resources: readonly { readonly resourceId: string; readonly role: 'venue' | 'equipment' }[];
	readonly teachers: readonly string[];
}

/** A time as people type it (18:30, 1830, 9：05) as "18:30"; null when it is none. */
export function timeOf(text: string): string | null {
	const found = /^(\d{1,2})\s*[:：.]?\s*(\d\d)$/.exec(text.trim());
	const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
	if (!found || hours > 23 || minutes > 59) return null;
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function whole(text: string, min: number, max: number): number | null {
	const n = Number(text);
	return /^\d+$/.test(text.trim()) && n >= min && n <= max ? n : null;
}

export class SeriesDraft {
	kind = $state<'class' | 'contest' | 'meeting' | 'maintenance'>('class');
	level = $state<'county' | 'township' | 'system' | 'enterprise'>('township');
	organizationId = $state('');
	title = $state<TextDraft>({ zh: '', en: '' });
	published = $state(false);
	pattern = $state<Pattern>('week');
	interval = $state('1');
	days = $state.raw<readonly number[]>([2]);
	nth = $state<Nth>(2);
	weekday = $state(6);
	date = $state(15);
	startsOn = $state('');
	time = $state('18:30');
	minutes = $state('120');
	endBy = $state<'count' | 'until'>('count');
	count = $state('12');
	until = $state('');
	policy = $state<HolidayPolicy>('next');
	places = $state.raw<readonly { readonly id: string; readonly name: Text }[]>([]);
	teachers = $state.raw<readonly { readonly id: string; readonly name: Text }[]>([]);

	constructor(organizationId: string, today: string) {
		this.organizationId = organizationId;
		this.startsOn = today;
		this.until = addDays(today, 91);
	}

	/** The draft of a part as it is, beginning with one of its dates when the change begins there. */
	static of(part: SeriesPart, from: { readonly day: string; readonly left: number } | null): SeriesDraft {
		const draft = new SeriesDraft(part.organization.id, part.startsOn);
		if (part.kind !== 'heat' && part.kind !== 'hold') draft.kind = part.kind;
		if (part.level) draft.level = part.level;
		draft.title = draftOf(part.title);
		draft.published = part.published;
		draft.time = part.startsTime;
		draft.minutes = String(part.minutes);
		draft.policy = part.policy;
		draft.startsOn = from?.day ?? part.startsOn;
		draft.places = part.resources
			.filter((one) => one.personId === null)
			.map((one) => ({ id: one.resourceId, name: one.name }));
		draft.teachers = part.resources.flatMap((one) => (one.personId ? [{ id: one.personId, name: one.name }] : []));
		if (part.rule) draft.#take(part.rule, from?.left ?? null);
		return draft;
	}

	#take(rule: SeriesRule, left: number | null): void {
		this.interval = String(rule.interval);
		if (rule.every === 'week') {
			this.pattern = 'week';
			this.days = rule.days;
		} else if ('nth' in rule) {
			this.pattern = 'nth';
			this.nth = rule.nth;
			this.weekday = rule.weekday;
		} else {
			this.pattern = 'date';
			this.date = rule.date;
		}
		if ('until' in rule.end) {
			this.endBy = 'until';
			this.until = rule.end.until;
		} else {
			this.count = String(left ?? rule.end.count);
			this.until = addDays(this.startsOn, 91);
		}
	}

	get name(): Text | null {
		return textOf(this.title);
	}

	get #end(): RuleEnd | null {
		if (this.endBy === 'until') return this.until ? { until: this.until } : null;
		const count = whole(this.count, 1, 400);
		return count === null ? null : { count };
	}

	get rule(): SeriesRule | null {
		const end = this.#end;
		const interval = whole(this.interval, 1, this.pattern === 'week' ? 52 : 12);
		if (!end || interval === null) return null;
		if (this.pattern === 'week')
			return this.days.length > 0 ? { every: 'week', interval, days: [...this.days].sort(), end } : null;
		if (this.pattern === 'nth') return { every: 'month', interval, nth: this.nth, weekday: this.weekday, end };
		return { every: 'month', interval, date: this.date, end };
	}

	/** What is sent; null while something is missing. */
	get sent(): PatternSent | null {
		const { rule } = this;
		const minutes = whole(this.minutes, 5, 1440);
		const startsTime = timeOf(this.time);
		if (!rule || minutes === null || !this.startsOn || !startsTime) return null;
		return {
			rule,
			startsOn: this.startsOn,
			startsTime,
			minutes,
			policy: this.policy,
			resources: this.places.map((one) => ({ resourceId: one.id, role: 'venue' as const })),
			teachers: this.teachers.map((one) => one.id)
		};
	}

	toggleDay(day: number): void {
		this.days = this.days.includes(day) ? this.days.filter((one) => one !== day) : [...this.days, day].sort();
	}
}
