import { expect, it } from 'vitest';
import { uuidV7 } from './uuid.ts';

it('has the shape of RFC 9562 and sorts by time', () => {
	const random = new Uint8Array(10).fill(0xff);
	// the example of RFC 9562 appendix A.6: unix_ts_ms 0x017F22E279B0
	expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7fff-bfff-ffffffffffff');
	expect(uuidV7(0x017f22e279b1, new Uint8Array(10)) > uuidV7(0x017f22e279b0, random)).toBe(true);
});
