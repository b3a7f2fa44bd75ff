import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { reloadForProtocol } from './protocol.ts';

const reload = vi.fn();
let stored: Map<string, string>;

beforeEach(() => {
	stored = new Map();
	reload.mockReset();
	vi.stubGlobal('location', { reload });
	vi.stubGlobal('sessionStorage', {
		getItem: (key: string) => stored.get(key) ?? null,
		setItem: (key: string, value: string) => stored.set(key, value)
	});
});
afterEach(() => vi.unstubAllGlobals());

describe('reloadForProtocol', () => {
	it('stays on the same version', () => {
		expect(reloadForProtocol(PROTOCOL_VERSION)).toBe(false);
		expect(reload).not.toHaveBeenCalled();
	});
	it('reloads once for another version, and again only for yet another', () => {
		expect(reloadForProtocol(PROTOCOL_VERSION + 1)).toBe(true);
		expect(reloadForProtocol(PROTOCOL_VERSION + 1)).toBe(false);
		expect(reload).toHaveBeenCalledTimes(1);
		expect(reloadForProtocol(PROTOCOL_VERSION + 2)).toBe(true);
		expect(reload).toHaveBeenCalledTimes(2);
	});
	it('never reloads where it could not remember that it did', () => {
		vi.stubGlobal('sessionStorage', {
			getItem: () => {
				throw new Error('forbidden');
			}
		});
		expect(reloadForProtocol(PROTOCOL_VERSION + 1)).toBe(false);
		expect(reload).not.toHaveBeenCalled();
	});
});
