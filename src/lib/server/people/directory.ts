// Organizations, people and their roles: reading and changing the directory.
import { sql } from 'kysely';
import type { Role } from '../../domain/people/policy.ts';
import type { Text } from '../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { newId, type Context } from '../context.ts';
import type { OrganizationTable } from '../db/schema.ts';
import { text } from '../live/load-round.ts';
import { guardCompetition, guardDirectory, guardOrganization, isId } from './guard.ts';

export interface Organization {
	readonly id: string;
	readonly parentId: string | null;
	readonly kind: OrganizationTable['kind'];
	readonly name: Text;
	readonly short: Text | null;
}

/** All organizations, a parent before its children. Public: they are names of public bodies. */
export async function listOrganizations(context: Context): Promise<Result<{ organizations: Organization[] }>> {
	const { rows } = await sql<{
		id: string;
		parent_id: string | null;
		kind: Organization['kind'];
		name_zh: string;
		name_en: string | null;
		short_zh: string | null;
		short_en: string | null;
	}>`
		with recursive tree as (
			select o.*, array[position::text || o.id::text] as path from organization o where parent_id is null
			union all
			select o.*, tree.path || (lpad(o.position::text, 6, '0') || o.id::text) from organization o join tree on tree.id = o.parent_id
		) select id, parent_id, kind, name_zh, name_en, short_zh, short_en from tree order by path`.execute(
		context.database.db
	);
	return ok({
		organizations: rows.map((row) => ({
			id: row.id,
			parentId: row.parent_id,
			kind: row.kind,
			name: text(row.name_zh, row.name_en),
			short: row.short_zh ? text(row.short_zh, row.short_en) : null
		}))
	});
}

export interface OrganizationFields {
	readonly kind: Organization['kind'];
	readonly name: Text;
	readonly short?: Text | null | undefined;
}

export async function addOrganization(
	context: Context,
	given: OrganizationFields & { parentId: string }
): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(context, 'people:manage', given.parentId);
	if (!allowed.ok) return allowed;
	const id = newId();
	const inserted = await context.database.db
		.insertInto('organization')
		.values({
			id,
			parent_id: given.parentId,
			kind: given.kind,
			name_zh: given.name.zh,
			name_en: given.name.en ?? null,
			short_zh: given.short?.zh ?? null,
			short_en: given.short?.en ?? null,
			position: sql<number>`(select count(*)::int from organization where parent_id = ${given.parentId})`
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return inserted ? ok({ id }) : refuse('name_taken', { name: given.name.zh });
}

export async function changeOrganization(
	context: Context,
	id: string,
	given: Partial<OrganizationFields>
): Promise<Result<void>> {
	const allowed = await guardOrganization(context, 'people:manage', id);
	if (!allowed.ok) return allowed;
	if (Object.keys(given).length === 0) return ok(undefined);
	await context.database.db
		.updateTable('organization')
		.where('id', '=', id)
		.set({
			...(given.kind ? { kind: given.kind } : {}),
			...(given.name ? { name_zh: given.name.zh, name_en: given.name.en ?? null } : {}),
			...(given.short !== undefined ? { short_zh: given.short?.zh ?? null, short_en: given.short?.en ?? null } : {})
		})
		.execute();
	return ok(undefined);
}

export interface PersonListed {
	readonly id: string;
	readonly name: Text;
	readonly employerId: string | null;
	readonly employer: Text | null;
	readonly account: string | null;
	readonly roles: readonly {
		readonly id: string;
		readonly role: Role;
		readonly organizationId: string | null;
		readonly competitionId: string | null;
		readonly place: Text | null;
	}[];
}

const PAGE = 200;

/** People whose name or employer holds the words, by name; at most 200. */
export async function findPeople(
	context: Context,
	search: { q?: string | undefined; employerId?: string | undefined }
): Promise<Result<{ people: PersonListed[]; more: boolean }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	let query = db
		.selectFrom('person')
		.leftJoin('organization', 'organization.id', 'person.employer_id')
		.leftJoin('account', 'account.person_id', 'person.id')
		.select([
			'person.id',
			'person.name_zh',
			'person.name_en',
			'person.employer_id',
			'organization.name_zh as employer_zh',
			'organization.name_en as employer_en',
			'account.name as account'
		])
		.orderBy(sql`person.name_zh collate "zh-x-icu"`)
		.limit(PAGE + 1);
	const words = search.q?.trim();
	if (words) {
		const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
		query = query.where((eb) =>
			eb.or([
				eb('person.name_zh', 'ilike', like),
				eb('person.name_en', 'ilike', like),
				eb('organization.name_zh', 'ilike', like)
			])
		);
	}
	if (isId(search.employerId)) query = query.where('person.employer_id', '=', search.employerId);
	const rows = await query.execute();
	const shown = rows.slice(0, PAGE);
	const roles =
		shown.length === 0
			? []
			: await db
					.selectFrom('role_grant')
					.leftJoin('organization', 'organization.id', 'role_grant.organization_id')
					.leftJoin('competition', 'competition.id', 'role_grant.competition_id')
					.where(
						'person_id',
						'in',
						shown.map((row) => row.id)
					)
					.orderBy('granted_at')
					.select([
						'role_grant.id',
						'role_grant.person_id',
						'role_grant.role',
						'role_grant.organization_id',
						'role_grant.competition_id',
						'organization.name_zh',
						'organization.name_en',
						'competition.title_zh',
						'competition.title_en'
					])
					.execute();
	const people = shown.map((row): PersonListed => ({
		id: row.id,
		name: text(row.name_zh, row.name_en),
		employerId: row.employer_id,
		employer: row.employer_zh ? text(row.employer_zh, row.employer_en) : null,
		account: row.account,
		roles: roles
			.filter((role) => role.person_id === row.id)
			.map((role) => ({
				id: role.id,
				role: role.role,
				organizationId: role.organization_id,
				competitionId: role.competition_id,
				place: role.name_zh
					? text(role.name_zh, role.name_en)
					: role.title_zh
						? text(role.title_zh, role.title_en)
						: null
			}))
	}));
	return ok({ people, more: rows.length > PAGE });
}

