// docs/scheme.md is what people write schemes from: its examples must hold, and it must name every key there is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemeProblems } from '../../src/lib/domain/scoring/check-scheme.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/scheme.md'), 'utf8');

/** The keys that the check knows at one place, as its own message lists them. */
function knownKeys(input: unknown): string[] {
	const problem = schemeProblems(input).find((one) => one.path.at(-1) === '?');
	return problem?.en.split('known: ')[1]?.split(', ') ?? [];
}

const node = { code: 'A', title: { zh: '项' }, kind: 'points', min: '0', max: '1', step: '1' };
const ranking = { order: 'high', style: '1224', ties: [] };
const scheme = { format: 'jiangsai-scheme/1', title: { zh: '项' }, root: node, ranking };
const unknown = { '?': 1 };

const PLACES: readonly (readonly [string, unknown])[] = [
	['the document', { ...scheme, ...unknown }],
	['a leaf', { ...scheme, root: { ...node, ...unknown } }],
	['an inner node', { ...scheme, root: { ...node, kind: 'sum', children: [node], ...unknown } }],
	['a panel', { ...scheme, root: { ...node, panel: { how: 'mean', ...unknown } } }],
	['a worth', { ...scheme, root: { ...node, worth: { per: '1', ...unknown } } }],
	['a level', { ...scheme, root: { ...node, levels: [{ value: '0', ...unknown }] } }],
	['a step', { ...scheme, root: { ...node, steps: [{ round: 1, ...unknown }] } }],
	['the ranking', { ...scheme, ranking: { ...ranking, ...unknown } }],
	['a tie key', { ...scheme, ranking: { ...ranking, ties: [{ by: 'judges', ...unknown }] } }]
];

describe('docs/scheme.md', () => {
	it('has a first scheme that holds', () => {
		const blocks = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) => block);
		const whole = blocks.filter((block) => block.includes('"format"'));
		expect(whole).toHaveLength(1);
		expect(schemeProblems(JSON.parse(whole[0] ?? ''))).toEqual([]);
	});

	it.each(PLACES)('names every key of %s', (_, input) => {
		const keys = knownKeys(input);
		expect(keys.length).toBeGreaterThan(1);
		expect(keys.filter((key) => !text.includes(`\`${key}\``) && !text.includes(`"${key}"`))).toEqual([]);
	});
});
