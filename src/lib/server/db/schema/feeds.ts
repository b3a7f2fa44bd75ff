// What series take and private calendar feeds, as Kysely sees them.
import type { Generated } from 'kysely';
import type { BookingTable } from './calendar.ts';
import type { Instant, MaybeInstant } from './instants.ts';

export interface SeriesBookingTable {
	series_id: string;
	resource_id: string;
	role: BookingTable['role'];
}

export interface FeedTokenTable {
	id: string;
	person_id: string | null;
	series_id: string | null;
	token_hash: Buffer;
	created_at: Instant;
	revoked_at: MaybeInstant;
}

export interface CompetitionFeedTable {
	competition_id: string;
	published_at: MaybeInstant;
	sequence: Generated<number>;
	changed_at: Instant;
}

export interface FeedTables {
	series_booking: SeriesBookingTable;
	feed_token: FeedTokenTable;
	competition_feed: CompetitionFeedTable;
}
