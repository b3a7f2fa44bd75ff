import { sql, type Kysely } from 'kysely';

// Scoring room: the register of a round (append-only, chained) and the scores projected from it.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table line (
			round_id uuid not null references round,
			seq bigint not null check (seq > 0),
			command_id uuid not null,
			body_hash bytea not null,
			kind text not null check (kind in ('open','close','mode','mark','sign','reopen','status')),
			seat_id uuid references seat,
			person_id uuid references person,
			entry_id uuid references entry,
			aspect text,
			run integer,
			value text,
			revision integer not null,
			reason text,
			marked_at timestamptz,
			received_at timestamptz not null,
			prev_hash bytea not null,
			hash bytea not null,
			primary key (round_id, seq),
			check ((kind in ('mark','sign','reopen')) = (seat_id is not null)),
			check ((kind in ('mark','sign','reopen','status')) = (entry_id is not null)),
			check ((kind = 'mark') = (aspect is not null and run is not null)),
			check ((kind in ('open','mark','mode','status')) = (value is not null))
		);
		create unique index line_command on line (command_id);
		-- two writers cannot both correct the same revision of the same place
		create unique index line_mark_revision on line (round_id, entry_id, seat_id, aspect, run, revision) where kind = 'mark';
		create unique index line_sign_revision on line (round_id, entry_id, seat_id, revision) where kind = 'sign';

		create function refuse_change() returns trigger language plpgsql as $$
		begin
			raise exception 'the register is append-only' using errcode = 'restrict_violation';
		end $$;
		create trigger line_append_only before update or delete on line for each row execute function refuse_change();
		create trigger line_never_emptied before truncate on line for each statement execute function refuse_change();

		-- what the register says of each entry now; can be rebuilt from it at any time
		create table score (
			round_id uuid not null references round on delete cascade,
			entry_id uuid not null references entry on delete cascade,
			state text not null check (state in ('none','provisional','complete')),
			status text not null check (status in ('active','withdrawn','dns','dnf','dq')),
			total text,
			given integer not null,
			expected integer not null,
			seq bigint not null,
			primary key (round_id, entry_id)
		);

		-- refused repeats and other things that the arbitration may want to see
		create table incident (
			id uuid primary key,
			round_id uuid references round,
			at timestamptz not null default now(),
			code text not null,
			details jsonb not null
		);
		create index incident_round on incident (round_id, at);
		create trigger incident_append_only before update or delete on incident for each row execute function refuse_change();
	`.execute(db);
}
