// What a competition may say beyond title and dates: kind of activity, trade, base, co-hosts.
import type { UpdateObject } from 'kysely';
import type { Activity } from '../../domain/competition/activity.ts';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/schema.ts';
import { tradeNamed } from './life/trades.ts';

export interface FurtherFields {
	readonly activity?: Activity | undefined;
	/** The name of the trade, as typed; null for none. */
	readonly trade?: string | null | undefined;
	readonly baseId?: string | null | undefined;
	/** Organizations that hold it together with the host. */
	readonly hostIds?: readonly string[] | undefined;
}

/** What a competition's further fields are in its row. */
export async function furtherColumns(tx: Db, given: FurtherFields): Promise<UpdateObject<Tables, 'competition'>> {
	return {
		...(given.activity ? { activity: given.activity } : {}),
		...(given.trade !== undefined ? { trade_id: given.trade ? await tradeNamed(tx, given.trade) : null } : {}),
		...(given.baseId !== undefined ? { base_id: given.baseId } : {})
	};
}

/** Says who holds it together with the host; the host itself is left out. Absent: nothing changes. */
export async function setHosts(tx: Db, competitionId: string, hostIds: readonly string[] | undefined): Promise<void> {
	if (!hostIds) return;
	await tx.deleteFrom('competition_host').where('competition_id', '=', competitionId).execute();
	const { organization_id: host } = await tx
		.selectFrom('competition')
		.where('id', '=', competitionId)
		.select('organization_id')
		.executeTakeFirstOrThrow();
	const others = [...new Set(hostIds)].filter((id) => id !== host);
	if (others.length > 0)
		await tx
			.insertInto('competition_host')
			.values(others.map((id) => ({ competition_id: competitionId, organization_id: id })))
			.execute();
}
