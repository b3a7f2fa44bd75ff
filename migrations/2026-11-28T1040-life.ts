import { sql, type Kysely } from 'kysely';

// The life of a competition: its steps (append-only, and the only way a life changes), lead times, templates, files, notices.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- number and from_life make two people's steps from the same life a conflict; the life itself follows by trigger
		create table competition_step (
			competition_id uuid not null references competition on delete cascade,
			number integer not null,
			from_life text,
			to_life text not null check (to_life in ('idea','planned','filed','approved','notice','registration','drawn','running','provisional','public-notice','confirmed','archived','postponed','cancelled')),
			reason text check (reason <> ''),
			note text,
			-- nobody when the state of the rounds moved it
			person_id uuid references person,
			at timestamptz not null default now(),
			primary key (competition_id, number),
			check (from_life is distinct from to_life),
			check (to_life not in ('postponed','cancelled') or from_life is null or reason is not null)
		);

		create function take_competition_step() returns trigger language plpgsql as $$
		declare
			now_life text;
			last integer;
		begin
			select life into now_life from competition where id = new.competition_id for update;
			select max(number) into last from competition_step where competition_id = new.competition_id;
			if last is null and new.from_life is not null then
				insert into competition_step (competition_id, number, to_life, at) values (new.competition_id, 1, now_life, new.at);
				last := 1;
			end if;
			if last is null then
				if new.to_life is distinct from now_life then
					raise exception 'a life begins with what it is' using errcode = 'restrict_violation';
				end if;
			elsif new.from_life is distinct from now_life then
				raise exception 'the competition is % now', now_life using errcode = 'restrict_violation';
			end if;
			new.number := coalesce(last, 0) + 1;
			return new;
		end $$;
		create trigger competition_step_taken before insert on competition_step for each row execute function take_competition_step();

		create function follow_competition_step() returns trigger language plpgsql as $$
		begin
			update competition set life = new.to_life where id = new.competition_id and life <> new.to_life;
			return null;
		end $$;
		create trigger competition_step_followed after insert on competition_step for each row execute function follow_competition_step();

		-- steps go only with their competition, and only while nothing of it was ever filed
		create function keep_competition_step() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				if not exists (select 1 from competition where id = old.competition_id) then return old; end if;
			end if;
			raise exception 'steps are append-only' using errcode = 'restrict_violation';
		end $$;
		create trigger competition_step_append_only before update or delete on competition_step for each row execute function keep_competition_step();
		create trigger competition_step_never_emptied before truncate on competition_step for each statement execute function keep_competition_step();

		create function keep_filed_competition() returns trigger language plpgsql as $$
		begin
			if old.life not in ('idea','planned') or exists (
				select 1 from competition_step where competition_id = old.id and to_life not in ('idea','planned')
			) then
				raise exception 'a competition that was filed is cancelled, not deleted' using errcode = 'restrict_violation';
			end if;
			return old;
		end $$;
		create trigger competition_kept before delete on competition for each row execute function keep_filed_competition();

		-- checked at commit: the life is what the last step says; a competition made without one gets its first
		create function check_competition_life() returns trigger language plpgsql as $$
		declare
			now_life text;
			last_life text;
		begin
			select life into now_life from competition where id = new.id;
			if not found then return null; end if;
			select to_life into last_life from competition_step where competition_id = new.id order by number desc limit 1;
			if not found then
				insert into competition_step (competition_id, number, to_life) values (new.id, 1, now_life);
			elsif last_life <> now_life then
				raise exception 'a life changes only with its step' using errcode = 'restrict_violation';
			end if;
			return null;
		end $$;
		insert into competition_step (competition_id, number, to_life, at) select id, 1, life, created_at from competition;
		create constraint trigger competition_life_has_step after insert or update of life on competition
			deferrable initially deferred for each row execute function check_competition_life();

		-- days before (negative) or after a competition at which something is due; without an organization they hold for all
		create table lead_time (
			id uuid primary key,
			organization_id uuid references organization on delete cascade,
			kind text not null check (kind in ('approve','notice','registration','judges','draw','public-notice','confirm','archive')),
			days integer not null check (days between -366 and 366)
		);
		create unique index lead_time_once on lead_time (organization_id, kind) nulls not distinct;

		-- what of it a competition counts for itself: { kind: days }
		alter table competition add column lead_times jsonb not null default '{}';

		create table competition_template (
			id uuid primary key,
			organization_id uuid not null references organization,
			name_zh text not null check (name_zh <> ''),
			name_en text,
			body jsonb not null,
			person_id uuid references person,
			created_at timestamptz not null default now(),
			unique (organization_id, name_zh)
		);

		-- a file of a competition; a newer version names the one it replaces, which is kept
		create table attachment (
			id uuid primary key,
			competition_id uuid not null references competition on delete cascade,
			replaces_id uuid unique references attachment on delete cascade,
			kind text not null check (kind in ('plan','notice','technical','result','other')),
			name text not null check (name <> ''),
			media text not null,
			bytes integer not null check (bytes between 1 and 20971520),
			public boolean not null default false,
			person_id uuid references person,
			-- null while its pieces are still coming
			finished_at timestamptz,
			created_at timestamptz not null default now()
		);
		create index attachment_competition on attachment (competition_id, created_at);

		create table attachment_piece (
			attachment_id uuid not null references attachment on delete cascade,
			number integer not null check (number between 0 and 19),
			body bytea not null check (octet_length(body) between 1 and 1048576),
			primary key (attachment_id, number)
		);
		alter table attachment_piece alter column body set storage external;

		-- what the public is told: the draft, and every version that was published
		create table competition_notice (
			competition_id uuid primary key references competition on delete cascade,
			text_zh text,
			text_en text,
			who_zh text,
			who_en text,
			contact_zh text,
			contact_en text,
			phone text
		);

		create table notice_version (
			competition_id uuid not null references competition on delete cascade,
			number integer not null check (number > 0),
			text_zh text not null check (text_zh <> ''),
			text_en text not null,
			who_zh text,
			who_en text,
			contact_zh text,
			contact_en text,
			phone text,
			person_id uuid references person,
			at timestamptz not null default now(),
			primary key (competition_id, number)
		);
		create function keep_notice_version() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				if not exists (select 1 from competition where id = old.competition_id) then return old; end if;
			end if;
			raise exception 'published notices are append-only' using errcode = 'restrict_violation';
		end $$;
		create trigger notice_version_append_only before update or delete on notice_version for each row execute function keep_notice_version();
	`.execute(db);
}
