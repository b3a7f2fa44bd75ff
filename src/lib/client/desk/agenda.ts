// Competitions by when they are, as the organizer thinks of them: now, next, past.
import type { CompetitionSummary, RoundSummary } from './shapes.ts';

export interface Agenda {
	readonly now: readonly CompetitionSummary[];
	readonly next: readonly CompetitionSummary[];
	readonly past: readonly CompetitionSummary[];
}

/** Now: a round is open, or today lies in its days. Next by date, past latest first. */
export function agendaOf(competitions: readonly CompetitionSummary[], today: string): Agenda {
	const now: CompetitionSummary[] = [];
	const next: CompetitionSummary[] = [];
	const past: CompetitionSummary[] = [];
	for (const competition of competitions) {
		const within = competition.startsOn <= today && today <= competition.endsOn;
		if (competition.state === 'running' || (within && competition.state !== 'finished')) now.push(competition);
		else if (competition.startsOn > today && competition.state !== 'finished') next.push(competition);
		else past.push(competition);
	}
	const byStart = (a: CompetitionSummary, b: CompetitionSummary) =>
		a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0;
	return { now: now.sort(byStart), next: next.sort(byStart), past: past.sort((a, b) => byStart(b, a)) };
}

/** What a round in preparation still lacks before scoring can open. */
export function lacking(round: RoundSummary): readonly ('scheme' | 'entries' | 'panel')[] {
	if (round.state !== 'draft') return [];
	const lacks: ('scheme' | 'entries' | 'panel')[] = [];
	if (!round.hasScheme) lacks.push('scheme');
	if (round.entries === 0) lacks.push('entries');
	if (round.seats === 0) lacks.push('panel');
	return lacks;
}

/** Whether every word is found somewhere in the competition's titles, host or venue. */
export function matches(competition: CompetitionSummary, words: string): boolean {
	const { title, organization, venue, rounds } = competition;
	const all = [title, organization.name, venue, ...rounds.map((round) => round.event)]
		.flatMap((text) => (text ? [text.zh, text.en ?? ''] : []))
		.join(' ')
		.toLowerCase();
	return words
		.toLowerCase()
		.split(/\s+/)
		.every((word) => all.includes(word));
}
