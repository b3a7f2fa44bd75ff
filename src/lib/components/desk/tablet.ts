// How a seat and its tablet are called.
import { m } from '#lib/paraglide/messages.js';

export const tabletWord = {
	unpaired: m.desk_tablet_unpaired,
	offline: m.desk_tablet_offline,
	online: m.desk_tablet_online
} as const;

export const tabletSign = { unpaired: 'away', offline: 'warn', online: 'dot' } as const;

/** A seat's name: judge and number, or chief judge. */
export function seatName(seat: { readonly number: number; readonly role: 'judge' | 'chief' }): string {
	return seat.role === 'chief' ? m.desk_role_chief_judge() : m.desk_judge_n({ number: seat.number });
}

/** A code as it is read out: K7M 4RX. */
export function spacedCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
