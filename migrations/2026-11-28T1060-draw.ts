import { sql, type Kysely } from 'kysely';

// Draws: what is promised before chance exists, where chance comes from, and what came of it. Everything here is append-only and
// says by itself in which order things may happen; the state of a draw is its last step.
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table draw (
			id uuid primary key,
			round_id uuid not null references round,
			stage text not null check (stage in ('entry-number','heat-station','work-code')),
			-- canonical JSON, as it is published and hashed
			list text not null,
			list_hash text not null check (list_hash = encode(sha256(convert_to(list, 'UTF8')), 'hex')),
			rule text not null,
			rule_hash text not null check (rule_hash = encode(sha256(convert_to(rule, 'UTF8')), 'hex')),
			base_id uuid references resource,
			operator_id uuid not null references person,
			witnesses text[] not null default '{}',
			redraw_of uuid unique references draw,
			reason text check (reason <> ''),
			prepared_at timestamptz not null,
			check ((redraw_of is null) = (reason is null))
		);
		create index draw_round on draw (round_id, prepared_at);

		-- which entry stands at which number of the list. Not public: the list has no ids. An entry may be gone later
		create table draw_row (
			draw_id uuid not null references draw,
			number integer not null check (number > 0),
			entry_id uuid not null,
			primary key (draw_id, number),
			unique (draw_id, entry_id)
		);

		create table draw_source (
			draw_id uuid not null references draw,
			position integer not null check (position > 0),
			name text not null check (name <> ''),
			kind text not null check (kind in ('dice','nonce','beacon','sealed')),
			holder text not null check (holder <> ''),
			throws integer check (throws between 1 and 100),
			opens_at timestamptz,
			primary key (draw_id, name),
			unique (draw_id, position),
			check ((kind = 'dice') = (throws is not null)),
			check ((kind = 'beacon') = (opens_at is not null))
		);

		-- first the hash of a nonce, then, after everything is promised, the values
		create table draw_value (
			id uuid primary key,
			draw_id uuid not null,
			source text not null,
			what text not null check (what in ('hash','value')),
			value text not null check (value <> ''),
			person_id uuid not null references person,
			at timestamptz not null,
			foreign key (draw_id, source) references draw_source,
			check (what = 'value' or value ~ '^[0-9a-f]{64}$')
		);
		create index draw_value_draw on draw_value (draw_id, source, at);
		create unique index draw_value_once on draw_value (draw_id, source) where what = 'value';

		-- the sealing officer's word, until it is published with the unsealing
		create table draw_secret (
			draw_id uuid primary key references draw,
			value text not null
		);

		create table draw_step (
			id uuid primary key,
			draw_id uuid not null references draw,
			step text not null check (step in ('committed','revealed','published','opened','unsealed','superseded')),
			person_id uuid not null references person,
			-- the commitment of 'committed', the seed of 'revealed', the reason of 'superseded'
			note text,
			-- the result of 'revealed'; never of a work-code draw, whose map follows from its seal
			result text,
			at timestamptz not null
		);
		create index draw_step_draw on draw_step (draw_id, at);
		create unique index draw_step_once on draw_step (draw_id, step) where step <> 'opened';

		alter table round add column codes_sealed boolean not null default false;

		create function draw_has(which uuid, wanted text) returns boolean language sql stable as
			$$ select exists (select 1 from draw_step where draw_id = which and step = wanted) $$;

		create function check_draw_value() returns trigger language plpgsql as $$
		declare s draw_source%rowtype;
		begin
			select * into strict s from draw_source where draw_id = new.draw_id and name = new.source;
			if draw_has(new.draw_id, 'superseded') then
				raise exception 'the draw was superseded' using errcode = 'restrict_violation';
			end if;
			if new.what = 'hash' then
				if draw_has(new.draw_id, 'committed') or s.kind not in ('nonce','sealed') then
					raise exception 'a hash comes before the promise' using errcode = 'restrict_violation';
				end if;
				return new;
			end if;
			if not draw_has(new.draw_id, 'committed') or draw_has(new.draw_id, 'revealed') or s.kind = 'sealed' then
				raise exception 'a value comes after the promise and before the result' using errcode = 'restrict_violation';
			end if;
			if s.kind = 'beacon' and new.at < s.opens_at then
				raise exception 'the beacon has not spoken yet' using errcode = 'restrict_violation';
			end if;
			if s.kind = 'nonce' and encode(sha256(convert_to(new.value, 'UTF8')), 'hex') is distinct from
				(select value from draw_value where draw_id = new.draw_id and source = new.source and what = 'hash'
					order by at desc, id desc limit 1) then
				raise exception 'not the nonce that was promised' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger draw_value_in_order before insert on draw_value for each row execute function check_draw_value();

		create function check_draw_step() returns trigger language plpgsql as $$
		declare d draw%rowtype;
		begin
			select * into strict d from draw where id = new.draw_id;
			if draw_has(new.draw_id, 'superseded') and new.step not in ('opened','unsealed') then
				raise exception 'the draw was superseded' using errcode = 'restrict_violation';
			end if;
			if new.step = 'committed' and (not exists (select 1 from draw_source where draw_id = new.draw_id) or exists (
				select 1 from draw_source s where s.draw_id = new.draw_id and s.kind in ('nonce','sealed') and not exists (
					select 1 from draw_value v where v.draw_id = s.draw_id and v.source = s.name and v.what = 'hash'))) then
				raise exception 'a source has not handed in its hash' using errcode = 'restrict_violation';
			end if;
			if new.step = 'revealed' and (not draw_has(new.draw_id, 'committed') or exists (
				select 1 from draw_source s where s.draw_id = new.draw_id and s.kind <> 'sealed' and not exists (
					select 1 from draw_value v where v.draw_id = s.draw_id and v.source = s.name and v.what = 'value'))) then
				raise exception 'a source has not spoken yet' using errcode = 'restrict_violation';
			end if;
			if new.step = 'published' and not draw_has(new.draw_id, 'revealed') then
				raise exception 'nothing is drawn yet' using errcode = 'restrict_violation';
			end if;
			if new.step in ('opened','unsealed') and (d.stage <> 'work-code' or not draw_has(new.draw_id, 'revealed')) then
				raise exception 'nothing is sealed' using errcode = 'restrict_violation';
			end if;
			if (new.step = 'revealed' and d.stage <> 'work-code') <> (new.result is not null) then
				raise exception 'a result belongs to the reveal of an open draw' using errcode = 'restrict_violation';
			end if;
			-- who draws the work codes does not mark the works
			if d.stage = 'work-code' and exists (
				select 1 from seat where round_id = d.round_id and person_id in (new.person_id, d.operator_id)) and new.step <> 'superseded' then
				raise exception 'who seals does not judge' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger draw_step_in_order before insert on draw_step for each row execute function check_draw_step();

		create function keep_sealer_from_panel() returns trigger language plpgsql as $$
		begin
			if new.person_id is not null and exists (
				select 1 from draw d join draw_step s on s.draw_id = d.id
				where d.round_id = new.round_id and d.stage = 'work-code' and new.person_id in (d.operator_id, s.person_id)) then
				raise exception 'who seals does not judge' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger seat_not_sealer before insert or update of person_id on seat for each row execute function keep_sealer_from_panel();

		create trigger draw_append_only before update or delete on draw for each row execute function refuse_change();
		create trigger draw_row_append_only before update or delete on draw_row for each row execute function refuse_change();
		create trigger draw_source_append_only before update or delete on draw_source for each row execute function refuse_change();
		create trigger draw_value_append_only before update or delete on draw_value for each row execute function refuse_change();
		create trigger draw_secret_append_only before update or delete on draw_secret for each row execute function refuse_change();
		create trigger draw_step_append_only before update or delete on draw_step for each row execute function refuse_change();
		create trigger draw_never_emptied before truncate on draw for each statement execute function refuse_change();
		create trigger draw_value_never_emptied before truncate on draw_value for each statement execute function refuse_change();
		create trigger draw_step_never_emptied before truncate on draw_step for each statement execute function refuse_change();
	`.execute(db);
}