export async function addPerson(
	context: Context,
	given: { name: Text; employerId: string }
): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(context, 'people:manage', given.employerId);
	if (!allowed.ok) return allowed;
	const id = newId();
	await context.database.db
		.insertInto('person')
		.values({ id, name_zh: given.name.zh, name_en: given.name.en ?? null, employer_id: given.employerId })
		.execute();
	return ok({ id });
}

/** Whether the actor manages the organization that a person works for. */
export async function guardPerson(context: Context, personId: string): Promise<Result<void>> {
	const person = isId(personId)
		? await context.database.db.selectFrom('person').where('id', '=', personId).select('employer_id').executeTakeFirst()
		: undefined;
	return await guardOrganization(context, 'people:manage', person?.employer_id ?? '');
}

export async function changePerson(
	context: Context,
	id: string,
	given: { name?: Text | undefined; employerId?: string | undefined }
): Promise<Result<void>> {
	for (const allowed of [
		await guardPerson(context, id),
		given.employerId ? await guardOrganization(context, 'people:manage', given.employerId) : ok(undefined)
	])
		if (!allowed.ok) return allowed;
	if (!given.name && !given.employerId) return ok(undefined);
	await context.database.db
		.updateTable('person')
		.where('id', '=', id)
		.set({
			...(given.name ? { name_zh: given.name.zh, name_en: given.name.en ?? null } : {}),
			...(given.employerId ? { employer_id: given.employerId } : {})
		})
		.execute();
	return ok(undefined);
}

/** May the actor set this person's password? Only who also manages every place where the person has rights. */
export async function guardAccount(context: Context, personId: string): Promise<Result<void>> {
	const allowed = await guardPerson(context, personId);
	if (!allowed.ok) return allowed;
	const grants = await context.database.db
		.selectFrom('role_grant')
		.where('person_id', '=', personId)
		.select(['organization_id', 'competition_id'])
		.execute();
	for (const grant of grants) {
		const there = grant.competition_id
			? await guardCompetition(context, 'competition:manage', grant.competition_id)
			: await guardOrganization(context, 'people:manage', grant.organization_id ?? '');
		if (!there.ok) return there;
	}
	return ok(undefined);
}

export async function grantRole(
	context: Context,
	personId: string,
	given: { role: Role; organizationId?: string | undefined; competitionId?: string | undefined }
): Promise<Result<{ id: string }>> {
	const allowed = given.competitionId
		? await guardCompetition(context, 'competition:manage', given.competitionId)
		: await guardOrganization(context, 'people:manage', given.organizationId ?? '');
	if (!allowed.ok) return allowed;
	if (!isId(personId)) return refuse('not_allowed');
	const id = newId();
	const { db } = context.database;
	const person = await db.selectFrom('person').where('id', '=', personId).select('id').executeTakeFirst();
	if (!person) return refuse('not_allowed');
	await db
		.insertInto('role_grant')
		.values({
			id,
			person_id: personId,
			role: given.role,
			organization_id: given.competitionId ? null : (given.organizationId ?? null),
			competition_id: given.competitionId ?? null
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	context.notices.personChanged(personId);
	return ok({ id });
}

export async function revokeRole(context: Context, grantId: string): Promise<Result<void>> {
	const { db } = context.database;
	const grant = isId(grantId)
		? await db.selectFrom('role_grant').where('id', '=', grantId).selectAll().executeTakeFirst()
		: undefined;
	const allowed = grant?.competition_id
		? await guardCompetition(context, 'competition:manage', grant.competition_id)
		: await guardOrganization(context, 'people:manage', grant?.organization_id ?? '');
	if (!allowed.ok || !grant) return allowed;
	await db.deleteFrom('role_grant').where('id', '=', grantId).execute();
	context.notices.personChanged(grant.person_id);
	return ok(undefined);
}
