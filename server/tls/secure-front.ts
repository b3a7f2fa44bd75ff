// The HTTPS side of the shell: which certificate it shows, and keeping it right while the machine's addresses change.
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Server as SecureServer } from 'node:https';
import type { DatabaseLog } from '../database/start-database.ts';
import { Fault, messageOf } from '../fault.ts';
import { lanAddresses, localNames } from '../lan.ts';
import type { Options } from '../options.ts';
import type { Trust } from '../application.ts';

export interface Secure {
	readonly identity: { key: string; cert: string };
	/** Set when tablets must be taught to trust our own authority. */
	trust(ports: { httpPort: number; httpsPort: number }): Trust | null;
	/** Watches the machine's addresses and the certificate's age; returns what stops it. */
	keep(server: SecureServer): () => void;
}

const LOOK_EVERY = 60_000;

async function given(cert: string, key: string): Promise<Secure> {
	try {
		const identity = { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
		createSecureContext(identity);
		return { identity, trust: () => null, keep: () => () => {} };
	} catch (error) {
		throw new Fault(
			{
				zh: `--cert 和 --key 的证书无法使用：${messageOf(error)}`,
				en: `The certificate of --cert and --key cannot be used: ${messageOf(error)}`
			},
			{ cause: error }
		);
	}
}

async function own(dataDir: string, log: DatabaseLog): Promise<Secure> {
	// loaded only here: a start without --lan needs none of it
	const { fingerprintOf, openAuthority, serverIdentity } = await import('./certificate.ts');
	const authority = await openAuthority(dataDir, lanAddresses(), new Date());
	const now = () => serverIdentity(dataDir, authority, { addresses: lanAddresses(), names: localNames() }, new Date());
	const identity = await now();
	const tellLeftOut = (addresses: readonly string[]): void => {
		if (addresses.length > 0)
			log.warn({ addresses }, 'public addresses that are new since the authority was made have no certificate');
	};
	tellLeftOut(identity.leftOut);
	const fingerprint = await fingerprintOf(authority.certificate);
	return {
		identity,
		trust: (ports) => ({
			name: authority.certificate.subjectName.getField('CN')[0] ?? 'Jiangsai',
			fingerprint,
			certificate: new Uint8Array(authority.certificate.rawData),
			validUntil: authority.certificate.notAfter.toISOString(),
			...ports
		}),
		keep(server) {
			const look = setInterval(() => {
				now().then(
					(found) => {
						if (!found.fresh) return;
						server.setSecureContext({ key: found.key, cert: found.cert });
						log.info({ addresses: lanAddresses() }, 'the server has a new certificate');
						tellLeftOut(found.leftOut);
					},
					(error: unknown) => log.error({ err: error }, 'the certificate could not be renewed')
				);
			}, LOOK_EVERY);
			return () => clearInterval(look);
		}
	};
}

/** The certificate to serve HTTPS with, or null when only plain HTTP was asked for. */
export async function openSecure(tls: Options['tls'], dataDir: string, log: DatabaseLog): Promise<Secure | null> {
	if (tls.kind === 'given') return given(tls.cert, tls.key);
	return tls.kind === 'own' ? own(dataDir, log) : null;
}
