// A person can be booked as soon as somebody does it: the resource is made on the way.
import { newId } from '../../context.ts';
import type { Db } from '../../db/database.ts';

/** The resources of these people, by person; made where there is none. Organizations without an employer are the `host`'s. */
export async function personResources(
	tx: Db,
	personIds: readonly string[],
	host: string
): Promise<ReadonlyMap<string, string>> {
	if (personIds.length === 0) return new Map();
	const people = await tx
		.selectFrom('person')
		.leftJoin('resource', 'resource.person_id', 'person.id')
		.where('person.id', 'in', [...new Set(personIds)])
		.select(['person.id', 'person.employer_id', 'resource.id as resource_id'])
		.execute();
	const missing = people.filter((person) => person.resource_id === null);
	if (missing.length > 0)
		await tx
			.insertInto('resource')
			.values(
				missing.map((person) => ({
					id: newId(),
					organization_id: person.employer_id ?? host,
					kind: 'person' as const,
					person_id: person.id
				}))
			)
			// another transaction may make the same person's resource in this moment
			.onConflict((conflict) => conflict.column('person_id').doNothing())
			.execute();
	const rows = await tx
		.selectFrom('resource')
		.where('person_id', 'in', [...new Set(personIds)])
		.select(['id', 'person_id'])
		.execute();
	return new Map(rows.flatMap((row) => (row.person_id ? [[row.person_id, row.id] as const] : [])));
}
