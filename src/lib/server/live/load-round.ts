// Everything about a round that is set up rather than scored: titles, scheme, entries, seats.
import type { Text } from '../../domain/shared/text.ts';
import type { BookEntry, BookSeat } from '../../domain/scoring/book.ts';
import type { Scheme } from '../../domain/scoring/scheme.ts';
import type { Db } from '../db/database.ts';

export interface EntrySetup extends BookEntry {
	readonly name: Text;
	readonly employer: Text | null;
}

export interface SeatSetup extends BookSeat {
	readonly personId: string | null;
	readonly person: Text | null;
	readonly employer: Text | null;
	readonly tabletId: string | null;
	readonly tabletLabel: string | null;
}

export interface RoundSetup {
	readonly id: string;
	readonly setup: number;
	readonly title: Text;
	readonly event: Text;
	readonly competition: Text;
	readonly competitionId: string;
	readonly host: Text;
	readonly venue: Text | null;
	readonly startsOn: string;
	readonly scheme: Scheme | null;
	readonly schemeHash: string | null;
	readonly prizes: number;
	readonly showNames: boolean;
	/** A round of the demo season: seats without a tablet are marked by simulated judges. */
	readonly simulated: boolean;
	readonly entries: readonly EntrySetup[];
	readonly seats: readonly SeatSetup[];
}

/** Two columns as one text; English is left out where there is none. */
export function text(zh: string, en: string | null): Text {
	return en ? { zh, en } : { zh };
}

function maybeText(zh: string | null, en: string | null): Text | null {
	return zh ? text(zh, en) : null;
}

/** A round's setup, or null when there is no such round. Three queries, whatever its size. */
export async function loadRoundSetup(db: Db, roundId: string): Promise<RoundSetup | null> {
	const [round, entries, seats] = await Promise.all([
		db
			.selectFrom('round')
			.innerJoin('event', 'event.id', 'round.event_id')
			.innerJoin('competition', 'competition.id', 'event.competition_id')
			.innerJoin('organization', 'organization.id', 'competition.organization_id')
			.where('round.id', '=', roundId)
			.select([
				'round.setup',
				'round.title_zh',
				'round.title_en',
				'round.scheme',
				'round.scheme_hash',
				'round.prizes',
				'round.show_names',
				'round.simulated',
				'round.codes_sealed',
				'event.title_zh as event_zh',
				'event.title_en as event_en',
				'competition.id as competition_id',
				'competition.title_zh as competition_zh',
				'competition.title_en as competition_en',
				'competition.venue_zh',
				'competition.venue_en',
				'competition.starts_on',
				'organization.name_zh as host_zh',
				'organization.name_en as host_en'
			])
			.executeTakeFirst(),
		db
			.selectFrom('entry')
			.leftJoin('organization', 'organization.id', 'entry.employer_id')
			.where('entry.round_id', '=', roundId)
			.orderBy('entry.start_order')
			.select([
				'entry.id',
				'entry.code',
				'entry.start_order',
				'entry.name_zh',
				'entry.name_en',
				'entry.employer_zh',
				'entry.employer_en',
				'organization.name_zh as organization_zh',
				'organization.name_en as organization_en'
			])
			.execute(),
		db
			.selectFrom('seat')
			.leftJoin('person', 'person.id', 'seat.person_id')
			.leftJoin('organization', 'organization.id', 'person.employer_id')
			.leftJoin('tablet', (join) => join.onRef('tablet.seat_id', '=', 'seat.id').on('tablet.ended_at', 'is', null))
			.where('seat.round_id', '=', roundId)
			.orderBy('seat.number')
			.select([
				'seat.id',
				'seat.number',
				'seat.role',
				'seat.person_id',
				'person.name_zh',
				'person.name_en',
				'organization.name_zh as employer_zh',
				'organization.name_en as employer_en',
				'tablet.id as tablet_id',
				'tablet.label as tablet_label'
			])
			.execute()
	]);
	if (!round) return null;
	return {
		id: roundId,
		setup: round.setup,
		title: text(round.title_zh, round.title_en),
		event: text(round.event_zh, round.event_en),
		competition: text(round.competition_zh, round.competition_en),
		competitionId: round.competition_id,
		host: text(round.host_zh, round.host_en),
		venue: maybeText(round.venue_zh, round.venue_en),
		startsOn: round.starts_on,
		scheme: round.scheme as Scheme | null,
		schemeHash: round.scheme_hash,
		prizes: round.prizes,
		showNames: round.show_names && !round.codes_sealed,
		simulated: round.simulated,
		entries: entries.map((row) => ({
			id: row.id,
			code: row.code,
			order: row.start_order,
			// while the works are sealed nobody learns from anywhere whose work a code is
			name: round.codes_sealed ? { zh: row.code } : text(row.name_zh, row.name_en),
			employer: round.codes_sealed
				? null
				: row.organization_zh
					? text(row.organization_zh, row.organization_en)
					: maybeText(row.employer_zh, row.employer_en)
		})),
		seats: seats.map((row) => ({
			id: row.id,
			number: row.number,
			role: row.role,
			personId: row.person_id,
			person: maybeText(row.name_zh, row.name_en),
			employer: maybeText(row.employer_zh, row.employer_en),
			tabletId: row.tablet_id,
			tabletLabel: row.tablet_label
		}))
	};
}
