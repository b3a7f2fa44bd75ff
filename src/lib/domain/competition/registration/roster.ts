// The list of one event while it is locked: who holds a seat, who waits, and what each command makes of it. It is given the
// rows that are live, folds commands, and tells what changed; whoever holds the lock writes that down.
import { dayOfInstant, minuteOfInstant } from '../../shared/day.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/result.ts';
import { compare, type Identity } from './candidate.ts';
import { holdsSeat, stateNames, type Kind, type Source, type State } from './states.ts';
import type { Terms } from './terms.ts';

export interface RosterRow extends Identity {
	readonly id: string;
	readonly state: State;
	/** In the waitlist, 1 first. */
	readonly position: number | null;
	readonly offerExpiresAt: number | null;
	readonly name: string;
	readonly employer: string;
	readonly townId: string | null;
	readonly town: string | null;
}

/** Somebody to be put on the list. */
export type Newcomer = Omit<RosterRow, 'state' | 'position' | 'offerExpiresAt'>;

/** One line of a registration's history. */
export interface Change {
	readonly id: string;
	readonly kind: Kind;
	readonly from: State | null;
	readonly to: State;
	readonly position: number | null;
	readonly reason: string | null;
	/** Nobody did it: time passed or a seat came free. */
	readonly byItself: boolean;
}

export interface Taken {
	/** Seats taken, those to be approved and those offered included. */
	readonly seats: number;
	readonly waiting: number;
	readonly offered: number;
	readonly applied: number;
}

const HOUR = 3_600_000;

