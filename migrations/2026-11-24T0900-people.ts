import { sql, type Kysely } from 'kysely';

// People room: organizations as a tree, people with an employer, accounts, logins and scoped roles.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table organization (
			id uuid primary key,
			parent_id uuid references organization,
			kind text not null check (kind in ('federation','township','subdistrict','zone','system','cluster','enterprise','school')),
			name_zh text not null check (name_zh <> ''),
			name_en text,
			short_zh text,
			short_en text,
			position integer not null default 0,
			created_at timestamptz not null default now(),
			check (parent_id is distinct from id)
		);
		create index organization_parent on organization (parent_id);
		create unique index organization_name on organization (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name_zh);

		create table person (
			id uuid primary key,
			name_zh text not null check (name_zh <> ''),
			name_en text,
			employer_id uuid references organization,
			created_at timestamptz not null default now()
		);
		create index person_employer on person (employer_id);

		create table account (
			id uuid primary key,
			person_id uuid not null unique references person,
			name text not null,
			password_hash text not null,
			disabled_at timestamptz,
			created_at timestamptz not null default now()
		);
		create unique index account_name on account (lower(name));

		create table login (
			token_hash bytea primary key,
			account_id uuid not null references account,
			created_at timestamptz not null default now(),
			expires_at timestamptz not null
		);
		create index login_account on login (account_id);

		-- a one-time link for the first organizer, printed where the server was started
		create table setup_link (
			token_hash bytea primary key,
			created_at timestamptz not null default now(),
			expires_at timestamptz not null,
			used_at timestamptz
		);
	`.execute(db);
}
