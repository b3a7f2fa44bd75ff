import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr.ts';

describe('qrPath', () => {
	it('covers exactly the dark modules', () => {
		const text = 'https://example.org/follow/01a20baf-23ae-7288-9100-01de6686d07b';
		const { path, size } = qrPath(text);
		const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
		for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
			for (let i = 0; i < Number(run); i++) drawn[Number(y)]?.splice(Number(x) + i, 1, true);
		expect(drawn).toEqual(encode(text, { ecc: 'L', border: 0 }).data);
	});
});
