import { sql, type Kysely } from 'kysely';

// Calendar room: what can be booked, what happens when, and that nobody and nothing is in two places at once; the life of a
// competition beside the state of its rounds; heats; the calendar of working days; long work.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create extension if not exists btree_gist;

		alter table organization add column division_code text;

		create table organization_cluster (
			organization_id uuid not null references organization on delete cascade,
			cluster_id uuid not null references organization on delete cascade,
			primary key (organization_id, cluster_id)
		);

		create table trade (
			id uuid primary key,
			code text unique,
			name_zh text not null unique check (name_zh <> ''),
			name_en text,
			created_at timestamptz not null default now()
		);

		-- what can be booked. A person, a room, a base, a station of a base, a piece of equipment
		create table resource (
			id uuid primary key,
			organization_id uuid not null references organization,
			kind text not null check (kind in ('person','room','base','station','equipment')),
			person_id uuid unique references person,
			parent_id uuid references resource,
			name_zh text,
			name_en text,
			capacity integer check (capacity > 0),
			machine text,
			opens_at time,
			closes_at time,
			position integer not null default 0,
			retired_at timestamptz,
			created_at timestamptz not null default now(),
			check ((kind = 'person') = (person_id is not null)),
			check (kind = 'person' or name_zh <> ''),
			check (kind <> 'station' or parent_id is not null),
			check (parent_id is distinct from id),
			check (opens_at is null or closes_at is null or opens_at < closes_at)
		);
		create index resource_parent on resource (parent_id);
		create index resource_organization on resource (organization_id, kind);

		-- the life of a competition; its steps stand in a table of their own
		alter table competition
			add column life text not null default 'planned' check (life in ('idea','planned','filed','approved','notice','registration','drawn','running','provisional','public-notice','confirmed','archived','postponed','cancelled')),
			add column activity text not null default 'skill' check (activity in ('skill','five-small','labour','knowledge')),
			add column trade_id uuid references trade,
			add column base_id uuid references resource;
		update competition c set life = case
			when exists (select 1 from round r join event e on e.id = r.event_id where e.competition_id = c.id and r.state = 'open') then 'running'
			when exists (select 1 from round r join event e on e.id = r.event_id where e.competition_id = c.id and r.state = 'closed') then 'provisional'
			else 'planned' end;
		create index competition_led on competition (organization_id, starts_on);
		create index competition_trade on competition (trade_id, starts_on);

		-- towns that share one competition, besides its host
		create table competition_host (
			competition_id uuid not null references competition on delete cascade,
			organization_id uuid not null references organization,
			primary key (competition_id, organization_id)
		);
		create index competition_host_organization on competition_host (organization_id);

		-- a rule of recurrence (RFC 5545 RRULE); every occasion of it is a row with an id of its own
		create table series (
			id uuid primary key,
			organization_id uuid not null references organization,
			title_zh text not null check (title_zh <> ''),
			title_en text,
			kind text not null check (kind in ('contest','heat','meeting','class','maintenance','hold')),
			rule text not null,
			zone text not null default 'Asia/Shanghai',
			starts_on date not null,
			starts_time time not null,
			minutes integer not null check (minutes > 0),
			policy text not null default 'next' check (policy in ('skip','next','previous','keep')),
			created_at timestamptz not null default now()
		);

		-- something that happens in a stretch of time
		create table occasion (
			id uuid primary key,
			organization_id uuid not null references organization,
			kind text not null check (kind in ('contest','heat','meeting','class','maintenance','hold')),
			competition_id uuid references competition on delete cascade,
			event_id uuid references event on delete cascade,
			series_id uuid references series,
			recurs_on date,
			title_zh text not null check (title_zh <> ''),
			title_en text,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			setup_minutes integer not null default 0 check (setup_minutes between 0 and 10080),
			teardown_minutes integer not null default 0 check (teardown_minutes between 0 and 10080),
			state text not null default 'planned' check (state in ('draft','planned','confirmed','running','finished','cancelled','skipped')),
			started_at timestamptz,
			finished_at timestamptz,
			-- RFC 5545 SEQUENCE: grows with every change of time, state or title
			sequence integer not null default 0,
			changed_at timestamptz not null default now(),
			created_at timestamptz not null default now(),
			check (ends_at > starts_at),
			check ((series_id is null) = (recurs_on is null)),
			check (finished_at is null or started_at is not null)
		);
		create index occasion_time on occasion using gist (tstzrange(starts_at, ends_at));
		create index occasion_competition on occasion (competition_id);
		create unique index occasion_of_series on occasion (series_id, recurs_on);

		create function count_occasion_changes() returns trigger language plpgsql as $$
		begin
			if (new.starts_at, new.ends_at, new.state, new.title_zh, new.title_en)
				is distinct from (old.starts_at, old.ends_at, old.state, old.title_zh, old.title_en) then
				new.sequence := old.sequence + 1;
				new.changed_at := now();
			end if;
			return new;
		end $$;
		create trigger occasion_sequence before update on occasion for each row execute function count_occasion_changes();

		-- what an occasion takes. The range holds set-up, teardown and travel, and follows the occasion by itself
		create table booking (
			id uuid primary key,
			occasion_id uuid not null references occasion on delete cascade,
			resource_id uuid not null references resource,
			role text not null check (role in ('venue','judge','chief-judge','teacher','contestant','staff','equipment')),
			travel_minutes integer not null default 0 check (travel_minutes between 0 and 1440),
			-- a soft booking is a wish: it is shown and warned about, never enforced
			hard boolean not null default true,
			active boolean not null,
			during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
			created_at timestamptz not null default now(),
			unique (occasion_id, resource_id),
			constraint booking_clash exclude using gist (resource_id with =, during with &&) where (hard and active) deferrable initially immediate
		);
		create index booking_resource on booking using gist (resource_id, during);

		create function derive_booking() returns trigger language plpgsql as $$
		declare o occasion%rowtype;
		begin
			select * into strict o from occasion where id = new.occasion_id;
			new.during := tstzrange(
				o.starts_at - make_interval(mins => o.setup_minutes + new.travel_minutes),
				o.ends_at + make_interval(mins => o.teardown_minutes + new.travel_minutes), '[)');
			new.active := o.state not in ('draft','cancelled','skipped');
			return new;
		end $$;
		create trigger booking_derived before insert or update on booking for each row execute function derive_booking();

		-- all bookings of all moved occasions in one statement, so that a day shifts as a whole
		create function move_bookings() returns trigger language plpgsql as $$
		begin
			update booking set occasion_id = booking.occasion_id from moved where booking.occasion_id = moved.id;
			return null;
		end $$;
		create trigger occasion_moves_bookings after update on occasion referencing new table as moved
			for each statement execute function move_bookings();

		create table heat (
			id uuid primary key,
			round_id uuid not null references round on delete cascade,
			number integer not null check (number > 0),
			occasion_id uuid unique references occasion on delete set null,
			unique (round_id, number)
		);

		create table heat_place (
			entry_id uuid primary key references entry on delete cascade,
			heat_id uuid not null references heat on delete cascade,
			station_number integer not null check (station_number > 0),
			station_id uuid references resource,
			unique (heat_id, station_number) deferrable
		);

		-- holidays and make-up workdays 调休; without an organization they hold for all
		create table work_day (
			id uuid primary key,
			organization_id uuid references organization on delete cascade,
			day date not null,
			kind text not null check (kind in ('holiday','make-up')),
			name_zh text not null check (name_zh <> ''),
			name_en text
		);
		create unique index work_day_once on work_day (organization_id, day) nulls not distinct;

		-- long work: what it is at, and how it ended
		create table job (
			id uuid primary key,
			kind text not null,
			organization_id uuid references organization on delete cascade,
			account_id uuid not null references account,
			state text not null default 'running' check (state in ('running','done','failed','cancelled')),
			done integer not null default 0,
			total integer,
			note_zh text,
			note_en text,
			result jsonb,
			cancel_asked boolean not null default false,
			-- the process that does the work says so every few seconds
			seen_at timestamptz not null default now(),
			created_at timestamptz not null default now(),
			ended_at timestamptz,
			check ((state = 'running') = (ended_at is null))
		);
		create index job_account on job (account_id, created_at);
	`.execute(db);
}
