// Both languages say everything: the same keys on every face, no parameter of one's own, and no key without a word.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../messages');
const faces = readdirSync(FOLDER);

function read(face: string, locale: string): Record<string, unknown> {
	return JSON.parse(readFileSync(join(FOLDER, face, `${locale}.json`), 'utf8')) as Record<string, unknown>;
}

/** Every text of a message, whatever variants it has. */
function texts(message: unknown): string[] {
	if (typeof message === 'string') return [message];
	if (typeof message !== 'object' || message === null) return [];
	const variants = Array.isArray(message) ? message : [message];
	return variants.flatMap((one: { match?: object }) => Object.values(one.match ?? {}).flatMap(texts));
}

function parameters(message: unknown): string[] {
	const found = texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
	return [...new Set(found)].sort();
}

describe.each(faces)('the words of %s', (face) => {
	const zh = read(face, 'zh-CN');
	const en = read(face, 'en');

	it('have the same keys in both languages', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
	});

	it('take no parameter in English that the code does not give, for it reads the Chinese ones', () => {
		const unknown = Object.keys(zh).filter((key) => {
			const given = parameters(zh[key]);
			return parameters(en[key]).some((name) => !given.includes(name));
		});
		expect(unknown).toEqual([]);
	});

	it('are said in at least one language, as a unit may be needed in one only', () => {
		const unsaid = (message: unknown): boolean => texts(message).every((text) => text.trim() === '');
		expect(Object.keys(zh).filter((key) => unsaid(zh[key]) && unsaid(en[key]))).toEqual([]);
	});
});

it('no key stands on two faces', () => {
	const all = faces.flatMap((face) => Object.keys(read(face, 'zh-CN')));
	expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
});
