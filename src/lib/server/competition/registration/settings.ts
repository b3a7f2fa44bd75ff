// The terms of registering for an event: set by the desk, under the same lock as every change of seats.
import type { Terms } from '../../../domain/competition/registration/terms.ts';
import { Roster } from '../../../domain/competition/registration/roster.ts';
import { instantAt } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { TermsGiven } from '../../../protocol/registration.ts';
import type { Context } from '../../context.ts';
import { guardEvent } from '../../people/guard.ts';
import { eventTerms, liveRows, writeChanges } from './roster.queries.ts';

function check(given: TermsGiven): Result<void> {
	if (Date.parse(given.closesAt) <= Date.parse(given.opensAt)) return refuse('registration_dates');
	if (given.minimum !== null && given.minimum > given.capacity) return refuse('registration_minimum');
	const { ageFrom, ageTo } = given.rules;
	if (ageFrom !== undefined && ageTo !== undefined && ageFrom > ageTo) return refuse('registration_ages');
	return ok(undefined);
}

function columns(given: TermsGiven) {
	return {
		opens_at: given.opensAt,
		closes_at: given.closesAt,
		capacity: given.capacity,
		minimum: given.minimum,
		employer_quota: given.employerQuota,
		town_quota: given.townQuota,
		needs_approval: given.needsApproval,
		waitlist: given.waitlist,
		offer_hours: given.offerHours,
		promotes_after_close: given.promotesAfterClose,
		rules: JSON.stringify(given.rules),
		contact: given.contact,
		note_zh: given.note?.zh ?? null,
		note_en: given.note?.en ?? null
	};
}

/** Opens registration for an event or changes its terms. Fewer seats than are taken are refused; new ones are offered. */
export async function setTerms(context: Context, eventId: string, given: TermsGiven): Promise<Result<void>> {
	const allowed = await guardEvent(context, 'competition:manage', eventId);
	if (!allowed.ok) return allowed;
	const checked = check(given);
	if (!checked.ok) return checked;
	const by = { kind: 'desk' as const, personId: context.actor.account?.personId ?? null };
	return await context.database.db.transaction().execute(async (tx): Promise<Result<void>> => {
		await tx
			.insertInto('event_registration')
			.values({ event_id: eventId, ...columns(given) })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const before = await eventTerms(tx, eventId, true);
		if (!before) return refuse('registration_none');
		const rows = await liveRows(tx, eventId);
		const roster = new Roster(before.terms, rows, context.now().getTime());
		roster.tidy();
		const restated = roster.restate(termsOf(given, before.startsOn));
		if (!restated.ok) return restated;
		await tx.updateTable('event_registration').where('event_id', '=', eventId).set(columns(given)).execute();
		roster.settle();
		await writeChanges(tx, roster, rows, by);
		return ok(undefined);
	});
}

function termsOf(given: TermsGiven, startsOn: string): Terms {
	return {
		opensAt: Date.parse(given.opensAt),
		closesAt: Date.parse(given.closesAt),
		startsAt: instantAt(startsOn, 0),
		capacity: given.capacity,
		employerQuota: given.employerQuota,
		townQuota: given.townQuota,
		needsApproval: given.needsApproval,
		waitlist: given.waitlist,
		offerHours: given.offerHours,
		promotesAfterClose: given.promotesAfterClose
	};
}
