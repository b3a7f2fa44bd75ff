import { sql, type Kysely } from 'kysely';

// Registration: the terms of an event, who applied, holds a seat or waits, and the history of every change of that.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- the row that is locked for every change of seats
		create table event_registration (
			event_id uuid primary key references event on delete cascade,
			opens_at timestamptz not null,
			closes_at timestamptz not null,
			capacity integer not null check (capacity between 1 and 5000),
			-- fewer than so many and the event is not held
			minimum integer check (minimum > 0),
			employer_quota integer check (employer_quota > 0),
			town_quota integer check (town_quota > 0),
			needs_approval boolean not null default false,
			waitlist boolean not null default true,
			offer_hours integer not null default 24 check (offer_hours between 1 and 720),
			promotes_after_close boolean not null default false,
			rules jsonb not null,
			contact text,
			note_zh text,
			note_en text,
			created_at timestamptz not null default now(),
			check (closes_at > opens_at),
			check (minimum is null or minimum <= capacity)
		);

		create table registration (
			id uuid primary key,
			event_id uuid not null references event_registration,
			number integer not null,
			state text not null check (state in ('applied','confirmed','checked-in','waitlisted','offered','rejected','declined','expired','withdrawn')),
			-- place in the waitlist, 1 first
			position integer check (position > 0),
			offer_expires_at timestamptz,
			source text not null check (source in ('self','unit','desk')),
			-- the unit that registered its person
			unit_id uuid references organization,
			name_zh text not null check (name_zh <> ''),
			name_en text,
			-- name and employer as they are compared
			name_key text not null check (name_key <> ''),
			employer_key text not null check (employer_key <> ''),
			employer_id uuid references organization,
			employer_zh text not null check (employer_zh <> ''),
			employer_en text,
			town_id uuid references organization,
			phone text,
			last_four text check (last_four ~ '^[0-9]{3}[0-9X]$'),
			birth_year integer check (birth_year between 1900 and 2100),
			level text check (level in ('apprentice','junior','middle','senior','technician','senior-technician','special','chief')),
			-- what the check-in code holds; it names a registration and gives no right
			code text not null unique,
			-- of the link to the person's own page
			token_hash bytea unique,
			-- how many lines its history has
			revision integer not null,
			created_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			unique (event_id, number),
			unique (event_id, position) deferrable,
			check ((state = 'waitlisted') = (position is not null)),
			check ((state = 'offered') = (offer_expires_at is not null)),
			check ((source = 'unit') = (unit_id is not null)),
			check (phone is not null or last_four is not null)
		);
		create index registration_event on registration (event_id, state);
		create index registration_unit on registration (unit_id);
		create index registration_employer on registration (employer_id);
		create index registration_offer on registration (offer_expires_at) where state = 'offered';
		-- nobody stands on the list twice
		create unique index registration_once_by_phone on registration (event_id, name_key, phone)
			where state in ('applied','confirmed','checked-in','waitlisted','offered');
		create unique index registration_once_by_employer on registration (event_id, name_key, employer_key, last_four)
			where state in ('applied','confirmed','checked-in','waitlisted','offered');

		-- no more seats than there are, whatever the code above does
		create function check_seats() returns trigger language plpgsql as $$
		declare over uuid;
		begin
			perform 1 from event_registration where event_id in (select event_id from touched) order by event_id for update;
			select e.event_id into over from event_registration e
				where e.event_id in (select event_id from touched)
				and (select count(*) from registration r where r.event_id = e.event_id
					and r.state in ('applied','confirmed','checked-in','offered')) > e.capacity limit 1;
			if over is not null then
				raise exception 'event % has more registrations than seats', over using errcode = 'check_violation', constraint = 'registration_seats';
			end if;
			return null;
		end $$;
		create trigger registration_seats_added after insert on registration referencing new table as touched
			for each statement execute function check_seats();
		create trigger registration_seats_changed after update on registration referencing new table as touched
			for each statement execute function check_seats();
		create trigger event_registration_seats after update on event_registration referencing new table as touched
			for each statement execute function check_seats();

		create table registration_line (
			registration_id uuid not null references registration,
			seq integer not null check (seq > 0),
			kind text not null check (kind in ('registered','approved','rejected','offered','accepted','declined','expired','withdrawn','moved','checked-in','check-in-undone')),
			from_state text,
			to_state text not null,
			position integer,
			reason text,
			by_kind text not null check (by_kind in ('self','unit','desk','system')),
			person_id uuid references person,
			at timestamptz not null,
			primary key (registration_id, seq)
		);
		create trigger registration_line_append_only before update or delete on registration_line
			for each row execute function refuse_change();

		alter table entry add column registration_id uuid references registration;
		create unique index entry_registration on entry (round_id, registration_id);
	`.execute(db);
}
