// Writing bookings: rows are locked in one order, who stands in the way is named, and what the database's exclusion constraint
// refuses all the same becomes the same sentence.
import { sql } from 'kysely';
import { overlaps, type Span } from '../../../domain/calendar/bookings/span.ts';
import { isActive, type BookingRole, type OccasionFacts } from '../../../domain/calendar/bookings/facts.ts';
import { busySpan } from '../../../domain/calendar/bookings/span.ts';
import { ok, refuse, type Refusal, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { conflictText } from '../../../protocol/calendar/conflict-words.ts';
import type { Context } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { clashInTheWay, lockResources, type Clash } from './bookings.queries.ts';
import { refuseBlocked } from './standing-conflicts.ts';

/** A hard booking that a piece of work means to hold. */
export interface Wanted {
	readonly occasionId: string;
	readonly title: Text;
	readonly role: BookingRole;
	readonly resourceId: string;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly span: Span;
}

const EXCLUSION = '23P01';
/** Two of us met in the wrong order, or the database asks to try again. */
const AGAIN = new Set(['40P01', '40001']);
const TRIES = 4;

class TurnedBack extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

/** The hard bookings of an occasion as it would be; none while it is a draft or off. */
function wantedBy(occasion: OccasionFacts): readonly Wanted[] {
	if (!isActive(occasion.state)) return [];
	return occasion.bookings
		.filter((booking) => booking.hard)
		.map((booking) => ({
			occasionId: occasion.id,
			title: occasion.title,
			role: booking.role,
			resourceId: booking.resourceId,
			startsAt: occasion.startsAt,
			endsAt: occasion.endsAt,
			span: busySpan(occasion, booking)
		}));
}

/** Two of the same wish that want one resource at one time. */
async function clashAmong(db: Db, wanted: readonly Wanted[]): Promise<Clash | null> {
	const byResource = new Map<string, Wanted[]>();
	for (const one of wanted) {
		const others = byResource.get(one.resourceId) ?? [];
		const other = others.find((two) => two.occasionId !== one.occasionId && overlaps(two.span, one.span));
		if (other) {
			const names = await lockResources(db, [one.resourceId]);
			return {
				resourceId: one.resourceId,
				otherId: other.occasionId,
				params: {
					resource: names.get(one.resourceId)?.name ?? { zh: '' },
					other: other.title,
					role: other.role,
					from: other.startsAt,
					to: other.endsAt,
					busyFrom: other.span.from,
					busyTo: other.span.to
				}
			};
		}
		byResource.set(one.resourceId, [...others, one]);
	}
	return null;
}

async function clashRefusal(db: Db, wanted: readonly Wanted[]): Promise<Refusal | null> {
	const clash = (await clashAmong(db, wanted)) ?? (await clashInTheWay(db, wanted));
	if (!clash) return null;
	const { what, why } = conflictText({ code: 'clash', params: clash.params }, { day: true });
	return refuse('calendar_clash', {
		zh: `${what.zh}。${why.zh}`,
		en: `${what.en}. ${why.en}`,
		resourceId: clash.resourceId,
		occasionId: clash.otherId
	}).refusal;
}

/** What the work has in mind: occasions as they would be. */
export class Wishes {
	readonly #tx: Tx;
	#wanted: readonly Wanted[] = [];
	constructor(tx: Tx) {
		this.#tx = tx;
	}

	get wanted(): readonly Wanted[] {
		return this.#wanted;
	}

	/** Says what is wanted, before it is written; refused when something stands in the way or an organization blocks it. */
	async ask(occasions: readonly OccasionFacts[]): Promise<Result<void>> {
		this.#wanted = occasions.flatMap(wantedBy);
		const refusal = await clashRefusal(this.#tx, this.#wanted);
		return refusal ? { ok: false, refusal } : await refuseBlocked(this.#tx, occasions);
	}
}

/**
 * Runs work that books, in one transaction. The work locks occasions and resources, asks for what it wants, and writes it. With
 * `together` the exclusion constraint is checked at the end, so that occasions may change places. A refusal undoes everything.
 */
export async function taking<T>(
	context: Context,
	work: (tx: Tx, wishes: Wishes) => Promise<Result<T>>,
	options: { together?: boolean } = {}
): Promise<Result<T>> {
	const { db } = context.database;
	for (let attempt = 1; ; attempt++) {
		let wanted: readonly Wanted[] = [];
		try {
			return await db.transaction().execute(async (tx) => {
				if (options.together) await sql`set constraints booking_clash deferred`.execute(tx);
				const wishes = new Wishes(tx);
				const result = await work(tx, wishes);
				wanted = wishes.wanted;
				if (!result.ok) throw new TurnedBack(result.refusal);
				return ok(result.value);
			});
		} catch (error) {
			if (error instanceof TurnedBack) return { ok: false, refusal: error.refusal };
			const code = String((error as { code?: string }).code);
			if (code !== EXCLUSION && !AGAIN.has(code)) throw error;
			// somebody who takes no locks came in between; when they have gone again, so has the reason
			const refusal = code === EXCLUSION ? await clashRefusal(db, wanted) : null;
			if (refusal) return { ok: false, refusal };
			if (attempt === TRIES) return refuse('calendar_busy');
		}
	}
}
