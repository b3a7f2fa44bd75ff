// Passwords, tokens and codes: made here, stored only as hashes.
import { argon2, createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane
const MEMORY_KIB = 19456;
const PASSES = 2;

function derive(password: string, nonce: Buffer): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		argon2(
			'argon2id',
			{ message: password.normalize('NFKC'), nonce, parallelism: 1, tagLength: 32, memory: MEMORY_KIB, passes: PASSES },
			(error, key) => (error ? reject(error) : resolve(Buffer.from(key)))
		);
	});
}

/** A salted argon2id hash of a password, as text to store. */
export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	return `argon2id$${MEMORY_KIB}$${PASSES}$${nonce.toString('base64url')}$${(await derive(password, nonce)).toString('base64url')}`;
}

/** Whether the password is the one the stored hash was made from. A hash of other parameters never matches. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
	const [scheme, memory, passes, nonce, key] = stored.split('$');
	if (scheme !== 'argon2id' || memory !== String(MEMORY_KIB) || passes !== String(PASSES) || !nonce || !key)
		return false;
	const expected = Buffer.from(key, 'base64url');
	const actual = await derive(password, Buffer.from(nonce, 'base64url'));
	return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** 256 random bits for a cookie or a link. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** How a token or code is stored. */
export function tokenHash(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}

// no 0 1 5 8 and no G I L O Q S V Y Z: what a hurried reader mixes up on a card
export const CODE_ALPHABET = '234679ABCDEFHJKMNPRSTUWX';

/** A six-character code for a seat card: 24⁶ ≈ 1.9 × 10⁸ possibilities, safe only with a guess limit and a short life. */
export function newPairingCode(): string {
	return Array.from({ length: 6 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}

/** A code as typed, brought to the form it was made in. */
export function normalizeCode(typed: string): string {
	return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
