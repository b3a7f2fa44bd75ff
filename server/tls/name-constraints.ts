// What our own certificate authority may vouch for: private addresses and local names, and nothing on the internet. A tablet
// that trusts it gives away no more than that, even if the organizer's computer is stolen. (RFC 5280, 4.2.1.10)
import { Extension } from '@peculiar/x509';
import { isIP } from 'node:net';

const NAMES = ['localhost', 'local', 'lan', 'internal', 'home.arpa'];
const PRIVATE: readonly (readonly [base: string, bits: number])[] = [
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16]
];
const OID = '2.5.29.30';

function toNumber(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toBytes(value: number): number[] {
	return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
}

function within(address: string, [base, bits]: readonly [string, number]): boolean {
	const size = 2 ** (32 - bits);
	return Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size);
}

/** Whether an address may be vouched for by an authority made on a machine with the addresses `own`. */
export function covered(address: string, own: readonly string[]): boolean {
	return own.includes(address) || PRIVATE.some((range) => within(address, range));
}

function der(tag: number, content: readonly number[]): number[] {
	const { length } = content;
	const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return [tag, ...head, ...content];
}

/** The extension that limits an authority to private addresses, local names and the machine's own addresses `own`. */
export function nameConstraints(own: readonly string[]): Extension {
	const ranges = [
		...PRIVATE,
		...own.filter((one) => isIP(one) === 4 && !covered(one, [])).map((one) => [one, 32] as const)
	];
	const names = NAMES.map((name) => der(0x30, der(0x82, [...new TextEncoder().encode(name)])));
	const addresses = ranges.map(([base, bits]) =>
		der(0x30, der(0x87, [...toBytes(toNumber(base)), ...toBytes(2 ** 32 - 2 ** (32 - bits))]))
	);
	const loopback6 = der(0x30, der(0x87, [...new Array<number>(15).fill(0), 1, ...new Array<number>(16).fill(255)]));
	const permitted = der(0xa0, [...names, ...addresses, loopback6].flat());
	return new Extension(OID, true, new Uint8Array(der(0x30, permitted)));
}
