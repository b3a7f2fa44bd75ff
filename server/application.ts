// What the shell and the application know of each other: two well-known symbols, so that neither imports the other.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const HTTP = Symbol.for('jiangsai.http');
const APP = Symbol.for('jiangsai.app');
const TRUST = Symbol.for('jiangsai.trust');

/** A way into the application, for one kind of person. */
export interface Face {
	readonly title: { readonly zh: string; readonly en?: string };
	readonly path: string;
	/** Meant for phones and tablets, so it is worth a QR code. */
	readonly phone: boolean;
}

/** What the application offers once its `init` hook has run. */
export interface Application {
	/** The link a new organizer sets the account up with; null once that was done. */
	organizerLink?(): Promise<{ path: string } | null>;
	faces?(): Promise<Face[]>;
	/** Answers a request by itself; false leaves it to the framework. */
	answer?(request: IncomingMessage, response: ServerResponse): boolean;
	ready?(): Promise<boolean>;
	close?(): Promise<void>;
}

/** What the page that walks a tablet through trusting this server needs to know. */
export interface Trust {
	readonly name: string;
	readonly fingerprint: string;
	readonly certificate: Uint8Array;
	readonly validUntil: string;
	/** Where the HTTPS server answers, by port; the host is the one the reader used. */
	readonly httpsPort: number;
	readonly httpPort: number;
}

const known = globalThis as Record<symbol, unknown>;

/** Lets the application find the servers its sockets are attached to. */
export function parkServers(servers: readonly Server[]): void {
	known[HTTP] = servers;
}

/** Lets the trust page find the certificate authority in use. */
export function parkTrust(trust: Trust): void {
	known[TRUST] = trust;
}

/** The application, once its `init` hook has run. */
export function application(): Application | undefined {
	return known[APP] as Application | undefined;
}
