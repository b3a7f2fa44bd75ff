// The machine's addresses on the local network, the likeliest first.
import { hostname, networkInterfaces } from 'node:os';

// bridges and tunnels of containers, virtual machines and VPNs: nobody's tablet is there
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|wg|zt|tailscale|cni|flannel|awdl|llw|bridge)/i;

function rank(name: string, address: string): number {
	const home = /^192\.168\./.test(address)
		? 0
		: /^10\./.test(address)
			? 1
			: /^172\.(1[6-9]|2\d|3[01])\./.test(address)
				? 2
				: 3;
	return (VIRTUAL.test(name) ? 10 : 0) + home;
}

/** IPv4 addresses that others on the local network may reach this machine by; those of containers and tunnels come last. */
export function lanAddresses(): string[] {
	return Object.entries(networkInterfaces())
		.flatMap(([name, all]) =>
			(all ?? [])
				.filter((one) => one.family === 'IPv4' && !one.internal && !one.address.startsWith('169.254.'))
				.map((one) => ({ address: one.address, rank: rank(name, one.address) }))
		)
		.sort((a, b) => a.rank - b.rank)
		.map((one) => one.address);
}

/** This machine's names on the local network. */
export function localNames(): string[] {
	const short = hostname().split('.')[0]?.toLowerCase() ?? '';
	return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(short) && short !== 'localhost' ? [`${short}.local`, short] : [];
}
