// Organizations by name and with all above them, for employers and towns. As many statements for one person as for a list.
import { sql } from 'kysely';
import type { OrganizationTable } from '../../db/schema.ts';
import type { Db } from '../../db/database.ts';

export interface Place {
	readonly id: string;
	readonly parentId: string | null;
	readonly kind: OrganizationTable['kind'];
	readonly zh: string;
	readonly en: string | null;
}

/** The organizations called so, by any of their names; several may share one. */
export async function placesNamed(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
	const found = new Map<string, string[]>();
	if (names.length === 0) return found;
	const { rows } = await sql<{ id: string; name: string }>`
		select o.id, n.name from organization o
		join unnest(${[...new Set(names)]}::text[]) as n(name) on n.name in (o.name_zh, o.name_en, o.short_zh)
		order by o.created_at, o.id`.execute(db);
	for (const { id, name } of rows) found.set(name, [...(found.get(name) ?? []), id]);
	return found;
}

/** These organizations and all above them, by id. */
export async function placesAbove(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<Place>`
		with recursive up as (
			select o.*, 0 as depth from organization o where id = any(${[...new Set(ids)]}::uuid[])
			union
			select o.*, up.depth + 1 from organization o join up on o.id = up.parent_id where up.depth < 50
		) select distinct id, parent_id as "parentId", kind, name_zh as zh, name_en as en from up`.execute(db);
	return new Map(rows.map((row) => [row.id, row]));
}

/** An organization and all above it, nearest first. */
export function pathOf(places: ReadonlyMap<string, Place>, id: string | null): Place[] {
	const path: Place[] = [];
	for (let at = id ? places.get(id) : undefined; at && !path.includes(at); at = places.get(at.parentId ?? ''))
		path.push(at);
	return path;
}
