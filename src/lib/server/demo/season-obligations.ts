// The demo season's obligations: 一季一赛, 一月一赛, 百场次 and the systems', and what was let off.
import { HELD_LIVES, PLANNED_LIVES } from '../../domain/calendar/season/obligation.ts';
import type { Text } from '../../domain/shared/text.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import type { ObligationTable } from '../db/schema/season.ts';
import { SYSTEMS } from './funing.ts';
import { COUNTY, idOf, PLACES, type Catalogue } from './season-catalogue.ts';
import { WAIVED } from './season-facts.ts';

interface Asked {
	readonly title: Text;
	readonly quantifier: ObligationTable['quantifier'];
	readonly period: ObligationTable['period'];
	readonly minimum: number;
	readonly level: 'county' | 'township' | 'system' | 'enterprise';
	readonly leadDays: number;
	readonly binds: readonly string[];
}

const ASKED: readonly Asked[] = [
	{
		title: { zh: '一季一赛', en: 'One a quarter' },
		quantifier: 'each',
		period: 'quarter',
		minimum: 1,
		level: 'county',
		leadDays: 45,
		binds: [COUNTY]
	},
	{
		title: { zh: '一月一赛', en: 'One a month' },
		quantifier: 'each',
		period: 'month',
		minimum: 1,
		level: 'township',
		leadDays: 25,
		binds: PLACES.map((place) => place.name.zh)
	},
	{
		title: { zh: '系统专项赛', en: 'Systems in turn' },
		quantifier: 'any',
		period: 'month',
		minimum: 1,
		level: 'system',
		leadDays: 25,
		binds: SYSTEMS.map((place) => place.name.zh)
	},
	{
		title: { zh: '企业百场次', en: 'A hundred in enterprises' },
		quantifier: 'total',
		period: 'year',
		minimum: 100,
		level: 'enterprise',
		leadDays: 15,
		binds: []
	}
];

/** Writes the obligations of this year, their owner, and the waivers of the monthly one. */
export async function seedObligations(
	tx: Tx,
	{ organizations }: Catalogue,
	waived: readonly { readonly town: string; readonly month: string }[],
	today: string
): Promise<void> {
	const county = idOf(organizations, COUNTY);
	const owner = newId();
	await tx
		.insertInto('person')
		.values({ id: owner, name_zh: '沈学兵', name_en: 'Shen Xuebing', employer_id: county })
		.execute();
	const rows = ASKED.map((one, n) => ({ one, id: newId(), created_at: new Date(Date.parse(today) + n) }));
	await tx
		.insertInto('obligation')
		.values(
			rows.map(({ one, id, created_at }) => ({
				id,
				organization_id: county,
				title_zh: one.title.zh,
				title_en: one.title.en ?? null,
				quantifier: one.quantifier,
				period: one.period,
				minimum: one.minimum,
				levels: [one.level],
				held_lives: [...HELD_LIVES],
				planned_lives: [...PLANNED_LIVES],
				lead_days: one.leadDays,
				joint_cap: 2,
				from_day: `${today.slice(0, 4)}-01-01`,
				state: 'in-force' as const,
				owner_id: owner,
				created_at
			}))
		)
		.execute();
	await tx
		.insertInto('obligation_organization')
		.values(
			rows.flatMap(({ one, id }) =>
				one.binds.map((name) => ({ obligation_id: id, organization_id: idOf(organizations, name) }))
			)
		)
		.execute();
	const monthly = rows[1]?.id ?? '';
	if (waived.length > 0)
		await tx
			.insertInto('obligation_waiver')
			.values(
				waived.map(({ town, month }) => ({
					id: newId(),
					obligation_id: monthly,
					organization_id: idOf(organizations, town),
					period_start: month,
					action: 'waived' as const,
					reason: WAIVED[Number(month.slice(5, 7))] ?? '与县级竞赛合办',
					person_id: owner
				}))
			)
			.execute();
}
