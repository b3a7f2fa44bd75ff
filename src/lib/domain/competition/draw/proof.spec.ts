// The draw as data: one seed, one result for ever; a changed byte is found and named; words of the stream favour nobody.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical.ts';
import { checkRule } from './check-rule.ts';
import { conductDraw } from './conduct.ts';
import { checkProof, type Proof } from './proof.ts';
import type { DrawList, DrawRule } from './rule.ts';
import { sha256Hex } from './sha256.ts';
import { commitmentOf, seedText, valueAsCounted, type Source } from './source.ts';
import { streamOf } from './stream.ts';

const list: DrawList = {
	format: 'jiangsai-draw-list/1',
	of: '测试竞赛 焊工 决赛',
	labels: 'names',
	rows: ['孙志强', '杨帆', '季加兵', '皋玉凤', '裴光明', '唐慧', '卞学军'].map((label, n) => ({
		no: n + 1,
		label,
		unit: ['协鑫', '高新区', '荣威'][n % 3] ?? null,
		machine: null,
		skill: (n * 37) % 100
	}))
};
const rule: DrawRule = {
	format: 'jiangsai-draw/1',
	stage: 'heat-station',
	heats: 2,
	stations: [1, 2, 3, 4].map((number) => ({ number, machine: null })),
	runs: 2,
	swaps: 100
};
const source = (name: string, more: Partial<Source>): Source => ({
	name,
	kind: 'dice',
	holder: '监督员',
	throws: null,
	opensAt: null,
	hash: null,
	value: null,
	...more
});
const sources = [
	source('骰子', { throws: 4, value: '3614' }),
	source('领队甲', { kind: 'nonce', hash: sha256Hex('春风又绿'), value: '春风又绿' })
];

function proven(given: DrawList, by: DrawRule): Proof {
	const [listText, ruleText] = [given, by].map((one) => canonicalJson(one as unknown as Json)) as [string, string];
	const [listHash, ruleHash] = [sha256Hex(listText), sha256Hex(ruleText)];
	const seed = sha256Hex(seedText(listHash, ruleHash, sources));
	return {
		format: 'jiangsai-proof/1',
		id: 'x',
		stage: by.stage,
		list: listText,
		listHash,
		rule: ruleText,
		ruleHash,
		sources,
		commitment: commitmentOf(listHash, ruleHash, sources),
		committedAt: '2026-11-28T01:00:00.000Z',
		seed,
		result: conductDraw(given, by, seed).result
	};
}
const wrong = (proof: Proof) => checkProof(proof).filter((step) => !step.agrees);

