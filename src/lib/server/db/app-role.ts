// The role the application runs as: it may not change what is on the record, whatever the code above it does.
import { sql, type Kysely } from 'kysely';

export const APP_ROLE = 'jiangsai_app';

const APPEND_ONLY = [
	'line',
	'incident',
	'base_step',
	'competition_step',
	'day_line',
	'draw',
	'draw_row',
	'draw_secret',
	'draw_source',
	'draw_step',
	'draw_value',
	'notice_version',
	'occasion_override',
	'registration_line'
];
const INSUFFICIENT_PRIVILEGE = '42501';
const ALREADY_THERE = new Set(['42710', '23505']);

/**
 * Makes the role and its grants. Returns false where the connected user may not make roles (some hosted databases): the
 * application then runs as that user, and the register is kept append-only by its triggers alone.
 */
export async function ensureAppRole<T>(db: Kysely<T>): Promise<boolean> {
	try {
		await createRole(db);
		await db.transaction().execute(async (tx) => {
			// two processes of the same database must not race for the grants
			await sql`select pg_advisory_xact_lock(4201)`.execute(tx);
			const { rows: member } = await sql<{ member: boolean }>`
				select pg_has_role(current_user, ${APP_ROLE}, 'set') as member`.execute(tx);
			if (!member[0]?.member) await sql`grant ${sql.id(APP_ROLE)} to current_user`.execute(tx);
			await sql`grant usage on schema public to ${sql.id(APP_ROLE)}`.execute(tx);
			await sql`grant select, insert, update, delete on all tables in schema public to ${sql.id(APP_ROLE)}`.execute(tx);
			for (const table of APPEND_ONLY)
				await sql`revoke update, delete, truncate on ${sql.table(table)} from ${sql.id(APP_ROLE)}`.execute(tx);
		});
		return true;
	} catch (error) {
		if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE) return false;
		throw error;
	}
}

/** Roles belong to the whole cluster: another database's start may make it in the same moment. */
async function createRole<T>(db: Kysely<T>): Promise<void> {
	const { rows } = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`.execute(db);
	if (rows.length > 0) return;
	try {
		await sql`create role ${sql.id(APP_ROLE)} nologin`.execute(db);
	} catch (error) {
		if (!ALREADY_THERE.has(String((error as { code?: string }).code))) throw error;
	}
}