/** An instant as it stands in a sentence: 2026-12-01 08:30 at the venue. */
export function stamp(instant: number): string {
	const minute = minuteOfInstant(instant);
	const two = (n: number) => String(n).padStart(2, '0');
	return `${dayOfInstant(instant)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export class Roster {
	readonly now: number;
	#terms: Terms;
	readonly #rows: Map<string, RosterRow>;
	#queue: string[];
	#changes: Change[] = [];
	readonly #byName = new Map<string, Set<string>>();

	constructor(terms: Terms, rows: readonly RosterRow[], now: number) {
		this.now = now;
		this.#terms = terms;
		this.#rows = new Map(rows.map((row) => [row.id, row]));
		this.#queue = rows
			.filter((row) => row.state === 'waitlisted')
			.sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
			.map((row) => row.id);
		for (const row of rows) this.#name(row);
	}

	get terms(): Terms {
		return this.#terms;
	}

	/** The live rows as they stand now, with the changes made so far. */
	rows(): readonly RosterRow[] {
		return [...this.#rows.values()].map((row) => this.#placed(row));
	}

	row(id: string): RosterRow | undefined {
		const row = this.#rows.get(id);
		return row && this.#placed(row);
	}

	taken(): Taken {
		const count = { seats: 0, waiting: this.#queue.length, offered: 0, applied: 0 };
		for (const { state } of this.#rows.values()) {
			if (holdsSeat(state)) count.seats++;
			if (state === 'offered') count.offered++;
			if (state === 'applied') count.applied++;
		}
		return count;
	}

	/** What changed since it was last asked. */
	take(): readonly Change[] {
		const changes = this.#changes;
		this.#changes = [];
		return changes;
	}

	/** Lets offers that nobody took in time lapse, and offers what that frees. */
	tidy(): void {
		for (const row of [...this.#rows.values()])
			if (row.state === 'offered' && row.offerExpiresAt !== null && row.offerExpiresAt <= this.now)
				this.#become(row, 'expired', 'expired', null, true);
		this.settle();
	}

	/** Offers free seats to who waits, first come first. Nobody is promoted after the close unless the terms allow it. */
	settle(): void {
		const { capacity, closesAt, startsAt, offerHours, promotesAfterClose } = this.#terms;
		if (this.now >= startsAt || (this.now >= closesAt && !promotesAfterClose)) return;
		for (let free = capacity - this.taken().seats; free > 0; free--) {
			const row = this.#rows.get(this.#queue[0] ?? '');
			if (!row) return;
			const offerExpiresAt = Math.min(this.now + offerHours * HOUR, startsAt);
			this.#become({ ...row, offerExpiresAt }, 'offered', 'offered', null, true);
		}
	}

	/**
	 * Puts somebody on the list: on a seat, to be approved, or at the end of the waitlist. Refused with every reason there is.
	 * The desk is not bound by the dates; with `waiving` (its reason) not by quotas and `against` (unmet rules) either.
	 */
	register(
		given: Newcomer,
		by: Source,
		against: readonly Refusal[] = [],
		waiving: string | null = null
	): Result<State, readonly Refusal[]> {
		const reasons: readonly Refusal[] = [
			...(by === 'desk' ? [] : this.#window()),
			...(waiving ? [] : against),
			...this.#twice(given),
			...(waiving ? [] : this.#quotas(given)),
			...this.#room()
		];
		if (reasons.length > 0) return { ok: false, refusal: reasons };
		const waits = this.#mustWait();
		const to = waits ? 'waitlisted' : this.#terms.needsApproval && by !== 'desk' ? 'applied' : 'confirmed';
		const row: RosterRow = { ...given, state: to, position: null, offerExpiresAt: null };
		this.#name(row);
		this.#rows.set(row.id, row);
		if (waits) this.#queue.push(row.id);
		this.#tell(row.id, 'registered', null, to, waiving, false);
		return ok(to);
	}

	approve(id: string): Result<void> {
		return this.#go(id, ['applied'], 'approved', 'confirmed', null);
	}

	/** Takes somebody off the list with the reason: not approved, or not any more. */
	reject(id: string, reason: string): Result<void> {
		return this.#go(id, ['applied', 'confirmed', 'waitlisted', 'offered'], 'rejected', 'rejected', reason);
	}

	/** Takes the offered seat; it is approved like any other where that is needed. */
	accept(id: string): Result<void> {
		return this.#go(id, ['offered'], 'accepted', this.#terms.needsApproval ? 'applied' : 'confirmed', null);
	}

	decline(id: string): Result<void> {
		return this.#go(id, ['offered'], 'declined', 'declined', null);
	}

	withdraw(id: string, reason: string | null): Result<void> {
		return this.#go(id, ['applied', 'confirmed', 'waitlisted', 'offered'], 'withdrawn', 'withdrawn', reason);
	}

	/** Moves somebody within the waitlist, with the reason. Places behind the last mean the last. */
	move(id: string, to: number, reason: string): Result<void> {
		const row = this.#rows.get(id);
		if (row?.state !== 'waitlisted') return wrongState(row?.state);
		this.#queue = this.#queue.filter((other) => other !== id);
		this.#queue.splice(Math.max(0, to - 1), 0, id);
		this.#tell(id, 'moved', 'waitlisted', 'waitlisted', reason, false);
		return ok(undefined);
	}

	checkIn(id: string): Result<void> {
		return this.#go(id, ['confirmed'], 'checked-in', 'checked-in', null);
	}

	undoCheckIn(id: string): Result<void> {
		return this.#go(id, ['checked-in'], 'check-in-undone', 'confirmed', null);
	}

	/** Other terms from now on. Fewer seats than are taken are refused; seats that come up are offered. */
	restate(terms: Terms): Result<void> {
		const { seats } = this.taken();
		if (terms.capacity < seats) return refuse('registration_capacity_low', { seats, capacity: terms.capacity });
		this.#terms = terms;
		return ok(undefined);
	}

	#window(): Refusal[] {
		const { opensAt, closesAt } = this.#terms;
		if (this.now < opensAt) return [{ code: 'registration_not_open', params: { opens: stamp(opensAt) } }];
		return this.now >= closesAt ? [{ code: 'registration_closed', params: { closed: stamp(closesAt) } }] : [];
	}

	#twice(given: Newcomer): Refusal[] {
		for (const id of this.#byName.get(given.nameKey) ?? []) {
			const row = this.#rows.get(id);
			const verdict = row ? compare(row, given) : 'other';
			if (verdict === 'same') return [{ code: 'registration_twice', params: { name: given.name } }];
			if (verdict === 'unclear')
				return [{ code: 'registration_namesake', params: { name: given.name, employer: given.employer } }];
		}
		return [];
	}

	/** Who waits counts as well: a unit that may send five may put five on the list. */
	#quotas(given: Newcomer): Refusal[] {
		const { employerQuota, townQuota } = this.#terms;
		const rows = [...this.#rows.values()];
		const reasons: Refusal[] = [];
		const count = rows.filter((row) => row.employerKey === given.employerKey).length;
		if (employerQuota !== null && count >= employerQuota)
			reasons.push({
				code: 'registration_employer_full',
				params: { employer: given.employer, count, quota: employerQuota }
			});
		if (townQuota === null) return reasons;
		if (given.townId === null) return [...reasons, { code: 'registration_town_needed' }];
		const ofTown = rows.filter((row) => row.townId === given.townId).length;
		if (ofTown >= townQuota)
			reasons.push({
				code: 'registration_town_full',
				params: { town: given.town ?? '', count: ofTown, quota: townQuota }
			});
		return reasons;
	}

	#mustWait(): boolean {
		return this.#queue.length > 0 || this.taken().seats >= this.#terms.capacity;
	}

	#room(): Refusal[] {
		const { capacity, waitlist } = this.#terms;
		if (waitlist || !this.#mustWait()) return [];
		return [{ code: 'registration_full', params: { seats: this.taken().seats, capacity } }];
	}

	#go(id: string, from: readonly State[], kind: Kind, to: State, reason: string | null): Result<void> {
		const row = this.#rows.get(id);
		if (!row || !from.includes(row.state)) return wrongState(row?.state);
		this.#become(row, kind, to, reason, false);
		return ok(undefined);
	}

	#become(row: RosterRow, kind: Kind, to: State, reason: string | null, byItself: boolean): void {
		this.#queue = row.state === 'waitlisted' ? this.#queue.filter((id) => id !== row.id) : this.#queue;
		const next = { ...row, state: to, position: null, offerExpiresAt: to === 'offered' ? row.offerExpiresAt : null };
		if (holdsSeat(to)) this.#rows.set(row.id, next);
		else this.#forget(row);
		this.#tell(row.id, kind, row.state, to, reason, byItself);
	}

	#tell(id: string, kind: Kind, from: State | null, to: State, reason: string | null, byItself: boolean): void {
		const position = to === 'waitlisted' ? this.#queue.indexOf(id) + 1 : null;
		this.#changes.push({ id, kind, from, to, position, reason, byItself });
	}

	#placed(row: RosterRow): RosterRow {
		return row.state === 'waitlisted' ? { ...row, position: this.#queue.indexOf(row.id) + 1 } : row;
	}

	#name(row: RosterRow): void {
		const known = this.#byName.get(row.nameKey) ?? new Set<string>();
		this.#byName.set(row.nameKey, known.add(row.id));
	}

	#forget(row: RosterRow): void {
		this.#rows.delete(row.id);
		this.#byName.get(row.nameKey)?.delete(row.id);
	}
}

function wrongState(state: State | undefined): Result<never> {
	if (!state) return refuse('registration_over');
	return refuse('registration_state', { state: stateNames[state].zh, state_en: stateNames[state].en });
}
