// The season around today: obligations, trades, bases, and a year of competitions held, cancelled, waived and planned. Bare rows:
// the competitions with results come from the seed itself.
import { HOURS } from '../../domain/calendar/season/planning.ts';
import type { Life } from '../../domain/competition/life.ts';
import { addDays, dayOfInstant, instantAt, periodStart } from '../../domain/shared/day.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { idOf, seedCatalogue, type Catalogue } from './season-catalogue.ts';
import { seedObligations } from './season-obligations.ts';
import { YearMaker, type Bare } from './season-year.ts';

/** Of the towns' plans one in three was put off, so that there is something to plan; other lives follow in their own room. */
function lifeOf(row: { life: Life; starts_on: string }, today: string, nth: number): Life {
	return row.life === 'planned' && row.starts_on > today && nth % 3 === 1 ? 'postponed' : row.life;
}

/** What the seed itself made gets its trade, and here and there a gap. */
async function settle(tx: Tx, catalogue: Catalogue, today: string): Promise<void> {
	const rows = await tx
		.selectFrom('competition')
		.leftJoin('event', (join) => join.onRef('event.competition_id', '=', 'competition.id').on('event.position', '=', 1))
		.orderBy('starts_on')
		.orderBy('competition.title_zh')
		.select(['competition.id', 'level', 'starts_on', 'life', 'trade_id', 'event.title_zh'])
		.execute();
	let ahead = 0;
	for (const row of rows) {
		const life = lifeOf(row, today, row.level === 'township' && row.starts_on > today ? ahead++ : 0);
		const trade_id = row.trade_id ?? catalogue.trades.get(row.title_zh ?? '') ?? null;
		await tx.updateTable('competition').where('id', '=', row.id).set({ life, trade_id }).execute();
	}
}

/** Towns that have a competition in a month already, by "town/month". */
async function thereAlready(tx: Tx): Promise<Set<string>> {
	const rows = await tx
		.selectFrom('competition')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.where('life', 'not in', ['cancelled', 'postponed'])
		.select(['name_zh', 'starts_on'])
		.execute();
	return new Set(rows.map((row) => `${row.name_zh}/${periodStart(row.starts_on, 'month')}`));
}

async function write(tx: Tx, catalogue: Catalogue, all: readonly Bare[], today: string): Promise<void> {
	const taken = new Set<string>();
	const rows = all.map((one) => {
		// the base of a day ahead is really taken; two cannot have it, and today's belongs to the final
		const place = `${one.baseId}/${one.day}`;
		const free = one.day < today || (one.day > addDays(today, 3) && !taken.has(place));
		if (one.baseId && one.day > today) taken.add(place);
		return { one, id: newId(), occasionId: newId(), base_id: free ? (one.baseId ?? null) : null };
	});
	await tx
		.insertInto('competition')
		.values(
			rows.map(({ one, id, base_id }) => ({
				id,
				organization_id: idOf(catalogue.organizations, one.host),
				level: one.level,
				title_zh: one.title.zh,
				title_en: one.title.en ?? null,
				starts_on: one.day,
				ends_on: one.day,
				life: one.life,
				activity: one.activity ?? ('skill' as const),
				trade_id: one.trade ? (catalogue.trades.get(one.trade) ?? null) : null,
				base_id
			}))
		)
		.execute();
	const ahead = rows.filter(({ one, base_id }) => base_id !== null && one.day > today);
	if (ahead.length === 0) return;
	await tx
		.insertInto('occasion')
		.values(
			ahead.map(({ one, id, occasionId }) => ({
				id: occasionId,
				organization_id: idOf(catalogue.organizations, one.host),
				kind: 'contest' as const,
				competition_id: id,
				title_zh: one.title.zh,
				title_en: one.title.en ?? null,
				starts_at: new Date(instantAt(one.day, HOURS.from)),
				ends_at: new Date(instantAt(one.day, HOURS.to)),
				setup_minutes: HOURS.setup,
				teardown_minutes: HOURS.teardown
			}))
		)
		.execute();
	await tx
		.insertInto('booking')
		.values(
			ahead.map(({ occasionId, base_id }) => ({
				id: newId(),
				occasion_id: occasionId,
				resource_id: base_id ?? '',
				role: 'venue' as const
			}))
		)
		.execute();
}

/** Makes the season's year in whatever the other seeds have left. */
export async function seedSeason(tx: Tx, organizations: ReadonlyMap<string, string>, now: Date): Promise<void> {
	const today = dayOfInstant(now.getTime());
	const catalogue = await seedCatalogue(tx, organizations);
	await settle(tx, catalogue, today);
	const year = new YearMaker(catalogue, today);
	const { bare, waived } = year.towns(await thereAlready(tx));
	await write(tx, catalogue, [...bare, ...year.lastYear(), ...year.others()], today);
	await seedObligations(tx, catalogue, waived, today);
}
