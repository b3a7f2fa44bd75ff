// What the desk and units do to registrations that are there: many at once, all or none.
import type { Roster } from '../../../domain/competition/registration/roster.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Decision } from '../../../protocol/registration.ts';
import type { Context } from '../../context.ts';
import { guardEvent, isId } from '../../people/guard.ts';
import { newToken, tokenHash } from '../../people/secrets.ts';
import { changeRoster } from './change-roster.ts';
import { guardRegistrations } from './reach.ts';

function decideOne(roster: Roster, id: string, decision: Decision): Result<void> {
	switch (decision.action) {
		case 'approve':
			return roster.approve(id);
		case 'reject':
			return roster.reject(id, decision.reason);
		case 'withdraw':
			return roster.withdraw(id, decision.reason);
		case 'accept':
			return roster.accept(id);
		case 'decline':
			return roster.decline(id);
		case 'move':
			return roster.move(id, decision.to, decision.reason);
	}
}

/** Only the desk judges and reorders; a unit may speak for its own people. */
const FOR_UNITS: ReadonlySet<Decision['action']> = new Set(['withdraw', 'accept', 'decline']);

/** Decides on registrations of one event, all or none. Seats that come free are offered at once. */
export async function decide(
	context: Context,
	eventId: string,
	decision: Decision
): Promise<Result<{ decided: number }>> {
	const desk = await guardEvent(context, 'competition:manage', eventId);
	if (!desk.ok) {
		if (!FOR_UNITS.has(decision.action)) return desk;
		const own = await guardRegistrations(context, eventId, decision.ids);
		if (!own.ok) return own;
	}
	const by = {
		kind: desk.ok ? ('desk' as const) : ('unit' as const),
		personId: context.actor.account?.personId ?? null
	};
	return await changeRoster(context.database, eventId, by, context.now(), async ({ roster }) => {
		for (const id of new Set(decision.ids)) {
			const done = decideOne(roster, id, decision);
			if (!done.ok) return done;
		}
		return ok({ decided: new Set(decision.ids).size });
	});
}

/** Makes a new link to a person's own page; the old one stops working. */
export async function newOwnLink(context: Context, registrationId: string): Promise<Result<{ token: string }>> {
	const { db } = context.database;
	const row = isId(registrationId)
		? await db.selectFrom('registration').where('id', '=', registrationId).select('event_id').executeTakeFirst()
		: undefined;
	if (!row) return context.actor.account ? refuse('not_allowed') : refuse('sign_in_needed');
	const desk = await guardEvent(context, 'competition:manage', row.event_id);
	const allowed = desk.ok ? desk : await guardRegistrations(context, row.event_id, [registrationId]);
	if (!allowed.ok) return allowed;
	const token = newToken();
	await db
		.updateTable('registration')
		.where('id', '=', registrationId)
		.set({ token_hash: tokenHash(token) })
		.execute();
	return ok({ token });
}
