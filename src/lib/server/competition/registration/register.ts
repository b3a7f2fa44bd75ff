// Putting people on an event's list: by themselves, by the desk, by their unit. One transaction, all or none.
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Venue } from '../../../domain/competition/registration/eligibility.ts';
import { reasonsAgainst } from '../../../domain/competition/registration/eligibility.ts';
import type { Newcomer } from '../../../domain/competition/registration/roster.ts';
import type { Source, State } from '../../../domain/competition/registration/states.ts';
import { ok, type Refusal, type Result } from '../../../domain/shared/result.ts';
import type { PersonWritten } from '../../../protocol/registration.ts';
import { newId, type Context } from '../../context.ts';
import { guardEvent } from '../../people/guard.ts';
import { CODE_ALPHABET, newToken, tokenHash } from '../../people/secrets.ts';
import { readCandidates, type ReadCandidate } from './candidates.ts';
import { changeRoster, type Locked } from './change-roster.ts';
import type { EventTerms } from './roster.queries.ts';
import { asOneRefusal } from './word-reasons.ts';

const CODE_LENGTH = 10;

/** 24¹⁰ ≈ 6 × 10¹³ codes: found by scanning, not by guessing; it gives no right to who finds one. */
function newCode(): string {
	return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}

/** Where and when the competition is, as eligibility asks. */
export function venueOf(event: EventTerms): Venue {
	return { year: Number(event.startsOn.slice(0, 4)), areaIds: event.areaIds };
}

export interface Registered {
	readonly id: string;
	readonly state: State;
	readonly position: number | null;
	readonly number: number;
	readonly code: string;
}

/** Puts a read candidate on the locked list and tells what became of it, without writing it yet. */
export function tryOn(
	locked: Pick<Locked, 'roster' | 'event'>,
	candidate: ReadCandidate,
	by: { source: Source; waiving?: string | null },
	venue: Venue
): Result<Newcomer & { state: State }, readonly Refusal[]> {
	if (locked.event.calledOff) return { ok: false, refusal: [{ code: 'registration_called_off' }] };
	const newcomer: Newcomer = {
		id: newId(),
		name: candidate.name,
		nameKey: candidate.nameKey,
		employer: candidate.employer,
		employerKey: candidate.employerKey,
		townId: candidate.townId,
		town: candidate.town,
		phone: candidate.phone,
		lastFour: candidate.lastFour
	};
	const against = reasonsAgainst(locked.event.rules, candidate, venue);
	const put = locked.roster.register(newcomer, by.source, against, by.waiving ?? null);
	return put.ok ? ok({ ...newcomer, state: put.value }) : put;
}

export interface NewRow {
	readonly newcomer: Newcomer & { state: State };
	readonly candidate: ReadCandidate;
	readonly token: string | null;
}

/** Inserts people that the roster has taken; their history follows with the roster's other changes. */
export async function insertRegistrations(
	locked: Locked,
	rows: readonly NewRow[],
	by: { source: Source; unitId: string | null },
	now: Date
): Promise<Registered[]> {
	const { tx, roster, event } = locked;
	if (rows.length === 0) return [];
	const last = sql<number>`(select coalesce(max(number), 0) from registration where event_id = ${event.eventId})`;
	return await tx
		.insertInto('registration')
		.values(
			rows.map(({ newcomer, candidate, token }, index) => ({
				id: newcomer.id,
				event_id: event.eventId,
				number: sql<number>`${last} + ${index + 1}`,
				state: newcomer.state,
				position: roster.row(newcomer.id)?.position ?? null,
				source: by.source,
				unit_id: by.unitId,
				name_zh: candidate.name,
				name_en: candidate.nameEn,
				name_key: candidate.nameKey,
				employer_key: candidate.employerKey,
				employer_id: candidate.employerId,
				employer_zh: candidate.employer,
				employer_en: candidate.employerEn,
				town_id: candidate.townId,
				phone: candidate.phone,
				last_four: candidate.lastFour,
				birth_year: candidate.birthYear,
				level: candidate.level,
				code: newCode(),
				token_hash: token ? tokenHash(token) : null,
				revision: 1,
				created_at: now,
				changed_at: now
			}))
		)
		.returning(['id', 'state', 'position', 'number', 'code'])
		.execute();
}

async function registerOne(
	context: Context,
	eventId: string,
	person: PersonWritten,
	by: { source: 'self' | 'desk'; waiving: string | null }
): Promise<Result<Registered & { token: string }>> {
	const [reading] = await readCandidates(context.database.db, [person], null);
	if (!reading) throw new Error('one person gives one reading');
	if (reading.problems.length > 0) return { ok: false, refusal: asOneRefusal(reading.problems) };
	const now = context.now();
	const kind = { kind: by.source, personId: context.actor.account?.personId ?? null };
	return await changeRoster(context.database, eventId, kind, now, async (locked) => {
		const put = tryOn(locked, reading.candidate, by, venueOf(locked.event));
		if (!put.ok) return { ok: false, refusal: asOneRefusal(put.refusal) };
		const token = newToken();
		const row = { newcomer: put.value, candidate: reading.candidate, token };
		const [done] = await insertRegistrations(locked, [row], { source: by.source, unitId: null }, now);
		if (!done) throw new Error('one person gives one registration');
		return ok({ ...done, token });
	});
}

/** A person registers; the answer holds the one token of the own page. */
export async function registerSelf(
	context: Context,
	eventId: string,
	given: { person: PersonWritten }
): Promise<Result<Registered & { token: string }>> {
	return await registerOne(context, eventId, given.person, { source: 'self', waiving: null });
}

/** The desk registers somebody, also outside the dates; with a reason, also against quotas and rules. Never beyond the seats. */
export async function registerAtDesk(
	context: Context,
	eventId: string,
	given: { person: PersonWritten; waiving: string | null }
): Promise<Result<Registered & { token: string }>> {
	const allowed = await guardEvent(context, 'competition:manage', eventId);
	if (!allowed.ok) return allowed;
	return await registerOne(context, eventId, given.person, { source: 'desk', waiving: given.waiving });
}
