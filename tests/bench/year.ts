// `npm run bench -- year`: what an organizer waits for in a county's year, and planning all its gaps at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayOfInstant, weekday } from '../../src/lib/domain/shared/day.ts';
import type { FillAnswer } from '../../src/lib/protocol/season.ts';
import type { Api } from '../../cli/replay/http-api.ts';
import type { Bench, Finding } from './report.ts';
import { median, percentile, times } from './statistics.ts';
import { openVenue } from './venue.ts';
import { makeYear, type MadeYear } from './year/generate.ts';

/** What a page may take at most, at p95. */
const PAGE_MS = 150;
const FILL_SECONDS = 10;
const READINGS = 120;

interface Page {
	readonly what: string;
	readonly path: (n: number, year: MadeYear) => string;
}

/** The Monday of the week that holds a day. */
function mondayOf(day: string): string {
	return addDays(day, 1 - weekday(day));
}

const PAGES: readonly Page[] = [
	{ what: 'season matrix', path: (_, { year }) => `/api/season?year=${year}` },
	{
		what: 'calendar week',
		path: (n, { year }) => {
			const from = mondayOf(addDays(`${year}-01-05`, (n * 7) % 350));
			return `/api/calendar?from=${from}&to=${addDays(from, 6)}`;
		}
	},
	{ what: 'person page', path: (n, { people }) => `/api/people/${people[n % people.length]}/page` }
];

async function pages(
	organizer: Api,
	year: MadeYear
): Promise<{ findings: Finding[]; samples: Record<string, number[]> }> {
	const findings: Finding[] = [];
	const samples: Record<string, number[]> = {};
	for (const page of PAGES) {
		// the first readings of a server that has just started plan their statements
		for (let n = 0; n < 5; n++) await organizer.text(page.path(n, year));
		const { took } = await times(READINGS, 1, (n) => organizer.text(page.path(n, year)));
		samples[page.what] = took;
		findings.push({
			what: `${page.what}, p95`,
			unit: 'ms',
			floor: PAGE_MS,
			product: percentile(took, 0.95),
			goal: { most: 1 }
		});
		findings.push({ what: `${page.what}, median`, unit: 'ms', floor: PAGE_MS, product: median(took), goal: null });
	}
	return { findings, samples };
}

const RULE = {
	quantifier: 'each',
	minimum: 1,
	activities: [],
	tradeIds: [],
	heldLives: ['running', 'provisional', 'public-notice', 'confirmed', 'archived'],
	plannedLives: ['planned', 'filed', 'approved', 'notice', 'registration', 'drawn'],
	leadDays: 25,
	jointCap: null,
	ownerId: null,
	state: 'in-force'
};

/** A competition a quarter by the county, one a month by each town: 208 a year. The next year is planned by nobody yet. */
async function oblige(organizer: Api, made: MadeYear): Promise<{ towns: string }> {
	const days = { from: `${made.year}-01-01`, to: `${made.year + 1}-12-31` };
	await organizer.post('/api/season/obligations', {
		...RULE,
		...days,
		organizationId: made.countyId,
		title: { zh: '一季一赛', en: 'One a quarter' },
		period: 'quarter',
		levels: ['county'],
		organizationIds: [made.countyId]
	});
	const { id } = await organizer.post<{ id: string }>('/api/season/obligations', {
		...RULE,
		...days,
		organizationId: made.countyId,
		title: { zh: '一月一赛', en: 'One a month' },
		period: 'month',
		levels: ['township'],
		organizationIds: made.towns
	});
	return { towns: id };
}

interface JobShown {
	readonly job: { readonly state: string; readonly result: FillAnswer | null };
}

async function fillGaps(
	organizer: Api,
	year: number,
	obligationId: string
): Promise<{ seconds: number; answer: FillAnswer }> {
	const begun = performance.now();
	const { jobId } = await organizer.post<{ jobId: string }>('/api/season/fill', { year, obligationId });
	for (;;) {
		const { job } = await organizer.get<JobShown>(`/api/jobs/${jobId}`);
		if (job.state === 'done' && job.result) return { seconds: (performance.now() - begun) / 1000, answer: job.result };
		if (job.state !== 'running') throw new Error(`filling the gaps ended as ${job.state}`);
		await sleep(50);
	}
}

/** Makes the year, reads its pages, and plans the next one from nothing. */
export async function yearBench(): Promise<Bench> {
	const venue = await openVenue();
	try {
		const { organizer } = venue;
		const thisYear = Number(dayOfInstant(Date.now()).slice(0, 4));
		const made = await makeYear(venue.databaseUrl, thisYear);
		const { towns } = await oblige(organizer, made);
		const { findings, samples } = await pages(organizer, made);
		const { seconds, answer } = await fillGaps(organizer, thisYear + 1, towns);
		const gaps = answer.filled.length + answer.unfilled.length;
		const silent = answer.filled.filter((one) => one.proposal.reasons.length === 0);
		return {
			name: 'year',
			options: { readings: READINGS },
			findings: [
				...findings,
				{ what: `${gaps} gaps filled`, unit: 's', floor: FILL_SECONDS, product: seconds, goal: { most: 1 } },
				{ what: 'gaps left without a date', unit: `of ${gaps}`, floor: 0, product: answer.unfilled.length, goal: null },
				{
					what: 'dates without a reason',
					unit: `of ${answer.filled.length}`,
					floor: 0,
					product: silent.length,
					goal: { none: true }
				}
			],
			notes: [
				`${made.counts.people} people, ${made.counts.competitions} competitions, ${made.counts.occasions} occasions, ${made.counts.bookings} bookings`
			],
			samples
		};
	} finally {
		await venue.close();
	}
}
