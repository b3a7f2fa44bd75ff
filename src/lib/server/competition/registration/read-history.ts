// What happened to one registration: append-only, so that nobody has to be believed.
import type { Kind, Source, State } from '../../../domain/competition/registration/states.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { guardEvent, isId } from '../../people/guard.ts';
import { guardRegistrations } from './reach.ts';

export interface HistoryLine {
	readonly seq: number;
	readonly kind: Kind;
	readonly from: State | null;
	readonly to: State;
	readonly position: number | null;
	readonly reason: string | null;
	readonly by: Source | 'system';
	readonly person: Text | null;
	readonly at: string;
}

/** Everything that ever happened to one registration, latest first. */
export async function readHistory(context: Context, id: string): Promise<Result<{ lines: HistoryLine[] }>> {
	const { db } = context.database;
	const row = isId(id)
		? await db.selectFrom('registration').where('id', '=', id).select('event_id').executeTakeFirst()
		: undefined;
	const desk = await guardEvent(context, 'competition:manage', row?.event_id ?? '');
	const allowed = desk.ok || !row ? desk : await guardRegistrations(context, row.event_id, [id]);
	if (!allowed.ok) return allowed;
	const lines = await db
		.selectFrom('registration_line as l')
		.leftJoin('person', 'person.id', 'l.person_id')
		.where('registration_id', '=', id)
		.orderBy('seq', 'desc')
		.selectAll('l')
		.select(['person.name_zh', 'person.name_en'])
		.execute();
	return ok({
		lines: lines.map((line) => ({
			seq: line.seq,
			kind: line.kind,
			from: line.from_state,
			to: line.to_state,
			position: line.position,
			reason: line.reason,
			by: line.by_kind,
			person: line.name_zh ? text(line.name_zh, line.name_en) : null,
			at: line.at.toISOString()
		}))
	});
}
