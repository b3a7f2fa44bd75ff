// Killed in the middle of the marks: what was acknowledged is on the register, once, and verifies.
import { describe, expect, it } from 'vitest';
import { killUnderLoad } from './kill-under-load.ts';

describe('a server that is killed while judges mark, and the database below it', () => {
	it('loses nothing, doubles nothing, and answers the same commands with the same acknowledgements', async () => {
		const aftermath = await killUnderLoad({ kills: 3, seed: 20261124, judges: 8 });
		expect(aftermath).toMatchObject({
			killed: { server: 2, database: 1 },
			lost: [],
			doubled: [],
			strange: [],
			answeredOtherwise: [],
			verified: { ok: true }
		});
		// the kills were felt, and there was something to lose
		expect(aftermath.resent).toBeGreaterThan(0);
		expect(aftermath.commands).toBeGreaterThan(100);
	}, 120_000);
});
