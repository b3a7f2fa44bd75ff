// What the front page makes of the list of competitions: the round to show, results, and who competes in the days ahead. Pure.
import type { Text } from '#lib/domain/shared/text.ts';
import { daysFrom } from '#lib/ui/day.ts';

export interface Leader {
	readonly name: Text;
	readonly employer: Text | null;
	readonly total: string;
}

export interface RoundInList {
	readonly id: string;
	readonly title: Text;
	readonly event: Text;
	readonly state: 'draft' | 'open' | 'closed';
	readonly mode: 'live' | 'frozen' | 'hidden';
	readonly leader: Leader | null;
}

export interface OrganizationInList {
	readonly id: string;
	readonly name: Text;
	readonly short: Text | null;
	readonly kind?: string;
}

/** A line of `GET /api/competitions`. */
export interface CompetitionInList {
	readonly id: string;
	readonly title: Text;
	readonly level: 'county' | 'township' | 'system' | 'enterprise';
	readonly organization: OrganizationInList;
	readonly venue: Text | null;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly state: 'planned' | 'running' | 'finished';
	readonly life?: string;
	/** Everybody may read its notice. */
	readonly notice?: boolean;
	readonly rounds: readonly RoundInList[];
}

const HELD = new Set(['provisional', 'public-notice', 'confirmed', 'archived']);

/** Whether it took place, with or without results of ours. */
export function wasHeld(competition: Pick<CompetitionInList, 'life' | 'state'>): boolean {
	return competition.life === undefined ? competition.state === 'finished' : HELD.has(competition.life);
}

/** The days that the front page looks ahead, today among them. */
export const AHEAD = 14;

