// What a step onward needs, and the sentence for each thing that is missing.
import { daysBetween } from '../../shared/day.ts';
import type { Life } from '../life.ts';

/** Results stand open to objections at least so many days before they are confirmed. */
export const LEAST_NOTICE_DAYS = 5;

export interface StepFacts {
	readonly life: Life;
	readonly level: 'county' | 'township' | 'system' | 'enterprise';
	readonly today: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly events: number;
	/** A venue or a base is named. */
	readonly place: boolean;
	/** Somebody to ask, with a telephone number. */
	readonly contact: boolean;
	readonly rounds: {
		readonly draft: number;
		readonly open: number;
		readonly closed: number;
		readonly withoutScheme: number;
		readonly withoutEntries: number;
		/** Closed ones whose results the public does not see. */
		readonly concealed: number;
	};
	/** The day on which the results were put up for objections. */
	readonly noticedOn: string | null;
	/** What must be settled before anything is published: a room that another has taken, say. */
	readonly blockers: readonly Missing[];
	/** What the calendar holds against publishing. */
	readonly unpublishable: readonly Missing[];
}

export interface Missing {
	readonly zh: string;
	readonly en: string;
}

type Need = (facts: StepFacts) => Missing | null;

const need =
	(there: (facts: StepFacts) => boolean, zh: string, en: string): Need =>
	(facts) =>
		there(facts) ? null : { zh, en };

const ahead = need(
	(facts) => facts.startsOn >= facts.today,
	'日期已过，请改成以后的日期',
	'the date has passed; choose one to come'
);
const events = need((facts) => facts.events > 0, '还没有赛项', 'there is no event yet');
const place = need((facts) => facts.place, '还没有地点', 'there is no venue yet');
const contact = need(
	(facts) => facts.contact,
	'通知里还没有联系人和电话',
	'the notice names nobody to call, with a number'
);
const schemes = need(
	(facts) => facts.rounds.draft + facts.rounds.open + facts.rounds.closed > 0 && facts.rounds.withoutScheme === 0,
	'还有轮次没有评分方案',
	'a round has no scheme yet'
);
const entries = need(
	(facts) => facts.rounds.draft + facts.rounds.open + facts.rounds.closed > 0 && facts.rounds.withoutEntries === 0,
	'还有轮次没有参赛者',
	'a round has no entries yet'
);
const begun = need((facts) => facts.startsOn <= facts.today, '还没到开赛日', 'the first day has not come');
const closed = need(
	(facts) => facts.rounds.closed > 0 && facts.rounds.open + facts.rounds.draft === 0,
	'还有轮次没有结束评分',
	'a round has not been closed yet'
);
const shown = need(
	(facts) => facts.rounds.concealed === 0,
	'还有轮次的成绩没有对公众公开',
	'the results of a round are not shown to the public yet'
);

const objections: Need = ({ noticedOn, today }) => {
	const days = noticedOn === null ? 0 : daysBetween(noticedOn, today);
	return days >= LEAST_NOTICE_DAYS
		? null
		: {
				zh: `公示要满 ${LEAST_NOTICE_DAYS} 天，现在第 ${days} 天`,
				en: `results must stand open to objections for ${LEAST_NOTICE_DAYS} days; this is day ${days}`
			};
};

/** What each life needs before somebody may step onward to it. */
const NEEDS: Readonly<Record<Life, readonly Need[]>> = {
	idea: [],
	planned: [ahead],
	filed: [ahead, events, place],
	approved: [ahead, events, place],
	notice: [ahead, events, place, contact],
	registration: [ahead, events, contact],
	drawn: [entries],
	running: [begun, entries, schemes],
	provisional: [closed],
	'public-notice': [closed, shown],
	confirmed: [closed, shown, objections],
	archived: [],
	postponed: [],
	cancelled: []
};

/** What goes out to the public. */
const PUBLISHES: ReadonlySet<Life> = new Set(['notice', 'registration']);
const RELEASES: ReadonlySet<Life> = new Set(['approved', 'notice', 'registration']);

/** What is missing for this step, as sentences without a full stop. */
export function missingFor(facts: StepFacts, to: Life): Missing[] {
	const found = NEEDS[to].flatMap((one) => one(facts) ?? []);
	return [...found, ...(RELEASES.has(to) ? facts.blockers : []), ...(PUBLISHES.has(to) ? facts.unpublishable : [])];
}
