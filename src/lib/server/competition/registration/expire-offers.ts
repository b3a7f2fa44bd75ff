// Offers that nobody took in time: looked at once a minute. Every change of seats lets them lapse as well, so that this only
// keeps the waitlist moving while nothing else happens. Any node may do it, and two at once do no harm.
import type { Database } from '../../db/database.ts';
import { log } from '../../log.ts';
import { ok } from '../../../domain/shared/result.ts';
import { changeRoster } from './change-roster.ts';

const EVERY_MS = 60_000;

/** Lets offers past their time lapse and offers the seats on; answers for how many events. */
export async function expireOffers(database: Database, now: Date): Promise<number> {
	const due = await database.db
		.selectFrom('registration')
		.where('state', '=', 'offered')
		.where('offer_expires_at', '<=', now)
		.select('event_id')
		.distinct()
		.execute();
	for (const { event_id } of due)
		await changeRoster(database, event_id, { kind: 'desk', personId: null }, now, () => Promise.resolve(ok(undefined)));
	return due.length;
}

/** Looks once a minute until it is stopped. */
export function watchOffers(database: Database, now: () => Date): { stop(): void } {
	const timer = setInterval(() => {
		expireOffers(database, now()).catch((error: unknown) => log.warn({ err: error }, 'offers could not lapse'));
	}, EVERY_MS);
	timer.unref();
	return { stop: () => clearInterval(timer) };
}
