import { describe, expect, it } from 'vitest';
import { schemeProblems } from '#lib/domain/scoring/check-scheme.ts';
import { compileScheme } from '#lib/domain/scoring/compile-scheme.ts';
import { photovoltaic } from '#lib/domain/scoring/presets/photovoltaic.ts';
import { isLeaf, type Scheme } from '#lib/domain/scoring/scheme.ts';
import { rulerOf } from './ruler.ts';
import { checksOf } from './scheme-checks.ts';
import { withNode } from './scheme-edit.ts';
import { placeOf } from './scheme-tree.ts';
import { trialPanel } from './trial.ts';

function checks(scheme: Scheme, seats: readonly number[] = [1, 2, 3, 4, 5]) {
	const problems = schemeProblems(scheme);
	const compiled = problems.length === 0 ? compileScheme(scheme) : null;
	return checksOf(scheme, problems, compiled, compiled && rulerOf(compiled, trialPanel(scheme, 5)), seats);
}
const said = (scheme: Scheme, seats?: readonly number[]) =>
	checks(scheme, seats).map((check) => `${check.tone}:${check.of}`);
const at = (scheme: Scheme, code: string) => placeOf(scheme, code) ?? [];

describe('checksOf', () => {
	const scheme = photovoltaic.build();

	it('finds the worked example in order', () => {
		expect(said(scheme)).toEqual(['fine:full', 'fine:weights', 'fine:roundings', 'fine:levels', 'fine:panel']);
		expect(checks(scheme)[1]).toMatchObject({ sum: '0.30 + 0.70' });
	});

	it('says only what does not hold while something does not', () => {
		const broken = withNode(scheme, at(scheme, 'B2'), (node) => ({ ...node, code: 'B1' }));
		const [first, ...rest] = checks(broken);
		expect(first).toMatchObject({ tone: 'hard', of: 'problem', place: at(scheme, 'B2') });
		expect(rest.every((check) => check.tone === 'hard')).toBe(true);
	});

	it('sees weights that are not one, and a total that is not a hundred', () => {
		const heavier = withNode(scheme, at(scheme, 'T'), (node) => ({ ...node, weight: '0.4' }));
		expect(said(heavier).slice(0, 2)).toEqual(['look:full', 'look:weights']);
		expect(checks(heavier)[1]).toMatchObject({ sum: '1.1' });
	});

	it('sees a quotient that is never rounded', () => {
		const bare = withNode(
			withNode(scheme, at(scheme, 'B3'), ({ ...node }) => ({ ...node, steps: [] })),
			[],
			(node) => ({ ...node, steps: [] })
		);
		expect(checks(bare).find((check) => check.of === 'endless')).toMatchObject({ code: 'B3', place: at(scheme, 'B3') });
	});

	it('sees a level without its text', () => {
		const bare = withNode(scheme, at(scheme, 'B1'), (node) =>
			isLeaf(node) ? { ...node, levels: (node.levels ?? []).map(({ value, title }) => ({ value, title })) } : node
		);
		expect(said(bare)).toContain('look:levels-missing');
	});

	it('sees a panel too small to drop from, and a seat nobody has', () => {
		expect(said(scheme, [1, 2])).toEqual(expect.arrayContaining(['look:panel-small', 'look:seat-missing']));
	});

	it('says nothing of the panel while there is none', () => {
		expect(said(scheme, []).filter((one) => one.includes('panel') || one.includes('seat'))).toEqual([]);
	});
});
