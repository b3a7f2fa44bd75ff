// Trades 工种: typed once, suggested afterwards.
import { sql } from 'kysely';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';

/** All trades by name. Public: they are names of skills. */
export async function listTrades(context: Context): Promise<Result<{ trades: { id: string; name: Text }[] }>> {
	const rows = await context.database.db
		.selectFrom('trade')
		.orderBy(sql`name_zh collate "zh-x-icu"`)
		.select(['id', 'name_zh', 'name_en'])
		.execute();
	return ok({ trades: rows.map((row) => ({ id: row.id, name: text(row.name_zh, row.name_en) })) });
}

/** The trade of this name; made when there is none yet. */
export async function tradeNamed(db: Db, name: string): Promise<string> {
	await db
		.insertInto('trade')
		.values({ id: newId(), name_zh: name })
		.onConflict((conflict) => conflict.column('name_zh').doNothing())
		.execute();
	const row = await db.selectFrom('trade').where('name_zh', '=', name).select('id').executeTakeFirstOrThrow();
	return row.id;
}

/** Bases that a competition can be held at, by name, and whose they are. Public: they are places of public bodies. */
export async function listPlaces(
	context: Context
): Promise<Result<{ bases: { id: string; name: Text; organization: Text }[] }>> {
	const rows = await context.database.db
		.selectFrom('resource')
		.innerJoin('organization', 'organization.id', 'resource.organization_id')
		.where('resource.kind', '=', 'base')
		.where('resource.retired_at', 'is', null)
		.orderBy('resource.position')
		.select([
			'resource.id',
			'resource.name_zh',
			'resource.name_en',
			'organization.name_zh as of_zh',
			'organization.name_en as of_en'
		])
		.execute();
	return ok({
		bases: rows.map((row) => ({
			id: row.id,
			name: text(row.name_zh ?? '', row.name_en),
			organization: text(row.of_zh, row.of_en)
		}))
	});
}
