import { sql, type Kysely } from 'kysely';

// Series that are edited one by one and from a date on, private calendar feeds, what of a competition has been made public, and
// the holidays and make-up workdays 调休 of 2024 to 2026.
// Days: State Council notices (国务院办公厅关于部分节假日安排的通知), after NateScarlet/holiday-cn (MIT).
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table series
			-- "this and later" splits a series; every part knows the first one, under which the class is known to its subscribers
			add column origin_id uuid references series,
			-- listed in the public feeds of its organization and base
			add column published boolean not null default false,
			-- of the competitions that a series of contests makes
			add column level text check (level in ('county','township','system','enterprise'));
		create index series_origin on series (origin_id);
		create index series_organization on series (organization_id);

		-- what every date of a series takes
		create table series_booking (
			series_id uuid not null references series on delete cascade,
			resource_id uuid not null references resource,
			role text not null check (role in ('venue','judge','chief-judge','teacher','contestant','staff','equipment')),
			primary key (series_id, resource_id)
		);

		-- an occasion of a series that somebody changed by itself: changing the whole series leaves it as it is
		alter table occasion add column by_hand boolean not null default false;

		create function keep_series_exception() returns trigger language plpgsql as $$
		begin
			if new.series_id is not null and new.series_id = old.series_id
				and current_setting('jiangsai.series', true) is distinct from 'on'
				and ((new.starts_at, new.ends_at, new.title_zh, new.title_en)
						is distinct from (old.starts_at, old.ends_at, old.title_zh, old.title_en)
					or (new.state is distinct from old.state
						and (new.state in ('cancelled','skipped') or old.state in ('cancelled','skipped')))) then
				new.by_hand := true;
			end if;
			return new;
		end $$;
		create trigger occasion_by_hand before update on occasion for each row execute function keep_series_exception();

		-- a change of place is a change to subscribers as well; what is booked along with the occasion itself is not
		create function count_venue_changes() returns trigger language plpgsql as $$
		begin
			update occasion set sequence = sequence + 1, changed_at = now()
			from (select distinct occasion_id from venues where role = 'venue') as v
			where occasion.id = v.occasion_id and occasion.created_at < now();
			return null;
		end $$;
		create trigger booking_venue_added after insert on booking referencing new table as venues
			for each statement execute function count_venue_changes();
		create trigger booking_venue_gone after delete on booking referencing old table as venues
			for each statement execute function count_venue_changes();

		-- a private address of a calendar feed; only the hash of its token is kept
		create table feed_token (
			id uuid primary key,
			person_id uuid references person on delete cascade,
			series_id uuid references series on delete cascade,
			token_hash bytea not null unique,
			created_at timestamptz not null default now(),
			revoked_at timestamptz,
			check (num_nonnulls(person_id, series_id) = 1)
		);
		create unique index feed_token_person on feed_token (person_id) where revoked_at is null;
		create unique index feed_token_series on feed_token (series_id) where revoked_at is null;

		-- since when a competition is public, and how often what a subscriber sees of it has changed (RFC 5545 SEQUENCE)
		create table competition_feed (
			competition_id uuid primary key references competition on delete cascade,
			published_at timestamptz,
			sequence integer not null default 0,
			changed_at timestamptz not null default now()
		);
		insert into competition_feed (competition_id, published_at)
			select id, case when life in ('idea','planned','filed','approved','postponed','cancelled') then null else now() end
			from competition;

		create function follow_competition() returns trigger language plpgsql as $$
		declare shown timestamptz := case
			when new.life in ('idea','planned','filed','approved','postponed','cancelled') then null else now() end;
		begin
			insert into competition_feed as f (competition_id, published_at) values (new.id, shown)
			on conflict (competition_id) do update set
				published_at = coalesce(f.published_at, excluded.published_at),
				sequence = f.sequence + 1,
				changed_at = now();
			return null;
		end $$;
		create trigger competition_followed after insert on competition for each row execute function follow_competition();
		create trigger competition_changed after update on competition for each row
			when ((old.starts_on, old.ends_on, old.title_zh, old.title_en, old.venue_zh, old.venue_en, old.life)
				is distinct from (new.starts_on, new.ends_on, new.title_zh, new.title_en, new.venue_zh, new.venue_en, new.life))
			execute function follow_competition();

		-- what a person's page looks up
		create index seat_person_rounds on seat (person_id) where person_id is not null;
		create index entry_employer on entry (employer_id, name_zh) where employer_id is not null;
	`.execute(db);
	await sql`
		insert into work_day (id, day, kind, name_zh, name_en)
		select gen_random_uuid(), day::date, kind, name_zh, name_en
		from (values
			('holiday', '2024-01-01', '2024-01-01', '元旦', 'New Year'),
			('holiday', '2024-02-10', '2024-02-17', '春节', 'Spring Festival'),
			('holiday', '2024-04-04', '2024-04-06', '清明节', 'Qingming'),
			('holiday', '2024-05-01', '2024-05-05', '劳动节', 'Labour Day'),
			('holiday', '2024-06-10', '2024-06-10', '端午节', 'Dragon Boat Festival'),
			('holiday', '2024-09-15', '2024-09-17', '中秋节', 'Mid-Autumn Festival'),
			('holiday', '2024-10-01', '2024-10-07', '国庆节', 'National Day'),
			('holiday', '2025-01-01', '2025-01-01', '元旦', 'New Year'),
			('holiday', '2025-01-28', '2025-02-04', '春节', 'Spring Festival'),
			('holiday', '2025-04-04', '2025-04-06', '清明节', 'Qingming'),
			('holiday', '2025-05-01', '2025-05-05', '劳动节', 'Labour Day'),
			('holiday', '2025-05-31', '2025-06-02', '端午节', 'Dragon Boat Festival'),
			('holiday', '2025-10-01', '2025-10-08', '国庆节、中秋节', 'National Day and Mid-Autumn Festival'),
			('holiday', '2026-01-01', '2026-01-03', '元旦', 'New Year'),
			('holiday', '2026-02-15', '2026-02-23', '春节', 'Spring Festival'),
			('holiday', '2026-04-04', '2026-04-06', '清明节', 'Qingming'),
			('holiday', '2026-05-01', '2026-05-05', '劳动节', 'Labour Day'),
			('holiday', '2026-06-19', '2026-06-21', '端午节', 'Dragon Boat Festival'),
			('holiday', '2026-09-25', '2026-09-27', '中秋节', 'Mid-Autumn Festival'),
			('holiday', '2026-10-01', '2026-10-07', '国庆节', 'National Day'),
			('make-up', '2024-02-04', '2024-02-04', '春节', 'Spring Festival'),
			('make-up', '2024-02-18', '2024-02-18', '春节', 'Spring Festival'),
			('make-up', '2024-04-07', '2024-04-07', '清明节', 'Qingming'),
			('make-up', '2024-04-28', '2024-04-28', '劳动节', 'Labour Day'),
			('make-up', '2024-05-11', '2024-05-11', '劳动节', 'Labour Day'),
			('make-up', '2024-09-14', '2024-09-14', '中秋节', 'Mid-Autumn Festival'),
			('make-up', '2024-09-29', '2024-09-29', '国庆节', 'National Day'),
			('make-up', '2024-10-12', '2024-10-12', '国庆节', 'National Day'),
			('make-up', '2025-01-26', '2025-01-26', '春节', 'Spring Festival'),
			('make-up', '2025-02-08', '2025-02-08', '春节', 'Spring Festival'),
			('make-up', '2025-04-27', '2025-04-27', '劳动节', 'Labour Day'),
			('make-up', '2025-09-28', '2025-09-28', '国庆节、中秋节', 'National Day and Mid-Autumn Festival'),
			('make-up', '2025-10-11', '2025-10-11', '国庆节、中秋节', 'National Day and Mid-Autumn Festival'),
			('make-up', '2026-01-04', '2026-01-04', '元旦', 'New Year'),
			('make-up', '2026-02-14', '2026-02-14', '春节', 'Spring Festival'),
			('make-up', '2026-02-28', '2026-02-28', '春节', 'Spring Festival'),
			('make-up', '2026-05-09', '2026-05-09', '劳动节', 'Labour Day'),
			('make-up', '2026-09-20', '2026-09-20', '国庆节', 'National Day'),
			('make-up', '2026-10-10', '2026-10-10', '国庆节', 'National Day')
		) as notice(kind, first, last, name_zh, name_en),
		generate_series(first::date, last::date, interval '1 day') as day
		on conflict do nothing
	`.execute(db);
}
