// Where frames leave for one browser. A frame that is the same for everybody goes straight into the connection below its
// WebSocket: Engine.IO's queue and events would cost as much again for each of thousands of screens. What they would have
// guarded is asked here: the WebSocket is open, and nothing waits before it.
import type { Socket as NetSocket } from 'node:net';
import { PacketType, Encoder } from 'socket.io-parser';
import type { Socket } from 'socket.io';
import { textFrame } from './text-frame.ts';

const OPEN = 1;

/** A message ready to be written to any number of sockets. */
export interface Frame {
	readonly packet: string;
	readonly bytes: Buffer;
	readonly options: { readonly compress: false; readonly wsPreEncodedFrame: [Buffer] };
}

const encoder = new Encoder();

/** A message as the frame that carries it. */
export function frame(message: string, payload: unknown): Frame {
	const [packet] = encoder.encode({ type: PacketType.EVENT, nsp: '/', data: [message, payload] }) as [string];
	// "4" is Engine.IO's message; the frame is made once for all sockets
	const bytes = textFrame(`4${packet}`);
	return { packet, bytes, options: { compress: false, wsPreEncodedFrame: [bytes] } };
}

/** What `ws` keeps of a connection; its types do not tell. */
interface OpenSocket {
	readonly readyState: number;
	readonly _socket?: NetSocket | null;
}

export class Outlet {
	readonly #conn: Socket['conn'];
	readonly #webSocket: OpenSocket | null;
	readonly #net: NetSocket | null;

	constructor(socket: Socket) {
		this.#conn = socket.conn;
		const { socket: webSocket } = socket.conn.transport as unknown as { readonly socket?: OpenSocket };
		this.#webSocket = webSocket ?? null;
		this.#net = webSocket?._socket ?? null;
	}

	/** Whether a frame would leave at once: at most one may be on its way to a socket. */
	get free(): boolean {
		// Socket.IO's types promise a transport, but a connection that is closing has none
		if ((this.#conn.transport as { readonly writable: boolean } | undefined)?.writable !== true) return false;
		if (!this.#net) return true;
		return this.#net.writableLength === 0 && !this.#net.destroyed && this.#webSocket?.readyState === OPEN;
	}

	/** Sends a frame; only when it is free. */
	write(ready: Frame): void {
		if (this.#net) this.#net.write(ready.bytes);
		else this.#conn.write(ready.packet, ready.options);
	}

	/** Ends the connection without waiting for what has not left. */
	cut(): void {
		this.#conn.close(true);
	}
}
