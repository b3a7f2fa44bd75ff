// What of a competition can be held again: its events, rounds and schemes, its schedule counted from the first day, its words.
import type { Activity } from '../../../domain/competition/activity.ts';
import type { LeadKind } from '../../../domain/competition/life/lead-times.ts';
import { addDays, dayOfInstant, daysBetween, instantAt, minuteOfInstant } from '../../../domain/shared/day.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Db } from '../../db/database.ts';
import type { CompetitionTable, OccasionTable } from '../../db/schema.ts';
import { text } from '../../live/load-round.ts';

export interface Blueprint {
	readonly format: 'jiangsai-template/1';
	readonly title: Text;
	readonly level: CompetitionTable['level'];
	readonly venue: Text | null;
	readonly activity: Activity;
	readonly trade: string | null;
	readonly baseId: string | null;
	readonly hostIds: readonly string[];
	readonly days: number;
	/** The first day of the original, for what its title says of the date. */
	readonly startsOn: string;
	readonly leadTimes: Partial<Record<LeadKind, number>>;
	readonly events: readonly {
		readonly title: Text;
		readonly rounds: readonly {
			readonly title: Text;
			readonly scheme: unknown;
			readonly schemeHash: string | null;
			readonly prizes: number;
			readonly showNames: boolean;
		}[];
	}[];
	readonly schedule: readonly {
		readonly kind: OccasionTable['kind'];
		readonly title: Text;
		/** Days after the first one, minutes after midnight, and how long. */
		readonly day: number;
		readonly minute: number;
		readonly minutes: number;
		readonly setupMinutes: number;
		readonly teardownMinutes: number;
		/** Which of the events it belongs to. */
		readonly event: number | null;
	}[];
	readonly who: Text | null;
	readonly contact: Text | null;
	readonly phone: string | null;
}

const maybe = (zh: string | null, en: string | null): Text | null => (zh ? text(zh, en) : null);

/** Draws the blueprint of a competition; null when there is none. Heats are of one field of entries and are left out. */
export async function blueprintOf(db: Db, id: string): Promise<Blueprint | null> {
	const row = await db
		.selectFrom('competition')
		.leftJoin('trade', 'trade.id', 'competition.trade_id')
		.leftJoin('competition_notice', 'competition_notice.competition_id', 'competition.id')
		.where('competition.id', '=', id)
		.selectAll('competition')
		.select(['trade.name_zh as trade', 'who_zh', 'who_en', 'contact_zh', 'contact_en', 'phone'])
		.executeTakeFirst();
	if (!row) return null;
	const [events, rounds, hosts, schedule] = await Promise.all([
		db.selectFrom('event').where('competition_id', '=', id).orderBy('position').selectAll().execute(),
		db
			.selectFrom('round')
			.innerJoin('event', 'event.id', 'round.event_id')
			.where('event.competition_id', '=', id)
			.orderBy('round.position')
			.selectAll('round')
			.execute(),
		db.selectFrom('competition_host').where('competition_id', '=', id).select('organization_id').execute(),
		db
			.selectFrom('occasion')
			.where('competition_id', '=', id)
			.where('kind', '<>', 'heat')
			.where('state', 'not in', ['cancelled', 'skipped'])
			.orderBy('starts_at')
			.selectAll()
			.execute()
	]);
	return {
		format: 'jiangsai-template/1',
		title: text(row.title_zh, row.title_en),
		level: row.level,
		venue: maybe(row.venue_zh, row.venue_en),
		activity: row.activity,
		trade: row.trade,
		baseId: row.base_id,
		hostIds: hosts.map((one) => one.organization_id),
		days: daysBetween(row.starts_on, row.ends_on) + 1,
		startsOn: row.starts_on,
		leadTimes: row.lead_times,
		events: events.map((event) => ({
			title: text(event.title_zh, event.title_en),
			rounds: rounds
				.filter((round) => round.event_id === event.id)
				.map((round) => ({
					title: text(round.title_zh, round.title_en),
					scheme: round.scheme,
					schemeHash: round.scheme_hash,
					prizes: round.prizes,
					showNames: round.show_names
				}))
		})),
		schedule: schedule.map((one) => ({
			kind: one.kind,
			title: text(one.title_zh, one.title_en),
			day: daysBetween(row.starts_on, dayOfInstant(one.starts_at.getTime())),
			minute: minuteOfInstant(one.starts_at.getTime()),
			minutes: Math.round((one.ends_at.getTime() - one.starts_at.getTime()) / 60_000),
			setupMinutes: one.setup_minutes,
			teardownMinutes: one.teardown_minutes,
			event: one.event_id === null ? null : events.findIndex((event) => event.id === one.event_id)
		})),
		who: maybe(row.who_zh, row.who_en),
		contact: maybe(row.contact_zh, row.contact_en),
		phone: row.phone
	};
}

/** When each thing of the schedule happens in a copy that begins on this day. */
export function scheduleOn(blueprint: Blueprint, startsOn: string): { title: Text; startsAt: Date; endsAt: Date }[] {
	return blueprint.schedule.map((one) => {
		const startsAt = instantAt(addDays(startsOn, one.day), one.minute);
		return { title: one.title, startsAt: new Date(startsAt), endsAt: new Date(startsAt + one.minutes * 60_000) };
	});
}
