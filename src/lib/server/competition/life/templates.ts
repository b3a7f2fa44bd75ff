// Templates: competitions to be held again, kept under a name by an organization and usable by all below it.
import { sql } from 'kysely';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { newId, type Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, guardDirectory, guardOrganization, isId } from '../../people/guard.ts';
import { blueprintOf, type Blueprint } from './blueprint.ts';

const UNIQUE_VIOLATION = '23505';

export interface TemplateListed {
	readonly id: string;
	readonly organizationId: string;
	readonly organization: Text;
	readonly name: Text;
	readonly days: number;
	readonly level: Blueprint['level'];
	readonly events: readonly { readonly title: Text; readonly rounds: number; readonly schemes: number }[];
	readonly by: Text | null;
	readonly at: string;
}

/** Keeps a competition as a template under a name. */
export async function keepTemplate(
	context: Context,
	competitionId: string,
	given: { name: Text }
): Promise<Result<{ id: string }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const [blueprint, row] = await Promise.all([
		blueprintOf(db, competitionId),
		db.selectFrom('competition').where('id', '=', competitionId).select('organization_id').executeTakeFirst()
	]);
	if (!blueprint || !row) return refuse('not_allowed');
	const id = newId();
	try {
		await db
			.insertInto('competition_template')
			.values({
				id,
				organization_id: row.organization_id,
				name_zh: given.name.zh,
				name_en: given.name.en ?? null,
				body: JSON.stringify(blueprint),
				person_id: context.actor.account?.personId ?? null
			})
			.execute();
	} catch (error) {
		if ((error as { code?: string }).code === UNIQUE_VIOLATION)
			return refuse('template_taken', { name: given.name.zh });
		throw error;
	}
	return ok({ id });
}

/** All templates, for whoever plans competitions; newest first. */
export async function listTemplates(context: Context): Promise<Result<{ templates: TemplateListed[] }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const rows = await context.database.db
		.selectFrom('competition_template')
		.innerJoin('organization', 'organization.id', 'competition_template.organization_id')
		.leftJoin('person', 'person.id', 'competition_template.person_id')
		.orderBy(sql`competition_template.name_zh collate "zh-x-icu"`)
		.select([
			'competition_template.id',
			'competition_template.organization_id',
			'competition_template.name_zh',
			'competition_template.name_en',
			'competition_template.body',
			'competition_template.created_at',
			'organization.name_zh as of_zh',
			'organization.name_en as of_en',
			'person.name_zh as by_zh',
			'person.name_en as by_en'
		])
		.execute();
	return ok({
		templates: rows.map((row): TemplateListed => {
			const body = row.body as Blueprint;
			return {
				id: row.id,
				organizationId: row.organization_id,
				organization: text(row.of_zh, row.of_en),
				name: text(row.name_zh, row.name_en),
				days: body.days,
				level: body.level,
				events: body.events.map((event) => ({
					title: event.title,
					rounds: event.rounds.length,
					schemes: event.rounds.filter((round) => round.schemeHash !== null).length
				})),
				by: row.by_zh ? text(row.by_zh, row.by_en) : null,
				at: row.created_at.toISOString()
			};
		})
	});
}

/** The blueprint of a template and whose it is; for whoever plans competitions somewhere. */
export async function templateBlueprint(
	context: Context,
	id: string
): Promise<Result<{ blueprint: Blueprint; organizationId: string }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const row = isId(id)
		? await context.database.db
				.selectFrom('competition_template')
				.where('id', '=', id)
				.select(['organization_id', 'body'])
				.executeTakeFirst()
		: undefined;
	return row ? ok({ blueprint: row.body as Blueprint, organizationId: row.organization_id }) : refuse('not_allowed');
}

/** Forgets a template; what was made from it stays. */
export async function deleteTemplate(context: Context, id: string): Promise<Result<void>> {
	const { db } = context.database;
	const row = isId(id)
		? await db.selectFrom('competition_template').where('id', '=', id).select('organization_id').executeTakeFirst()
		: undefined;
	const allowed = await guardOrganization(context, 'competition:manage', row?.organization_id ?? '');
	if (!allowed.ok) return allowed;
	await db.deleteFrom('competition_template').where('id', '=', id).execute();
	return ok(undefined);
}
