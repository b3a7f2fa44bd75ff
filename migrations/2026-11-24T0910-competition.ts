import { sql, type Kysely } from 'kysely';

// Competition room: competition → event → round, a round's entries, its panel's seats and the tablets that hold them.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table competition (
			id uuid primary key,
			organization_id uuid not null references organization,
			level text not null check (level in ('county','township','system','enterprise')),
			title_zh text not null check (title_zh <> ''),
			title_en text,
			venue_zh text,
			venue_en text,
			starts_on date not null,
			ends_on date not null,
			created_at timestamptz not null default now(),
			check (ends_on >= starts_on)
		);
		create index competition_dates on competition (starts_on, ends_on);

		create table role_grant (
			id uuid primary key,
			person_id uuid not null references person,
			role text not null check (role in ('organizer','chief-judge','judge','sealing-officer','arbitrator','trainer','contestant')),
			organization_id uuid references organization,
			competition_id uuid references competition on delete cascade,
			granted_at timestamptz not null default now(),
			check (num_nonnulls(organization_id, competition_id) = 1)
		);
		create unique index role_grant_once on role_grant (person_id, role, organization_id, competition_id) nulls not distinct;

		create table event (
			id uuid primary key,
			competition_id uuid not null references competition on delete cascade,
			title_zh text not null check (title_zh <> ''),
			title_en text,
			position integer not null,
			created_at timestamptz not null default now()
		);
		create index event_competition on event (competition_id, position);

		-- seq and head are the register's end: every line moves them, in the line's own transaction;
		-- setup counts changes of entries, seats and settings, so that every node sees the same stream epoch
		create table round (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			title_zh text not null check (title_zh <> ''),
			title_en text,
			position integer not null,
			state text not null default 'draft' check (state in ('draft','open','closed')),
			mode text not null default 'live' check (mode in ('live','frozen','hidden')),
			scheme jsonb,
			scheme_hash text,
			prizes integer not null default 6 check (prizes >= 0),
			show_names boolean not null default true,
			-- a round of the demo season that simulated judges mark
			simulated boolean not null default false,
			setup integer not null default 0,
			seq bigint not null default 0,
			head bytea not null default '\\x'::bytea,
			created_at timestamptz not null default now(),
			check ((scheme is null) = (scheme_hash is null)),
			check (state = 'draft' or scheme is not null)
		);
		create index round_event on round (event_id, position);

		create table entry (
			id uuid primary key,
			round_id uuid not null references round on delete cascade,
			code text not null check (code <> ''),
			start_order integer not null,
			name_zh text not null check (name_zh <> ''),
			name_en text,
			employer_id uuid references organization,
			employer_zh text,
			employer_en text,
			created_at timestamptz not null default now(),
			unique (round_id, code) deferrable,
			unique (round_id, start_order) deferrable
		);

		create table seat (
			id uuid primary key,
			round_id uuid not null references round on delete cascade,
			number integer not null check (number between 1 and 99),
			role text not null default 'judge' check (role in ('judge','chief')),
			person_id uuid references person,
			unique (round_id, number)
		);
		-- one person holds one seat of a panel
		create unique index seat_person on seat (round_id, person_id);

		create table pairing_code (
			code_hash bytea primary key,
			seat_id uuid not null references seat on delete cascade,
			created_at timestamptz not null default now(),
			expires_at timestamptz not null,
			used_at timestamptz
		);
		create index pairing_code_seat on pairing_code (seat_id);

		create table tablet (
			id uuid primary key,
			seat_id uuid not null references seat on delete cascade,
			token_hash bytea not null unique,
			label text not null,
			paired_at timestamptz not null default now(),
			ended_at timestamptz,
			ended_why text check (ended_why in ('taken-over','revoked')),
			check ((ended_at is null) = (ended_why is null))
		);
		-- one seat, one tablet
		create unique index tablet_holds on tablet (seat_id) where ended_at is null;
	`.execute(db);
}
