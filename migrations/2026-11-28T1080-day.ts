import { sql, type Kysely } from 'kysely';

// Calendar room, on the day: what is fixed in time, what was planned before anything moved, and who did what.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table occasion
			add column pinned boolean not null default false,
			-- when it was to start before the day began to move; null as long as nothing has
			add column planned_at timestamptz;

		create table day_line (
			id uuid primary key,
			competition_id uuid not null references competition,
			day date not null,
			at timestamptz not null,
			person_id uuid not null references person,
			action text not null check (action in ('start','finish','skip','late','undo')),
			occasion_id uuid references occasion,
			minutes integer,
			reason text,
			-- every occasion that moved, before and after, and the bookings that had to become wishes
			changes jsonb not null,
			undoes uuid unique references day_line,
			check ((action = 'undo') = (undoes is not null)),
			check (action = 'undo' or occasion_id is not null)
		);
		create index day_line_day on day_line (competition_id, day, at);
		create trigger day_line_append_only before update or delete on day_line for each row execute function refuse_change();
		create trigger day_line_never_emptied before truncate on day_line for each statement execute function refuse_change();
	`.execute(db);
}
