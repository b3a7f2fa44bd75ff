// The programme of a competition's day: what everybody may see, and what those who run it see besides.
import { createHash } from 'node:crypto';
import type { DayState } from '../../../domain/calendar/day/programme.ts';
import { dayOfInstant, isDay } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Programme, ProgrammeItem } from '../../../protocol/day.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, isId } from '../../people/guard.ts';
import { occasionsOfDay, openClashes, placesOf, programmeFrame, type Clash, type OccasionRow } from './day.queries.ts';

/** From the public notice on, everybody may see when things happen. */
const SHOWN = new Set([
	'notice',
	'registration',
	'drawn',
	'running',
	'provisional',
	'public-notice',
	'confirmed',
	'archived'
]);

async function competitionOf(context: Context, competitionId: string) {
	if (!isId(competitionId)) return undefined;
	return await context.database.db
		.selectFrom('competition')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.where('competition.id', '=', competitionId)
		.select([
			'competition.id',
			'competition.life',
			'competition.starts_on',
			'competition.title_zh',
			'competition.title_en',
			'organization.name_zh',
			'organization.name_en'
		])
		.executeTakeFirst();
}

/** May the actor see this programme? Everybody from the notice on; before that only who runs it. */
export async function guardProgramme(context: Context, competitionId: string): Promise<Result<void>> {
	const competition = await competitionOf(context, competitionId);
	if (competition && SHOWN.has(competition.life)) return ok(undefined);
	return await guardCompetition(context, 'competition:manage', competitionId);
}

function toProgrammeItem(row: OccasionRow, place: Text | null): ProgrammeItem {
	const moved = row.planned_at !== null && row.planned_at.getTime() !== row.starts_at.getTime();
	return {
		id: row.id,
		title: text(row.title_zh, row.title_en),
		event: row.event_zh ? text(row.event_zh, row.event_en) : null,
		kind: row.kind,
		startsAt: row.starts_at.toISOString(),
		endsAt: row.ends_at.toISOString(),
		plannedAt: moved ? (row.planned_at?.toISOString() ?? null) : null,
		state: row.state as DayState,
		startedAt: row.started_at?.toISOString() ?? null,
		finishedAt: row.finished_at?.toISOString() ?? null,
		place,
		roundId: row.round_state === 'open' ? row.round_id : null
	};
}

/** The day to show when none is asked for: today if it has a programme, else the next one, else the last. */
function pickDay(days: readonly string[], asked: string | null, today: string, otherwise: string): string {
	if (asked !== null && isDay(asked)) return asked;
	return days.find((day) => day >= today) ?? days.at(-1) ?? otherwise;
}

async function build(context: Context, competitionId: string, day: string | null) {
	const { db } = context.database;
	const [competition, frame] = await Promise.all([
		competitionOf(context, competitionId),
		programmeFrame(db, competitionId)
	]);
	if (!competition) return null;
	const shown = pickDay(frame.days, day, dayOfInstant(context.now().getTime()), competition.starts_on);
	const rows = await occasionsOfDay(db, competitionId, shown);
	const places = new Map(
		(
			await placesOf(
				db,
				rows.map((row) => row.id)
			)
		).map((place) => [place.occasion_id, text(place.name_zh ?? '', place.name_en)])
	);
	const programme: Programme = {
		competitionId,
		title: text(competition.title_zh, competition.title_en),
		host: text(competition.name_zh, competition.name_en),
		day: shown,
		days: frame.days,
		version: frame.version,
		items: rows.map((row) => toProgrammeItem(row, places.get(row.id) ?? null))
	};
	return { programme, rows };
}

/** The programme as JSON with its ETag, so that a crowd can be served from a cache. */
export async function readProgramme(
	context: Context,
	competitionId: string,
	day: string | null
): Promise<Result<{ etag: string; body: string }>> {
	const allowed = await guardProgramme(context, competitionId);
	if (!allowed.ok) return allowed;
	const built = await build(context, competitionId, day);
	if (!built) return refuse('not_allowed');
	const body = JSON.stringify({ programme: built.programme });
	return ok({ etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, body });
}