/** The day `count` days after a day. */
export function dayPlus(day: string, count: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

const levels = { county: 0, system: 1, township: 2, enterprise: 3 } as const;

/**
 * The round that fills the front page: one that is being scored in the open, the widest level first; then one that is
 * sealed; then the newest finished one. Null when nothing has been scored yet.
 */
export function pickRound(competitions: readonly CompetitionInList[]): RoundInList | null {
	const rounds = competitions.flatMap((competition) => competition.rounds.map((round) => ({ competition, round })));
	const open = rounds
		.filter(({ round }) => round.state === 'open')
		.toSorted(
			(a, b) =>
				Number(b.round.mode === 'live') - Number(a.round.mode === 'live') ||
				Number(b.round.leader !== null) - Number(a.round.leader !== null) ||
				levels[a.competition.level] - levels[b.competition.level] ||
				(a.competition.startsOn < b.competition.startsOn ? 1 : -1)
		);
	const closed = rounds
		.filter(({ round }) => round.state === 'closed' && round.mode === 'live')
		.toSorted((a, b) => (a.competition.endsOn < b.competition.endsOn ? 1 : -1));
	return (open[0] ?? closed[0])?.round ?? null;
}

export interface ResultLine {
	readonly competition: CompetitionInList;
	readonly round: RoundInList;
	readonly leader: Leader;
}

/** The newest results, one for each event: of several rounds the last one counts. */
export function newestResults(competitions: readonly CompetitionInList[], most: number, but?: string): ResultLine[] {
	const lines: ResultLine[] = [];
	for (const competition of competitions) {
		const byEvent = new Map<string, ResultLine>();
		for (const round of competition.rounds)
			if (round.state === 'closed' && round.leader && round.id !== but)
				byEvent.set(round.event.zh, { competition, round, leader: round.leader });
		lines.push(...byEvent.values());
	}
	return lines.toSorted((a, b) => (a.competition.endsOn < b.competition.endsOn ? 1 : -1)).slice(0, most);
}

/** One competition on the timeline: days counted from the first one shown, `from` and `to` included. */
export interface Chip {
	readonly competition: CompetitionInList;
	readonly from: number;
	readonly to: number;
	/** The day before which the next chip of this lane begins; the label may run that far. */
	readonly until: number;
	readonly lane: number;
}

export interface TimelineRow {
	/** null stands for the county's own. */
	readonly organization: OrganizationInList | null;
	readonly lanes: number;
	readonly chips: readonly Chip[];
}

function chipsOf(competitions: readonly CompetitionInList[], first: string): { chips: Chip[]; lanes: number } {
	const open: { competition: CompetitionInList; from: number; to: number; lane: number }[] = [];
	const laneEnds: number[] = [];
	for (const competition of competitions.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
		const from = Math.max(0, daysFrom(first, competition.startsOn));
		const to = Math.min(AHEAD - 1, daysFrom(first, competition.endsOn));
		if (to < 0 || from >= AHEAD || to < from) continue;
		let lane = laneEnds.findIndex((end) => end < from);
		if (lane < 0) lane = laneEnds.length;
		laneEnds[lane] = to;
		open.push({ competition, from, to, lane });
	}
	const chips = open.map((chip) => ({
		...chip,
		until: Math.min(AHEAD, ...open.filter((o) => o.lane === chip.lane && o.from > chip.from).map((o) => o.from))
	}));
	return { chips, lanes: Math.max(1, laneEnds.length) };
}

const townKinds = new Set(['township', 'subdistrict']);
/** More rows than this say nothing at a glance: then only those where something is on. */
const MOST_ROWS = 22;

/** The days ahead: the county first, then the towns in their order, then whoever else has something on. */
export function timelineOf(
	competitions: readonly CompetitionInList[],
	organizations: readonly OrganizationInList[],
	first: string
): TimelineRow[] {
	const near = competitions.filter(
		(c) => daysFrom(first, c.endsOn) >= 0 && daysFrom(first, c.startsOn) < AHEAD && c.endsOn >= c.startsOn
	);
	const county = near.filter((c) => c.level === 'county');
	const byOrganization = Map.groupBy(
		near.filter((c) => c.level !== 'county'),
		(c) => c.organization.id
	);
	const known = new Set(organizations.map((o) => o.id));
	const others = [...byOrganization.values()]
		.flatMap((list) => list[0]?.organization ?? [])
		.filter((o) => !known.has(o.id));
	const all = [...organizations, ...others];
	const busy = all.filter((o) => byOrganization.has(o.id));
	const towns = all.filter((o) => (o.kind !== undefined && townKinds.has(o.kind)) || byOrganization.has(o.id));
	const rows: TimelineRow[] = [];
	if (county.length > 0) rows.push({ organization: null, ...chipsOf(county, first) });
	for (const organization of towns.length <= MOST_ROWS ? towns : busy)
		rows.push({ organization, ...chipsOf(byOrganization.get(organization.id) ?? [], first) });
	return rows;
}

function bare(title: string, names: readonly (string | undefined)[], endings: RegExp): string {
	let rest = title;
	for (const name of names.filter((n) => n !== undefined).toSorted((a, b) => b.length - a.length))
		if (rest.startsWith(name)) {
			rest = rest.slice(name.length);
			break;
		}
	rest = rest.trim();
	return rest.replace(endings, '').trim() || rest || title;
}

/** A title without what its row and the page already say: whose it is, and that it is a competition. */
export function shortTitle({ title, organization: { name, short } }: CompetitionInList): Text {
	const zh = bare(
		title.zh,
		[name.zh, name.zh.replace(/总工会$/, ''), short?.zh].flatMap((n) => (n ? [`${n}职工`, n] : [])),
		/(职业)?(技能)?(竞赛|大赛|比赛)$/
	);
	if (!title.en) return { zh };
	const english = [name.en, name.en?.replace(/ Federation.*$/, ''), short?.en];
	return { zh, en: bare(title.en, english, / ?(Skills )?(Competition|Contest)$/) };
}

/** What a competition is called on a small chip: its events, or its title where it has none yet. */
export function chipTexts(competition: CompetitionInList): readonly Text[] {
	const events = new Map(competition.rounds.map((round) => [round.event.zh, round.event]));
	return events.size > 0 ? [...events.values()] : [shortTitle(competition)];
}

/** The round a chip leads to: being scored, or finished, in that order. */
export function roundToFollow(competition: CompetitionInList): RoundInList | null {
	return (
		competition.rounds.find((round) => round.state === 'open') ??
		competition.rounds.findLast((round) => round.state === 'closed' && round.mode === 'live') ??
		null
	);
}

/** Where a chip leads: to the board of its round, else to the notice; null while there is neither. */
export function chipLink(competition: CompetitionInList): { to: 'follow' | 'notice'; id: string } | null {
	const round = roundToFollow(competition);
	if (round) return { to: 'follow', id: round.id };
	return competition.notice ? { to: 'notice', id: competition.id } : null;
}

/** Whether it was called off or put off: shown struck out on its old day. */
export function isOff(competition: CompetitionInList): boolean {
	return competition.life === 'cancelled' || competition.life === 'postponed';
}
