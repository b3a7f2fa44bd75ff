// Building a competition from a blueprint.
import { sql } from 'kysely';
import type { Text } from '../../../domain/shared/text.ts';
import { newId } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { scheduleOn, type Blueprint } from './blueprint.ts';
import { tradeNamed } from './trades.ts';

/** Builds a competition from a blueprint: planned, its schedule in pencil. Answers its id. */
export async function build(
	tx: Db,
	blueprint: Blueprint,
	given: { organizationId: string; title: Text; startsOn: string; endsOn: string; personId: string | null; at: Date }
): Promise<string> {
	const id = newId();
	await tx
		.insertInto('competition')
		.values({
			id,
			organization_id: given.organizationId,
			level: blueprint.level,
			title_zh: given.title.zh,
			title_en: given.title.en ?? null,
			venue_zh: blueprint.venue?.zh ?? null,
			venue_en: blueprint.venue?.en ?? null,
			starts_on: given.startsOn,
			ends_on: given.endsOn,
			activity: blueprint.activity,
			trade_id: blueprint.trade ? await tradeNamed(tx, blueprint.trade) : null,
			// the base may be gone since the template was made
			base_id: sql<string | null>`(select id from resource where id = ${blueprint.baseId} and retired_at is null)`,
			lead_times: JSON.stringify(blueprint.leadTimes)
		})
		.execute();
	await tx
		.insertInto('competition_step')
		.values({ competition_id: id, from_life: null, to_life: 'planned', person_id: given.personId, at: given.at })
		.execute();
	await addHosts(tx, id, blueprint, given.organizationId);
	const eventIds = await addEvents(tx, id, blueprint);
	await addSchedule(tx, id, blueprint, given, eventIds);
	if (blueprint.who || blueprint.contact || blueprint.phone)
		await tx
			.insertInto('competition_notice')
			.values({
				competition_id: id,
				who_zh: blueprint.who?.zh ?? null,
				who_en: blueprint.who?.en ?? null,
				contact_zh: blueprint.contact?.zh ?? null,
				contact_en: blueprint.contact?.en ?? null,
				phone: blueprint.phone
			})
			.execute();
	return id;
}

async function addHosts(tx: Db, id: string, blueprint: Blueprint, organizationId: string): Promise<void> {
	if (blueprint.hostIds.length === 0) return;
	await tx
		.insertInto('competition_host')
		.columns(['competition_id', 'organization_id'])
		.expression((eb) =>
			eb
				.selectFrom('organization')
				.where('id', 'in', blueprint.hostIds)
				.where('id', '<>', organizationId)
				.select([sql<string>`${id}::uuid`.as('competition_id'), 'id'])
		)
		.execute();
}

async function addEvents(tx: Db, id: string, blueprint: Blueprint): Promise<string[]> {
	const ids = blueprint.events.map(() => newId());
	if (ids.length === 0) return ids;
	await tx
		.insertInto('event')
		.values(
			blueprint.events.map((event, at) => ({
				id: ids[at] ?? '',
				competition_id: id,
				title_zh: event.title.zh,
				title_en: event.title.en ?? null,
				position: at + 1
			}))
		)
		.execute();
	const rounds = blueprint.events.flatMap((event, at) =>
		event.rounds.map((round, position) => ({
			id: newId(),
			event_id: ids[at] ?? '',
			title_zh: round.title.zh,
			title_en: round.title.en ?? null,
			position: position + 1,
			scheme: round.scheme ? JSON.stringify(round.scheme) : null,
			scheme_hash: round.schemeHash,
			prizes: round.prizes,
			show_names: round.showNames
		}))
	);
	if (rounds.length > 0) await tx.insertInto('round').values(rounds).execute();
	return ids;
}

async function addSchedule(
	tx: Db,
	id: string,
	blueprint: Blueprint,
	given: { organizationId: string; startsOn: string },
	eventIds: readonly string[]
): Promise<void> {
	if (blueprint.schedule.length === 0) return;
	const times = scheduleOn(blueprint, given.startsOn);
	await tx
		.insertInto('occasion')
		.values(
			blueprint.schedule.flatMap((one, at) => {
				const time = times[at];
				if (!time) return [];
				return {
					id: newId(),
					organization_id: given.organizationId,
					kind: one.kind,
					competition_id: id,
					event_id: one.event === null ? null : (eventIds[one.event] ?? null),
					title_zh: one.title.zh,
					title_en: one.title.en ?? null,
					starts_at: time.startsAt,
					ends_at: time.endsAt,
					setup_minutes: one.setupMinutes,
					teardown_minutes: one.teardownMinutes,
					state: 'draft' as const
				};
			})
		)
		.execute();
}
