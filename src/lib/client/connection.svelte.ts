// The page's one socket. Everything that is pushed comes through here; nothing is sent up but joins and presence.
import { io, type Socket } from 'socket.io-client';
import type { ClientMessages, ServerMessages } from '#lib/protocol/messages.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';

export type LiveSocket = Socket<ServerMessages, ClientMessages>;

/** `connecting`: not yet there or trying again soon; `online`; `offline`: tried and failed, still trying. */
export type ConnectionStatus = 'connecting' | 'online' | 'offline';

export interface Connection {
	readonly socket: LiveSocket;
	/** Reactive. */
	readonly status: ConnectionStatus;
}

class SharedConnection implements Connection {
	readonly socket: LiveSocket;
	status = $state<ConnectionStatus>('connecting');

	constructor() {
		// Websocket only: a crowd that falls back to long polling would cost the judges' server more than it gets. What a
		// page shows without a socket, it polls over cacheable HTTP.
		this.socket = io({
			transports: ['websocket'],
			auth: { protocol: PROTOCOL_VERSION },
			reconnectionDelay: 500,
			reconnectionDelayMax: 8000,
			randomizationFactor: 0.5
		});
		this.socket.on('connect', () => (this.status = 'online'));
		this.socket.on('disconnect', (reason) => {
			this.status = 'connecting';
			// the server ended it on purpose (revoked, restarted): socket.io would not try again by itself
			if (reason === 'io server disconnect') setTimeout(() => this.socket.connect(), 1000 + Math.random() * 2000);
		});
		this.socket.on('connect_error', () => {
			this.status = 'offline';
			// the server answered, but could not let anybody in just now: that, too, socket.io takes for a final no
			if (!this.socket.active) setTimeout(() => this.socket.connect(), 2000 + Math.random() * 3000);
		});
		// the browser knows sooner than a missed ping
		addEventListener('offline', () => this.socket.io.engine?.close());
		addEventListener('online', () => {
			if (!this.socket.connected) this.socket.connect();
		});
	}
}

let shared: SharedConnection | undefined;

/** The page's connection, opened at the first call. Browser only: call it from `onMount` or an effect. */
export function connect(): Connection {
	return (shared ??= new SharedConnection());
}
