// The list that is drawn from, made of a round's entries: without ids, and without names where names are not public.
import type { DrawList, ListRow } from '../../../domain/competition/draw/rule.ts';
import type { DrawGiven } from '../../../protocol/draw.ts';
import type { Tx } from '../../db/database.ts';

interface EntryRow {
	readonly id: string;
	readonly code: string;
	readonly name_zh: string;
	readonly employer: string | null;
}

async function entriesOf(tx: Tx, roundId: string): Promise<EntryRow[]> {
	const rows = await tx
		.selectFrom('entry')
		.leftJoin('organization', 'organization.id', 'entry.employer_id')
		.leftJoin('registration', 'registration.id', 'entry.registration_id')
		.where('entry.round_id', '=', roundId)
		// who has left the list is not drawn for
		.where((or) =>
			or.or([
				or('registration.state', 'is', null),
				or('registration.state', 'not in', ['withdrawn', 'rejected', 'declined', 'expired'])
			])
		)
		.orderBy('entry.start_order')
		.select(['entry.id', 'entry.code', 'entry.name_zh', 'entry.employer_zh', 'organization.name_zh as organization'])
		.execute();
	return rows.map((row) => ({ ...row, employer: row.organization ?? row.employer_zh }));
}

/** A, B … Z, AA …: a letter for an employer whose name would give somebody away. */
export function letterOf(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

/** Skill in hundredths by name and employer, out of an earlier round of the same event whose results are public. */
async function skillsFrom(tx: Tx, roundId: string, earlierId: string): Promise<Map<string, number>> {
	const rows = await tx
		.selectFrom('entry')
		.innerJoin('score', 'score.entry_id', 'entry.id')
		.innerJoin('round as earlier', 'earlier.id', 'entry.round_id')
		.innerJoin('round', (join) => join.onRef('round.event_id', '=', 'earlier.event_id').on('round.id', '=', roundId))
		.where('entry.round_id', '=', earlierId)
		.where('earlier.state', '=', 'closed')
		.where('earlier.mode', '=', 'live')
		.where('earlier.show_names', '=', true)
		.where('score.total', 'is not', null)
		.select(['entry.name_zh', 'entry.employer_zh', 'score.total'])
		.execute();
	return new Map(rows.map((row) => [`${row.name_zh}\t${row.employer_zh ?? ''}`, Math.round(Number(row.total) * 100)]));
}

/** The list in starting order, and the entry at each of its numbers. */
export async function listOf(
	tx: Tx,
	roundId: string,
	given: DrawGiven
): Promise<{ list: DrawList; entryIds: string[] }> {
	const entries = await entriesOf(tx, roundId);
	const round = await tx
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.where('round.id', '=', roundId)
		.select(['round.title_zh', 'round.show_names', 'event.title_zh as event', 'competition.title_zh as competition'])
		.executeTakeFirstOrThrow();
	const heats = given.stage === 'heat-station' ? given : null;
	const machines = new Map((heats?.machines ?? []).map((one) => [one.entryId, one.machine]));
	const skills = heats?.skillFrom ? await skillsFrom(tx, roundId, heats.skillFrom) : new Map<string, number>();
	const known = [...skills.values()];
	// who was not in the earlier round counts as an average contestant
	const middle = known.length > 0 ? Math.round(known.reduce((sum, one) => sum + one, 0) / known.length) : null;
	const units = [...new Set(entries.map((entry) => entry.employer))];
	const rows = entries.map((entry, index): ListRow => ({
		no: index + 1,
		label: round.show_names ? entry.name_zh : entry.code,
		unit: entry.employer === null ? null : round.show_names ? entry.employer : letterOf(units.indexOf(entry.employer)),
		machine: machines.get(entry.id) ?? null,
		skill: middle === null ? null : (skills.get(`${entry.name_zh}\t${entry.employer ?? ''}`) ?? middle)
	}));
	return {
		list: {
			format: 'jiangsai-draw-list/1',
			of: `${round.competition} ${round.event} ${round.title_zh}`,
			labels: round.show_names ? 'names' : 'codes',
			rows
		},
		entryIds: entries.map((entry) => entry.id)
	};
}
