import { sql, type Kysely } from 'kysely';

// How many an occasion expects, how much each organization lets a conflict weigh, and who took one on and why.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table occasion add column people integer check (people > 0);

		create table conflict_level (
			organization_id uuid not null references organization on delete cascade,
			code text not null check (code <> ''),
			level text not null check (level in ('block','block-release','warn','ignore')),
			primary key (organization_id, code),
			-- the database enforces it, so nobody may take it more lightly
			check (code <> 'clash' or level = 'block')
		);

		create table occasion_override (
			id uuid primary key,
			occasion_id uuid not null references occasion,
			code text not null check (code <> ''),
			-- what the conflict was about when it was taken on; it lapses when that changes
			subject text not null,
			reason text not null check (btrim(reason) <> ''),
			account_id uuid not null references account,
			at timestamptz not null default now()
		);
		create index occasion_override_occasion on occasion_override (occasion_id);

		create function keep_overrides() returns trigger language plpgsql as $$
		begin
			raise exception 'overrides are append-only' using errcode = 'restrict_violation';
		end $$;
		create trigger occasion_override_kept before update or delete on occasion_override
			for each row execute function keep_overrides();
		create trigger occasion_override_not_emptied before truncate on occasion_override
			for each statement execute function keep_overrides();
	`.execute(db);
}
