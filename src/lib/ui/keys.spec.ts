import { describe, expect, it } from 'vitest';
import { keyName } from './keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
	keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('keyName', () => {
	it('names a plain key, whatever caps lock does', () => {
		expect(press('J')).toBe('j');
		expect(press('?', { shiftKey: true })).toBe('?');
	});

	it('takes control and command for the same', () => {
		expect(press('z', { ctrlKey: true })).toBe('mod+z');
		expect(press('Z', { metaKey: true, shiftKey: true })).toBe('mod+shift+z');
	});

	it('keeps shift on keys that have a name', () => {
		expect(press('Tab', { shiftKey: true })).toBe('shift+Tab');
		expect(press('ArrowUp', { altKey: true })).toBe('alt+ArrowUp');
	});
});
