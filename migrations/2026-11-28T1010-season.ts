import { sql, type Kysely } from 'kysely';

// The season: what must be held in each period, by whom, and what was waived. Whether it was held is derived, never stored.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table obligation (
			id uuid primary key,
			-- who imposes it
			organization_id uuid not null references organization,
			title_zh text not null check (title_zh <> ''),
			title_en text,
			-- each: every bound organization; any: so many of them, whichever; total: so many competitions, whoever holds them
			quantifier text not null check (quantifier in ('each','any','total')),
			period text not null check (period in ('month','quarter','year')),
			minimum integer not null check (minimum between 1 and 100000),
			-- filters; empty means all
			levels text[] not null default '{}' check (levels <@ array['county','township','system','enterprise']),
			activities text[] not null default '{}' check (activities <@ array['skill','five-small','labour','knowledge']),
			trade_ids uuid[] not null default '{}',
			held_lives text[] not null,
			planned_lives text[] not null,
			lead_days integer not null check (lead_days between 0 and 365),
			-- one joint competition counts for at most so many organizations
			joint_cap integer check (joint_cap > 0),
			from_day date not null,
			to_day date,
			state text not null default 'draft' check (state in ('draft','in-force','superseded')),
			owner_id uuid references person,
			supersedes_id uuid unique references obligation,
			created_at timestamptz not null default now(),
			check (to_day is null or to_day >= from_day),
			check (cardinality(held_lives) > 0),
			check (not held_lives && planned_lives),
			check (state <> 'superseded' or to_day is not null)
		);
		create index obligation_imposed on obligation (organization_id);

		create table obligation_organization (
			obligation_id uuid not null references obligation on delete cascade,
			organization_id uuid not null references organization,
			primary key (obligation_id, organization_id)
		);
		create index obligation_organization_bound on obligation_organization (organization_id);

		-- the history of waivers; the last line for a place and period holds
		create table obligation_waiver (
			id uuid primary key,
			obligation_id uuid not null references obligation,
			-- without one: the whole obligation in that period
			organization_id uuid references organization,
			period_start date not null,
			action text not null check (action in ('waived','revoked')),
			reason text not null check (reason <> ''),
			person_id uuid not null references person,
			position bigint generated always as identity,
			created_at timestamptz not null default now()
		);
		create index obligation_waiver_place on obligation_waiver (obligation_id, period_start);

		create function refuse_waiver_change() returns trigger language plpgsql as $$
		begin
			raise exception 'waivers are appended only' using errcode = 'restrict_violation';
		end $$;
		create trigger obligation_waiver_append_only before update or delete on obligation_waiver
			for each row execute function refuse_waiver_change();
		create trigger obligation_waiver_keep before truncate on obligation_waiver
			for each statement execute function refuse_waiver_change();
	`.execute(db);
}