describe('a draw', () => {
	it('comes to the same places for ever', () => {
		const proof = proven(list, rule);
		expect(proof.seed).toBe('3cd2ed9d44898a58aedfaa2e2646c0509180cabe0be6b9949420506bdb606a21');
		expect(
			proof.result?.places.map((place) => ('heat' in place ? [place.no, place.heat, place.stations] : []))
		).toEqual([
			[1, 1, [4, 2]],
			[2, 2, [3, 2]],
			[3, 2, [4, 3]],
			[4, 2, [1, 4]],
			[5, 1, [3, 1]],
			[6, 1, [1, 3]],
			[7, 1, [2, 4]]
		]);
	});

	it('takes the seed that sha256sum gives for its text', () => {
		const proof = proven(list, rule);
		const text = `${proof.listHash}\n${proof.ruleHash}\n["领队甲","春风又绿"]\n["骰子","3614"]`;
		expect(proof.seed).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
	});

	it('gives codes in a drawn order, each once', () => {
		const codes: DrawRule = { format: 'jiangsai-draw/1', stage: 'work-code', prefix: 'W-', digits: 2, first: 11 };
		const { result } = proven(list, codes);
		const given = result?.places.map((place) => ('code' in place ? place.code : '')) ?? [];
		expect([...given].sort()).toEqual(['W-11', 'W-12', 'W-13', 'W-14', 'W-15', 'W-16', 'W-17']);
		expect(given).not.toEqual([...given].sort());
	});

	it('agrees with itself, step by step', () => {
		expect(checkProof(proven(list, rule)).map((step) => [step.step, step.agrees])).toEqual([
			['list', true],
			['rule', true],
			['commitment', true],
			['nonce', true],
			['seed', true],
			['places', true]
		]);
	});

	it('is found out when a name in the list was changed', () => {
		const proof = proven(list, rule);
		const steps = wrong({ ...proof, list: proof.list.replace('杨帆', '杨凡') }).map((step) => step.step);
		expect(steps).toEqual(expect.arrayContaining(['list', 'seed']));
	});

	it('is found out when a place was changed, and says whose', () => {
		const proof = proven(list, rule);
		if (proof.result?.stage !== 'heat-station') throw new Error('heats');
		const places = proof.result.places.map((place) => (place.no === 3 ? { ...place, stations: [9, 9] } : place));
		const [step] = wrong({ ...proof, result: { stage: 'heat-station', places } });
		expect(step?.step).toBe('places');
		expect(step?.differ.map((row) => [row.no, row.label, row.stands.slice(1)])).toEqual([[3, '季加兵', '/9→9']]);
	});

	it('is found out when a leader’s word is not the one promised', () => {
		const proof = proven(list, rule);
		const changed = proof.sources.map((one) => (one.kind === 'nonce' ? { ...one, value: '秋风' } : one));
		expect(wrong({ ...proof, sources: changed }).map((step) => step.name ?? step.step)).toEqual([
			'领队甲',
			'seed',
			'places'
		]);
	});

	it('does not depend on the order in which sources were opened', () => {
		expect(seedText('a', 'b', sources)).toBe(seedText('a', 'b', [...sources].reverse()));
	});
});

describe('a rule', () => {
	const codes = (result: ReturnType<typeof checkRule>) => (result.ok ? 'fits' : result.refusal.code);
	it('must leave everybody a station of their machine', () => {
		expect(codes(checkRule(list, rule))).toBe('fits');
		expect(codes(checkRule(list, { ...rule, stations: rule.stations.slice(0, 3) }))).toBe('draw_stations_short');
		const lathe = { ...list, rows: list.rows.map((row) => ({ ...row, machine: '车床' })) };
		expect(codes(checkRule(lathe, rule))).toBe('draw_machines_short');
		expect(codes(checkRule(list, { ...rule, heats: 8 }))).toBe('draw_heats_empty');
		expect(codes(checkRule({ ...list, rows: list.rows.slice(0, 1) }, rule))).toBe('draw_too_few');
	});
});

describe('the stream', () => {
	it('is SHA-256 of the seed’s bytes and a counter, and throws away what would favour small numbers', () => {
		const zero = '0'.repeat(64);
		// the first word of SHA-256 of 36 zero bytes
		expect(streamOf(zero).below(2 ** 32)).toBe(0x6db65fd5);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), (n) => {
				const stream = streamOf(zero);
				for (let i = 0; i < 20; i++) expect(stream.below(n)).toBeLessThan(n);
			})
		);
	});

	it('shuffles into every order: all six of three come, none twice as often as another', () => {
		const orders = new Map<string, number>();
		const stream = streamOf(sha256Hex('orders'));
		for (let n = 0; n < 6000; n++) {
			const order = stream.shuffled(['a', 'b', 'c']).join('');
			orders.set(order, (orders.get(order) ?? 0) + 1);
		}
		expect(orders.size).toBe(6);
		expect(Math.max(...orders.values()) / Math.min(...orders.values())).toBeLessThan(1.2);
	});
});

describe('a typed value', () => {
	it('counts composed and without spaces around it; dice without any', () => {
		expect(valueAsCounted('nonce', '  e\u0301te ')).toBe('éte');
		expect(valueAsCounted('dice', ' 3 6，1 4 ')).toBe('3614');
	});
});
