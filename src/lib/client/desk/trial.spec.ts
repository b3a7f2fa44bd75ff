import { describe, expect, it } from 'vitest';
import { checkScheme } from '#lib/domain/scoring/check-scheme.ts';
import { compileScheme } from '#lib/domain/scoring/compile-scheme.ts';
import type { CompiledScheme, Panel } from '#lib/domain/scoring/compiled.ts';
import { presets } from '#lib/domain/scoring/presets/presets.ts';
import { checkMark } from '#lib/domain/scoring/sheet.ts';
import { rulerOf } from './ruler.ts';
import { cutAt, sampleMarks, samplePlace, trialPanel, tryOut, valuesOf, wayToTotal } from './trial.ts';

const panelOf = (compiled: CompiledScheme, n: number): Panel => trialPanel(compiled.scheme, n);
const build = (id: string) => {
	const preset = presets.find((one) => one.id === id);
	if (!preset) throw new Error(id);
	return compileScheme(preset.build());
};

describe.each(presets.map((preset) => [preset.id, preset] as const))('the sample of %s', (_, preset) => {
	const scheme = preset.build();
	const compiled = compileScheme(scheme);
	const panel = panelOf(compiled, 9);

	it('holds, and every mark of it may stand', () => {
		expect(checkScheme(scheme).ok).toBe(true);
		const marks = sampleMarks(compiled, panel, 1, new Map());
		expect(marks.size).toBeGreaterThan(0);
		for (const leaf of compiled.leaves) {
			expect(compiled.judgesOf(panel, leaf).length).toBeGreaterThan(0);
			for (const judge of compiled.judgesOf(panel, leaf)) {
				const run = leaf.runs > 0 ? 1 : 0;
				const value = marks.get(samplePlace(leaf.code, run, judge.label));
				expect(value).toBeDefined();
				expect(checkMark(leaf, run, { value: value ?? '' })).toEqual({ ok: true, value: { value } });
			}
		}
	});

	it('comes to a total, and each aspect has a way to it that ends there', () => {
		const derivation = tryOut(compiled, panel, sampleMarks(compiled, panel, 1, new Map()));
		expect(derivation.value).not.toBeNull();
		expect(derivation.missing).toBe(0);
		for (const leaf of compiled.leaves) {
			const way = wayToTotal(derivation, leaf.code);
			const last = way.at(-1);
			expect(way[0]?.at).toBe('marks');
			const end =
				last && 'value' in last
					? typeof last.value === 'string'
						? last.value
						: last.value.kept + last.value.cut
					: null;
			expect(end).toBe(derivation.value);
		}
	});
});

describe('the way of one aspect', () => {
	const compiled = build('photovoltaic');
	const panel = panelOf(compiled, 5);
	const given = new Map([
		[samplePlace('B1', 0, '1'), '2'],
		[samplePlace('B1', 0, '2'), '2'],
		[samplePlace('B1', 0, '3'), '3']
	]);
	const derivation = tryOut(compiled, panel, sampleMarks(compiled, panel, 1, given));
	const way = wayToTotal(derivation, 'B1');

	it('shows the marks, the mean, the scaling with the digits that are dropped, and the rounding', () => {
		expect(way.slice(0, 4)).toMatchObject([
			{ at: 'marks', marks: [{ raw: '2' }, { raw: '2' }, { raw: '3' }] },
			{ at: 'combined', code: 'B1', value: '2.333333…' },
			{ at: 'steps', value: { kept: '11.66', cut: '6666…' } },
			{ at: 'rounded', code: 'B1', value: '11.67' }
		]);
	});

	it('goes up through every criterion, with the weight as a station of its own', () => {
		expect(way.slice(4).map((station) => ('code' in station ? station.code : station.at))).toEqual([
			'B',
			'P',
			'weighted',
			'TOTAL',
			...(way.at(-1)?.at === 'rounded' ? ['TOTAL'] : [])
		]);
	});

	it('takes typed marks for the sample’s own', () => {
		expect(valuesOf(derivation).get('B1')).toBe('11.67');
	});
});

describe('cutAt', () => {
	it('sets dropped digits apart', () => {
		expect(cutAt('88.431', 2)).toEqual({ kept: '88.43', cut: '1' });
		expect(cutAt('88.4', 2)).toEqual({ kept: '88.4', cut: '' });
		expect(cutAt('88', 2)).toEqual({ kept: '88', cut: '' });
		expect(cutAt('88.4', 0)).toEqual({ kept: '88', cut: '.4' });
	});
});

describe('rulerOf', () => {
	it('gives every aspect its share of the hundred', () => {
		const ruler = rulerOf(build('photovoltaic'), panelOf(build('photovoltaic'), 5));
		expect(ruler?.full).toBe('100');
		expect(ruler?.groups.map((group) => [group.code, group.points])).toEqual([
			['T', '30'],
			['A', '21'],
			['B', '28'],
			['C', '21']
		]);
		expect(ruler?.groups.flatMap((group) => group.leaves).map((leaf) => [leaf.code, leaf.points])).toEqual([
			['T', '30'],
			['A1', '7'],
			['A2', '8.4'],
			['A3', '5.6'],
			['B1', '10.5'],
			['B2', '10.5'],
			['B3', '7'],
			['C1', '5.6'],
			['C2', '7'],
			['C3', '8.4']
		]);
	});

	it('adds up to the whole length', () => {
		for (const preset of presets) {
			const compiled = compileScheme(preset.build());
			const ruler = rulerOf(compiled, panelOf(compiled, 9));
			if (!ruler) continue;
			const length = ruler.groups.reduce((sum, group) => sum + group.part, 0);
			expect(Math.abs(length - 1)).toBeLessThan(1e-4);
		}
	});
});
