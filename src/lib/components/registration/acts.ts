// What the desk does to registrations: asks for the reason where one is needed, does it, and says what came of it.
import { api } from '#lib/client/api.ts';
import type { Registration } from '#lib/client/registration/shapes.ts';
import { inWords, say } from '#lib/components/desk/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { askReason } from '#lib/ui/ask.svelte.ts';
import { refused, told } from '#lib/ui/toast.ts';

export type Action = 'approve' | 'reject' | 'withdraw' | 'accept' | 'decline';

/** The reason for taking so many off the list; null when it was thought better of. */
async function reasonFor(action: 'reject' | 'withdraw', count: number): Promise<string | null> {
	const rejecting = action === 'reject';
	const reply = await askReason({
		title: rejecting ? m.reg_reject_ask({ count }) : m.reg_withdraw_ask({ count }),
		consequence: m.reg_leave_then(),
		action: rejecting ? m.reg_reject() : m.reg_withdraw(),
		tone: 'danger',
		reason: m.reg_reason(),
		reasons: rejecting ? [m.reg_reason_papers(), m.reg_reason_rules()] : [m.reg_reason_self(), m.reg_reason_work()]
	});
	return reply.yes ? reply.reason : null;
}

async function send(eventId: string, body: object): Promise<{ decided: number } | null> {
	const answer = await api.post<{ decided: number }>(`/api/events/${eventId}/registrations/decide`, body);
	if (answer.ok) return answer.value;
	refused(m.reg_not_done(), inWords(answer.refusal));
	return null;
}

/** Decides on some of an event's registrations; whether it was done. */
export async function decide(eventId: string, action: Action, ids: readonly string[]): Promise<boolean> {
	const leaving = action === 'reject' || action === 'withdraw';
	const reason = leaving ? await reasonFor(action, ids.length) : null;
	if (leaving && reason === null) return false;
	const done = await send(eventId, { action, ids, ...(reason === null ? {} : { reason }) });
	if (done) told(m.reg_done({ count: done.decided }));
	return done !== null;
}

/** Moves somebody within the line, with a reason; whether it was done. */
export async function moveInLine(eventId: string, who: Registration, to: number): Promise<boolean> {
	const reply = await askReason({
		title: m.reg_move_ask({ name: say(who.name), to }),
		consequence: m.reg_move_then(),
		action: m.reg_move(),
		reason: m.reg_reason()
	});
	return reply.yes && (await send(eventId, { action: 'move', ids: [who.id], to, reason: reply.reason })) !== null;
}

/** Makes entries of the first round out of who is confirmed; whether it was done. */
export async function takeIntoRound(eventId: string): Promise<boolean> {
	const answer = await api.post<{ added: number }>(`/api/events/${eventId}/registrations/take`);
	if (answer.ok) told(answer.value.added > 0 ? m.reg_taken({ count: answer.value.added }) : m.reg_taken_none());
	else refused(m.reg_not_taken(), inWords(answer.refusal));
	return answer.ok;
}
