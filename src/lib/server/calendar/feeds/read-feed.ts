// Feeds as anybody with their address reads them: of a person or a class by a private token, of an organization, a base or a
// competition what has been made public.
import { frabSchedule } from '../../../domain/calendar/feeds/frab.ts';
import type { Appointment } from '../../../domain/calendar/feeds/appointment.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { inLocale, type Locale, type Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { isId } from '../../people/guard.ts';
import { ofBase, ofCompetition, ofOrganization, ofPerson, ofSeries } from './appointments.queries.ts';
import { toIcs } from './ics.ts';
import { feedOfToken } from './tokens.ts';

/** What can be subscribed to without a token. */
export type PublicFeed = 'organizations' | 'bases' | 'competitions';

interface Feed {
	readonly title: Text;
	readonly appointments: readonly Appointment[];
}

async function titleOf(context: Context, kind: PublicFeed, id: string): Promise<Text | undefined> {
	const { db } = context.database;
	if (kind === 'competitions') {
		const row = await db
			.selectFrom('competition')
			.innerJoin('competition_feed', 'competition_feed.competition_id', 'competition.id')
			.where('competition.id', '=', id)
			// what is not public yet is not there
			.where('competition_feed.published_at', 'is not', null)
			.select(['title_zh', 'title_en'])
			.executeTakeFirst();
		return row && text(row.title_zh, row.title_en);
	}
	const row =
		kind === 'organizations'
			? await db.selectFrom('organization').where('id', '=', id).select(['name_zh', 'name_en']).executeTakeFirst()
			: await db
					.selectFrom('resource')
					.where('id', '=', id)
					.where('kind', '=', 'base')
					.select(['name_zh', 'name_en'])
					.executeTakeFirst();
	return row?.name_zh ? text(row.name_zh, row.name_en) : undefined;
}

async function publicFeed(context: Context, kind: PublicFeed, id: string): Promise<Result<Feed>> {
	if (!isId(id)) return refuse('feed_unknown');
	const title = await titleOf(context, kind, id);
	if (!title) return refuse('feed_unknown');
	const read = { organizations: ofOrganization, bases: ofBase, competitions: ofCompetition }[kind];
	return ok({ title, appointments: await read(context.database.db, id, context.now()) });
}

async function privateFeed(context: Context, kind: 'person' | 'series', token: string): Promise<Result<Feed>> {
	const { db } = context.database;
	const found = await feedOfToken(context, token);
	if (kind === 'person' && found?.personId) {
		const row = await db
			.selectFrom('person')
			.where('id', '=', found.personId)
			.select(['name_zh', 'name_en'])
			.executeTakeFirstOrThrow();
		return ok({
			title: text(row.name_zh, row.name_en),
			appointments: await ofPerson(db, found.personId, context.now())
		});
	}
	if (kind === 'series' && found?.seriesId) {
		// as it is called now
		const row = await db
			.selectFrom('series')
			.where((eb) => eb.or([eb('id', '=', found.seriesId), eb('origin_id', '=', found.seriesId)]))
			.orderBy('starts_on', 'desc')
			.select(['title_zh', 'title_en'])
			.executeTakeFirstOrThrow();
		return ok({
			title: text(row.title_zh, row.title_en),
			appointments: await ofSeries(db, found.seriesId, context.now())
		});
	}
	return refuse('feed_unknown');
}

/** A private feed as an iCalendar file. An unknown and a revoked token read alike. */
export async function readPrivateFeed(
	context: Context,
	asked: { kind: 'person' | 'series'; token: string; locale: Locale }
): Promise<Result<string>> {
	const feed = await privateFeed(context, asked.kind, asked.token);
	if (!feed.ok) return feed;
	const { title, appointments } = feed.value;
	return ok(toIcs(`匠赛 · ${inLocale(title, asked.locale)}`, appointments, asked.locale));
}

/** A public feed as an iCalendar file. */
export async function readPublicFeed(
	context: Context,
	asked: { kind: PublicFeed; id: string; locale: Locale }
): Promise<Result<string>> {
	const feed = await publicFeed(context, asked.kind, asked.id);
	if (!feed.ok) return feed;
	return ok(toIcs(inLocale(feed.value.title, asked.locale), feed.value.appointments, asked.locale));
}

/** A public programme as frab's schedule.json. */
export async function readProgramme(
	context: Context,
	asked: { kind: PublicFeed; id: string; locale: Locale; origin: string }
): Promise<Result<string>> {
	const feed = await publicFeed(context, asked.kind, asked.id);
	if (!feed.ok) return feed;
	const programme = { ...asked, ...feed.value, today: dayOfInstant(context.now().getTime()) };
	return ok(JSON.stringify(frabSchedule(programme), null, '\t'));
}
