// A certificate authority of this installation's own, made on first use and kept in the data folder, and the certificate it
// gives the server for the addresses the machine has right now.
import 'reflect-metadata'; // @peculiar/x509 needs it loaded first
import {
	AuthorityKeyIdentifierExtension,
	BasicConstraintsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	KeyUsageFlags,
	KeyUsagesExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	SubjectKeyIdentifierExtension,
	X509Certificate,
	X509CertificateGenerator
} from '@peculiar/x509';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { belongToFolder } from '../database/secret.ts';
import { Fault, messageOf } from '../fault.ts';
import { covered, nameConstraints } from './name-constraints.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const DAY = 86_400_000;
const AUTHORITY_DAYS = 3650;
// browsers take no more than 398 days; a day less each side for clocks that are wrong
const SERVER_DAYS = 396;
const RENEW_DAYS = 30;

export interface Authority {
	readonly certificate: X509Certificate;
	readonly key: CryptoKey;
	/** Public addresses the machine had when the authority was made; beside private ones it may vouch for these. */
	readonly own: readonly string[];
}

export interface Identity {
	/** PEM, for the https server. */
	readonly key: string;
	readonly cert: string;
	/** Whether it was made just now. */
	readonly fresh: boolean;
	/** Addresses that had to be left out, because the authority may not vouch for them. */
	readonly leftOut: readonly string[];
}

async function write(file: string, content: string, mode: number): Promise<void> {
	await writeFile(file, content, { mode });
	await chmod(file, mode);
	await belongToFolder(file);
}

async function readPair(base: string): Promise<{ certificate: X509Certificate; key: CryptoKey; pem: string } | null> {
	const [cert, pem] = await Promise.all(
		[`${base}.crt`, `${base}.key`].map((file) => readFile(file, 'utf8').catch(() => ''))
	);
	if (!cert || !pem) return null;
	const key = await crypto.subtle.importKey(
		'pkcs8',
		PemConverter.decode(pem)[0] ?? new ArrayBuffer(0),
		ALGORITHM,
		true,
		['sign']
	);
	return { certificate: new X509Certificate(cert), key, pem };
}

async function pemOf(key: CryptoKey): Promise<string> {
	return `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

function newKeys(): Promise<CryptoKeyPair> {
	return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

/** The authority of this data folder; made now if there is none or the old one has run out. */
export async function openAuthority(dataDir: string, addresses: readonly string[], now: Date): Promise<Authority> {
	const folder = join(dataDir, 'tls');
	const base = join(folder, 'authority');
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		await belongToFolder(folder);
		const kept = await readPair(base);
		const own = JSON.parse(await readFile(`${base}.json`, 'utf8').catch(() => '[]')) as string[];
		if (kept && kept.certificate.notAfter.getTime() - now.getTime() > SERVER_DAYS * DAY) return { ...kept, own };
	} catch (error) {
		throw new Fault(
			{
				zh: `证书文件夹 ${folder} 无法使用：${messageOf(error)}。把它移走后会重新生成，平板需要重新信任。`,
				en: `The certificates in ${folder} cannot be used: ${messageOf(error)}. Move the folder away and new ones are made; tablets must then trust anew.`
			},
			{ cause: error }
		);
	}
	const keys = await newKeys();
	const own = addresses.filter((address) => !covered(address, []));
	const certificate = await X509CertificateGenerator.createSelfSigned({
		name: [{ CN: [`匠赛 Jiangsai ${hostname()}`] }, { O: ['Jiangsai'] }],
		notBefore: new Date(now.getTime() - DAY),
		notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY),
		signingAlgorithm: SIGNING,
		keys,
		extensions: [
			new BasicConstraintsExtension(true, 0, true),
			new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
			await SubjectKeyIdentifierExtension.create(keys.publicKey),
			nameConstraints(own)
		]
	});
	await write(`${base}.key`, await pemOf(keys.privateKey), 0o600);
	await write(`${base}.json`, `${JSON.stringify(own)}\n`, 0o600);
	await write(`${base}.crt`, `${certificate.toString('pem')}\n`, 0o644);
	return { certificate, key: keys.privateKey, own };
}

function names(certificate: X509Certificate): Set<string> {
	const extension = certificate.getExtension(SubjectAlternativeNameExtension);
	return new Set(extension?.names.items.map((name) => name.value));
}

/** The server's certificate for these addresses and names; the one on disk as long as it covers them and is not running out. */
export async function serverIdentity(
	dataDir: string,
	authority: Authority,
	hosts: { addresses: readonly string[]; names: readonly string[] },
	now: Date
): Promise<Identity> {
	const base = join(dataDir, 'tls', 'server');
	const leftOut = hosts.addresses.filter((address) => !covered(address, authority.own));
	const addresses = ['127.0.0.1', '::1', ...hosts.addresses.filter((address) => !leftOut.includes(address))];
	// a bare host name is nobody's property, so the authority does not vouch for it
	const dns = ['localhost', ...hosts.names.filter((name) => name.endsWith('.local'))];

	const kept = await readPair(base).catch(() => null);
	if (kept) {
		const have = names(kept.certificate);
		const lasting = kept.certificate.notAfter.getTime() - now.getTime() > RENEW_DAYS * DAY;
		const ours = await kept.certificate.verify({ publicKey: authority.certificate, date: now }).catch(() => false);
		if (lasting && ours && [...addresses, ...dns].every((one) => have.has(one)))
			return { key: kept.pem, cert: chain(kept.certificate, authority), fresh: false, leftOut };
	}
	const keys = await newKeys();
	const certificate = await X509CertificateGenerator.create({
		subject: [{ CN: ['Jiangsai'] }],
		issuer: authority.certificate.subjectName.toJSON(),
		notBefore: new Date(now.getTime() - DAY),
		notAfter: new Date(now.getTime() + SERVER_DAYS * DAY),
		signingAlgorithm: SIGNING,
		publicKey: keys.publicKey,
		signingKey: authority.key,
		extensions: [
			new BasicConstraintsExtension(false, undefined, true),
			new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
			new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
			new SubjectAlternativeNameExtension([
				...dns.map((value) => ({ type: 'dns' as const, value })),
				...addresses.map((value) => ({ type: 'ip' as const, value }))
			]),
			await SubjectKeyIdentifierExtension.create(keys.publicKey),
			await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey)
		]
	});
	const key = await pemOf(keys.privateKey);
	await write(`${base}.key`, key, 0o600);
	await write(`${base}.crt`, `${certificate.toString('pem')}\n`, 0o644);
	return { key, cert: chain(certificate, authority), fresh: true, leftOut };
}

function chain(certificate: X509Certificate, authority: Authority): string {
	return `${certificate.toString('pem')}\n${authority.certificate.toString('pem')}\n`;
}

/** The SHA-256 fingerprint as devices show it. */
export async function fingerprintOf(certificate: X509Certificate): Promise<string> {
	return Buffer.from(await certificate.getThumbprint('SHA-256'))
		.toString('hex')
		.toUpperCase()
		.replace(/..(?!$)/g, '$&:');
}
