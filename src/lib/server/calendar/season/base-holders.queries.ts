// Who has a base on a day: for the sentence that says why it could not be planned there.
import { sql } from 'kysely';
import { HOURS } from '../../../domain/calendar/season/planning.ts';
import { instantAt } from '../../../domain/shared/day.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';

/** The title of what holds each wanted base, by "base/day"; only those that are taken. */
export async function baseHolders(
	db: Db,
	wanted: readonly { readonly baseId: string | null; readonly day: string }[]
): Promise<ReadonlyMap<string, Text>> {
	const holders = new Map<string, Text>();
	const places = wanted.filter((one) => one.baseId !== null);
	if (places.length === 0) return holders;
	const { rows } = await sql<{ base_id: string; day: string; title_zh: string; title_en: string | null }>`
		select w.base_id, w.day, o.title_zh, o.title_en
		from unnest(${places.map((one) => one.baseId)}::uuid[], ${places.map((one) => one.day)}::text[],
			${places.map((one) => new Date(instantAt(one.day, HOURS.from) - HOURS.setup * 60_000))}::timestamptz[],
			${places.map((one) => new Date(instantAt(one.day, HOURS.to) + HOURS.teardown * 60_000))}::timestamptz[])
			as w(base_id, day, opens, closes)
		join booking b on b.resource_id = w.base_id and b.hard and b.active and b.during && tstzrange(w.opens, w.closes)
		join occasion o on o.id = b.occasion_id`.execute(db);
	for (const row of rows) holders.set(`${row.base_id}/${row.day}`, text(row.title_zh, row.title_en));
	return holders;
}
