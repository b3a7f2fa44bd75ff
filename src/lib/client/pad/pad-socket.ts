// The seat's socket: tells that something changed, that the seat is lost, and that this tablet is alive. Nothing else goes up.
import type { Socket } from 'socket.io-client';
import type { ClientMessages, ServerMessages } from '#lib/protocol/messages.ts';
import type { PadChange, Presence } from '#lib/protocol/pad.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';

interface SeatNews {
	readonly onConnected: (connected: boolean) => void;
	readonly onChanged: (change: PadChange) => void;
	readonly onLost: (why: 'taken-over' | 'revoked') => void;
	/** The handshake worked but the server knows no seat for this tablet. */
	readonly onNoSeat: () => void;
	readonly presence: () => Presence;
}

const SEEN_EVERY = 10_000;

/** Joins the seat's room and stays there; returns how to leave. */
export async function joinSeat(news: SeatNews): Promise<() => void> {
	const { io } = await import('socket.io-client');
	const socket: Socket<ServerMessages, ClientMessages> = io({
		transports: ['websocket'],
		withCredentials: true,
		auth: { protocol: PROTOCOL_VERSION },
		reconnectionDelay: 500,
		reconnectionDelayMax: 8000
	});
	const seen = (): void => {
		if (socket.connected) socket.emit('presence:seen', news.presence());
	};
	let left = false;
	socket.on('connect', () =>
		socket.emit('seat:join', (answer) => {
			if (answer.ok) {
				news.onConnected(true);
				seen();
			} else if (answer.refusal.code === 'seat_lost') news.onNoSeat();
		})
	);
	socket.on('disconnect', (reason) => {
		news.onConnected(false);
		// ended by the server: socket.io would not try again by itself
		if (reason === 'io server disconnect' && !left) setTimeout(() => left || socket.connect(), 1500);
	});
	socket.on('connect_error', () => news.onConnected(false));
	socket.on('pad:changed', news.onChanged);
	socket.on('seat:lost', ({ why }) => news.onLost(why));
	const timer = setInterval(seen, SEEN_EVERY);
	const networkGone = (): void => void socket.io.engine?.close();
	const networkBack = (): void => void (socket.connected || socket.connect());
	addEventListener('offline', networkGone);
	addEventListener('online', networkBack);
	return () => {
		left = true;
		clearInterval(timer);
		removeEventListener('offline', networkGone);
		removeEventListener('online', networkBack);
		socket.disconnect();
	};
}

interface Battery {
	readonly level: number;
}

/** The battery in percent, where the tablet tells. */
export async function readBattery(): Promise<number | null> {
	const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> };
	if (!getBattery) return null;
	try {
		return Math.round((await getBattery.call(navigator)).level * 100);
	} catch {
		return null;
	}
}
