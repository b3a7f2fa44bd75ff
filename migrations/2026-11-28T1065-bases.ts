import { sql, type Kysely } from 'kysely';

// Competition bases 竞赛基地: what a resource of the kind base is beyond a place to book, and every step of its naming.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table base (
			resource_id uuid primary key references resource,
			owned_by text not null check (owned_by in ('enterprise','school','public')),
			trades text[] not null default '{}',
			grade text not null check (grade in ('county','city','province','nation')),
			equipment text[] not null default '{}',
			contact text,
			address text,
			-- where its last step left it
			state text not null default 'applied' check (state in ('applied','checked','visited','named','yearly-check','renewed','rectify','removed')),
			named_on date,
			expires_on date,
			check_due_on date,
			barred_until date,
			created_at timestamptz not null default now(),
			check (state in ('applied','checked','visited','removed') or (named_on is not null and expires_on is not null)),
			check (expires_on is null or named_on is null or expires_on > named_on),
			check ((state = 'removed') = (barred_until is not null))
		);

		create table base_step (
			id uuid primary key,
			base_id uuid not null references base,
			step text not null check (step in ('applied','checked','visited','named','yearly-check','renewed','rectify','removed')),
			reason text,
			-- expiry of 'named' and 'renewed', the day to mend by of 'rectify', the end of the bar of 'removed'
			until_on date,
			person_id uuid references person,
			at timestamptz not null,
			check (step not in ('rectify','removed') or reason <> '')
		);
		create index base_step_base on base_step (base_id, at);
		create trigger base_step_append_only before update or delete on base_step for each row execute function refuse_change();
	`.execute(db);
}