export interface DayLineShown {
	readonly id: string;
	readonly at: string;
	readonly person: Text;
	readonly action: 'start' | 'finish' | 'skip' | 'late' | 'undo';
	readonly occasion: Text | null;
	readonly minutes: number | null;
	readonly reason: string | null;
	readonly undone: boolean;
}

export interface DayDesk {
	readonly programme: Programme;
	readonly pinned: readonly string[];
	/** Bookings that the day made clash and that nobody has solved yet. */
	readonly clashes: readonly (Omit<Clash, 'from' | 'to'> & { readonly from: string; readonly to: string })[];
	readonly lines: readonly DayLineShown[];
	/** Rounds with heats that are not in the programme yet. */
	readonly unplaced: readonly {
		readonly roundId: string;
		readonly title: Text;
		readonly event: Text;
		readonly heats: number;
	}[];
}

/** The same with what those who run the day need. */
export async function readDay(context: Context, competitionId: string, day: string | null): Promise<Result<DayDesk>> {
	const allowed = await guardCompetition(context, 'round:officiate', competitionId);
	if (!allowed.ok) return allowed;
	const built = await build(context, competitionId, day);
	if (!built) return refuse('not_allowed');
	const { programme, rows } = built;
	const [clashes, lines, unplaced] = await Promise.all([
		openClashes(
			context.database.db,
			rows.map((row) => row.id)
		),
		linesOf(context, competitionId, programme.day),
		roundsToPlace(context, competitionId)
	]);
	return ok({
		programme,
		pinned: rows.filter((row) => row.pinned).map((row) => row.id),
		clashes: clashes.map((clash) => ({ ...clash, from: clash.from.toISOString(), to: clash.to.toISOString() })),
		lines,
		unplaced
	});
}

const SHOWN_LINES = 30;

async function linesOf(context: Context, competitionId: string, day: string): Promise<DayLineShown[]> {
	const rows = await context.database.db
		.selectFrom('day_line')
		.innerJoin('person', 'person.id', 'day_line.person_id')
		.leftJoin('occasion', 'occasion.id', 'day_line.occasion_id')
		.leftJoin('day_line as undoing', 'undoing.undoes', 'day_line.id')
		.where('day_line.competition_id', '=', competitionId)
		.where('day_line.day', '=', day)
		.orderBy('day_line.at', 'desc')
		.orderBy('day_line.id', 'desc')
		.limit(SHOWN_LINES)
		.select([
			'day_line.id',
			'day_line.at',
			'day_line.action',
			'day_line.minutes',
			'day_line.reason',
			'person.name_zh',
			'person.name_en',
			'occasion.title_zh',
			'occasion.title_en',
			'undoing.id as undone_by'
		])
		.execute();
	return rows.map((row) => ({
		id: row.id,
		at: row.at.toISOString(),
		person: text(row.name_zh, row.name_en),
		action: row.action,
		occasion: row.title_zh ? text(row.title_zh, row.title_en) : null,
		minutes: row.minutes,
		reason: row.reason,
		undone: row.undone_by !== null
	}));
}

async function roundsToPlace(context: Context, competitionId: string): Promise<DayDesk['unplaced']> {
	const rows = await context.database.db
		.selectFrom('heat')
		.innerJoin('round', 'round.id', 'heat.round_id')
		.innerJoin('event', 'event.id', 'round.event_id')
		.where('event.competition_id', '=', competitionId)
		.where('heat.occasion_id', 'is', null)
		.groupBy(['round.id', 'event.id'])
		.orderBy('event.position')
		.orderBy('round.position')
		.select((of) => [
			'round.id',
			'round.title_zh',
			'round.title_en',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			of.fn.countAll<number>().as('heats')
		])
		.execute();
	return rows.map((row) => ({
		roundId: row.id,
		title: text(row.title_zh, row.title_en),
		event: text(row.event_zh, row.event_en),
		heats: Number(row.heats)
	}));
}
