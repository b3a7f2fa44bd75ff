import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf, openAuthority, serverIdentity } from './certificate.ts';
import { covered } from './name-constraints.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const DAY = 86_400_000;
const hosts = { addresses: ['192.168.1.20'], names: ['desk.local', 'desk'] };
let data: string;

beforeEach(async () => {
	data = await mkdtemp(join(tmpdir(), 'jiangsai-tls-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** Asks a server that shows this identity, trusting only this authority. */
async function handshake(identity: { key: string; cert: string }, ca: string, host: string): Promise<string> {
	const server = createServer(identity, (_, response) => response.end('ok'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return new Promise<string>((resolve) => {
		const asked = request(
			{ port, host: '127.0.0.1', servername: host, headers: { host }, ca, agent: false },
			(answer) => {
				answer.resume();
				answer.on('end', () => resolve('trusted'));
			}
		);
		asked.on('error', (error) => resolve(error.message));
		asked.end();
	}).finally(() => server.close());
}

describe('the certificate authority of an installation', () => {
	it('is made once, kept, and readable by nobody else', async () => {
		const first = await openAuthority(data, [], NOW);
		const again = await openAuthority(data, [], new Date(NOW.getTime() + 300 * DAY));
		expect(await fingerprintOf(again.certificate)).toBe(await fingerprintOf(first.certificate));
		expect((await stat(join(data, 'tls/authority.key'))).mode & 0o077).toBe(0);
	});

	it('vouches for local addresses and nothing on the internet', async () => {
		expect(covered('192.168.1.20', [])).toBe(true);
		expect(covered('172.32.0.1', [])).toBe(false);
		expect(covered('203.0.113.9', [])).toBe(false);
		expect(covered('203.0.113.9', ['203.0.113.9'])).toBe(true);
		const authority = await openAuthority(data, [], new Date());
		const ca = authority.certificate.toString('pem');
		const stolen = await serverIdentity(data, authority, { addresses: [], names: ['bank.local'] }, new Date());
		expect(await handshake(stolen, ca, 'localhost')).toBe('trusted');
		const { X509CertificateGenerator, SubjectAlternativeNameExtension } = await import('@peculiar/x509');
		const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
		const forged = await X509CertificateGenerator.create({
			subject: 'CN=bank.example',
			issuer: authority.certificate.subjectName.toJSON(),
			publicKey: keys.publicKey,
			signingKey: authority.key,
			signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
			extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'bank.example' }])]
		});
		const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
		const key = `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`;
		expect(await handshake({ key, cert: forged.toString('pem') }, ca, 'bank.example')).toContain(
			'permitted subtree violation'
		);
	});
});

describe('the certificate of the server', () => {
	it('names the addresses it is reached by, for no longer than browsers accept', async () => {
		const authority = await openAuthority(data, hosts.addresses, NOW);
		const identity = await serverIdentity(data, authority, hosts, NOW);
		const leaf = new X509Certificate(identity.cert);
		expect(leaf.subjectAltName).toBe(
			'DNS:localhost, DNS:desk.local, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:192.168.1.20'
		);
		expect(Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)).toBeLessThanOrEqual(397 * DAY);
		expect(leaf.checkIssued(new X509Certificate(authority.certificate.toString('pem')))).toBe(true);
	});

	it('stays while nothing changes, and is renewed for a new address or before it runs out', async () => {
		const authority = await openAuthority(data, [], NOW);
		const at = (days: number, addresses = hosts.addresses) =>
			serverIdentity(data, authority, { ...hosts, addresses }, new Date(NOW.getTime() + days * DAY));
		const fresh = [(await at(0)).fresh, (await at(10)).fresh, (await at(10, ['192.168.1.21'])).fresh];
		expect([...fresh, (await at(360, ['192.168.1.21'])).fresh, (await at(380, ['192.168.1.21'])).fresh]).toEqual([
			true,
			false,
			true,
			false,
			true
		]);
	});

	it('leaves out an address that the authority may not vouch for', async () => {
		const authority = await openAuthority(data, [], NOW);
		const identity = await serverIdentity(data, authority, { addresses: ['203.0.113.9'], names: [] }, NOW);
		expect(identity.leftOut).toEqual(['203.0.113.9']);
		expect(new X509Certificate(identity.cert).subjectAltName).not.toContain('203.0.113.9');
		expect(await readFile(join(data, 'tls/server.crt'), 'utf8')).toContain('BEGIN CERTIFICATE');
	});
});
