// The panels of a round, and of all rounds of a competition at a glance, for those who plan them.
import { sql } from 'kysely';
import type { PanelModel } from '../../../domain/competition/panels/model.ts';
import type { Lack } from '../../../domain/competition/panels/plan.ts';
import type { Repair } from '../../../domain/competition/panels/repair.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { PanelSettings } from '../../../protocol/panels.ts';
import type { Context } from '../../context.ts';
import type { PanelPlanTable } from '../../db/schema/panels.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, guardRound } from '../../people/guard.ts';
import { loadPanels } from './load-panels.ts';

export interface PanelsView {
	readonly roundId: string;
	readonly state: 'draft' | 'open' | 'closed';
	readonly revision: number;
	readonly settings: PanelSettings;
	/** With the seats as `current`; the page asks the same rules of it as the server. */
	readonly model: PanelModel;
	readonly reasons: readonly { heat: number; zone: number; slot: number; reason: string }[];
	readonly pool: readonly { readonly id: string; readonly name: Text; readonly employer: Text | null }[];
	readonly trades: readonly { readonly id: string; readonly name: Text }[];
	readonly status: PanelPlanTable['status'];
	readonly method: PanelPlanTable['method'];
	readonly repairs: readonly Repair[];
	readonly lacks: readonly Lack[];
	readonly plannedAt: string | null;
	readonly publishedAt: string | null;
	/** Changed since it was published. */
	readonly changedSince: boolean;
	/** Whether the round has heats of its own. */
	readonly heats: boolean;
}

/** Everything the page of a round's panels shows. */
export async function readPanels(context: Context, roundId: string): Promise<Result<{ panels: PanelsView }>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const loaded = await loadPanels(db, roundId);
	if (!loaded) return refuse('not_allowed');
	const { plan, round } = loaded;
	const trades = await db
		.selectFrom('trade')
		.select(['id', 'name_zh', 'name_en'])
		.orderBy(sql`name_zh collate "zh-x-icu"`)
		.execute();
	return ok({
		panels: {
			roundId,
			state: round.state,
			revision: plan?.revision ?? 0,
			settings: loaded.settings,
			model: loaded.model,
			reasons: loaded.assignments.flatMap((row) =>
				row.reason
					? [
							{
								heat: loaded.model.heats.findIndex((heat) => heat.number === row.heat),
								zone: row.zone - 1,
								slot: row.slot - 1,
								reason: row.reason
							}
						]
					: []
			),
			pool: loaded.pool,
			trades: trades.map((row) => ({ id: row.id, name: text(row.name_zh, row.name_en) })),
			status: plan?.status ?? null,
			method: plan?.method ?? null,
			repairs: (plan?.repairs as readonly Repair[] | undefined) ?? [],
			lacks: (plan?.lacks as readonly Lack[] | undefined) ?? [],
			plannedAt: plan?.planned_at?.toISOString() ?? null,
			publishedAt: plan?.published_at?.toISOString() ?? null,
			changedSince: plan?.published_revision != null && plan.published_revision !== plan.revision,
			heats: loaded.heats.some((heat) => heat.heat_id !== null)
		}
	});
}

export interface RoundPanels {
	readonly roundId: string;
	readonly round: Text;
	readonly event: Text;
	readonly state: 'draft' | 'open' | 'closed';
	readonly heats: number;
	readonly entries: number;
	readonly status: PanelPlanTable['status'];
	readonly published: boolean;
}

/** The rounds of a competition with how far their panels are. */
export async function listPanels(context: Context, competitionId: string): Promise<Result<{ rounds: RoundPanels[] }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	const rows = await context.database.db
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.leftJoin('panel_plan', 'panel_plan.round_id', 'round.id')
		.where('event.competition_id', '=', competitionId)
		.orderBy('event.position')
		.orderBy('round.position')
		.select([
			'round.id',
			'round.title_zh',
			'round.title_en',
			'round.state',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'panel_plan.status',
			'panel_plan.published_at',
			sql<number>`(select count(*)::int from heat where heat.round_id = round.id)`.as('heats'),
			sql<number>`(select count(*)::int from entry where entry.round_id = round.id)`.as('entries')
		])
		.execute();
	return ok({
		rounds: rows.map((row) => ({
			roundId: row.id,
			round: text(row.title_zh, row.title_en),
			event: text(row.event_zh, row.event_en),
			state: row.state,
			heats: row.heats,
			entries: row.entries,
			status: row.status,
			published: row.published_at !== null
		}))
	});
}
