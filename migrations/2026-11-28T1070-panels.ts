import { sql, type Kysely } from 'kysely';

// Panels: the pool of judges with what they are qualified for, when they can come and whom they do not judge; and for each round
// who sits where in every heat.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table judge (
			person_id uuid primary key references person,
			-- who keeps the record
			organization_id uuid not null references organization,
			active boolean not null default true,
			note text,
			created_at timestamptz not null default now()
		);
		create index judge_organization on judge (organization_id);

		create table judge_qualification (
			id uuid primary key,
			person_id uuid not null references judge on delete cascade,
			trade_id uuid not null references trade,
			grade text not null check (grade in ('county','city','province','national')),
			certificate text,
			-- the last day on which it holds
			valid_until date,
			created_at timestamptz not null default now(),
			unique (person_id, trade_id, grade)
		);
		create index judge_qualification_trade on judge_qualification (trade_id);

		-- what a judge said about their time. "available" takes a piece out of a longer absence
		create table judge_availability (
			id uuid primary key,
			person_id uuid not null references judge on delete cascade,
			during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
			available boolean not null default false,
			note text,
			created_at timestamptz not null default now()
		);
		create index judge_availability_person on judge_availability using gist (person_id, during);

		-- whom somebody does not judge, besides the own employer, which follows from the person. Ended, never deleted
		create table recusal (
			id uuid primary key,
			person_id uuid not null references judge on delete cascade,
			against_employer_id uuid references organization,
			against_person_id uuid references person,
			kind text not null check (kind in ('kin','apprentice','declared')),
			note text,
			by_person_id uuid references person,
			created_at timestamptz not null default now(),
			ended_at timestamptz,
			check (num_nonnulls(against_employer_id, against_person_id) = 1),
			check (against_person_id is distinct from person_id)
		);
		create index recusal_person on recusal (person_id);
		create unique index recusal_once on recusal (person_id, kind, against_employer_id, against_person_id) nulls not distinct where ended_at is null;

		-- the panels of a round: what is asked of them, and what came out. The revision moves with every change
		create table panel_plan (
			id uuid primary key,
			round_id uuid not null unique references round on delete cascade,
			revision integer not null default 0,
			settings jsonb not null,
			chief_id uuid references person,
			status text check (status in ('optimal','feasible','infeasible','partial')),
			method text check (method in ('solver','search')),
			repairs jsonb not null default '[]',
			lacks jsonb not null default '[]',
			planned_at timestamptz,
			published_at timestamptz,
			published_revision integer,
			created_at timestamptz not null default now(),
			check ((status is null) = (planned_at is null)),
			check ((published_at is null) = (published_revision is null)),
			check (published_revision <= revision)
		);

		-- heat, zone and slot as people count them, from 1
		create table panel_assignment (
			plan_id uuid not null references panel_plan on delete cascade,
			heat integer not null check (heat > 0),
			zone integer not null check (zone > 0),
			slot integer not null check (slot > 0),
			person_id uuid not null references judge,
			pinned boolean not null default false,
			-- why a rule is broken here
			reason text,
			primary key (plan_id, heat, zone, slot),
			-- nobody sits in two zones of a heat
			unique (plan_id, heat, person_id)
		);
		create index panel_assignment_person on panel_assignment (person_id);
	`.execute(db);
}
