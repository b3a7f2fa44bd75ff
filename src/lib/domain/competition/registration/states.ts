// The states of a registration. Some hold a seat, some only wait; the rest are over.

export type State =
	'applied' | 'confirmed' | 'checked-in' | 'waitlisted' | 'offered' | 'rejected' | 'declined' | 'expired' | 'withdrawn';

/** What happened to a registration, as its history says it. */
export type Kind =
	| 'registered'
	| 'approved'
	| 'rejected'
	| 'offered'
	| 'accepted'
	| 'declined'
	| 'expired'
	| 'withdrawn'
	| 'moved'
	| 'checked-in'
	| 'check-in-undone';

/** Who sent it in: the person, a unit for its people, the desk. */
export type Source = 'self' | 'unit' | 'desk';

/** Takes a seat: who is to be approved keeps it until refused, and an offer until it is answered or over. */
export function holdsSeat(state: State): boolean {
	return state === 'applied' || state === 'confirmed' || state === 'checked-in' || state === 'offered';
}

/** Still on the list. */
export function isLive(state: State): boolean {
	return holdsSeat(state) || state === 'waitlisted';
}

export const stateNames: Readonly<Record<State, { readonly zh: string; readonly en: string }>> = {
	applied: { zh: '待审核', en: 'to be approved' },
	confirmed: { zh: '已确认', en: 'confirmed' },
	'checked-in': { zh: '已检录', en: 'checked in' },
	waitlisted: { zh: '候补', en: 'on the waitlist' },
	offered: { zh: '待接受递补', en: 'offered a seat' },
	rejected: { zh: '未通过', en: 'refused' },
	declined: { zh: '已放弃递补', en: 'offer declined' },
	expired: { zh: '递补过期', en: 'offer lapsed' },
	withdrawn: { zh: '已退出', en: 'withdrawn' }
};
