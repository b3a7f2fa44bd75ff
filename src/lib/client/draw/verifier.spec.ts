// The page's program is the domain's own code as one script that needs nothing around it, and it is what tells a changed byte.
import { describe, expect, it } from 'vitest';
import program from './verifier.ts?script';

describe('the program of the page that checks a draw', () => {
	it('is one plain script: nothing imported, nothing fetched', () => {
		expect(program).not.toMatch(/^\s*(import|export)\b/m);
		expect(program).not.toMatch(/\bfetch\(|XMLHttpRequest|\bimport\(|https?:/);
	});

	it('carries the rules themselves', () => {
		for (const name of ['checkProof', 'conductDraw', 'seatedApart', 'sha256Words', 'balanced'])
			expect(program).toContain(`function ${name}`);
	});
});
