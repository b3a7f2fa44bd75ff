import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, periodEnd, weekday, addDays } from '../../shared/day.ts';
import { fillAllGaps, fillGaps, type Filling } from './fill-gaps.ts';
import { JUDGES_NEEDED, TRADE_DAYS, type Gap, type PlanningFacts } from './planning.ts';
import { aGap, gapsOfYear, someResources } from './testing/planning-fixtures.ts';

const weekOf = (day: string) => addDays(day, 1 - weekday(day));

/** What a plan must never do, reckoned from the facts alone. */
function wrong(filling: Filling, facts: PlanningFacts): string[] {
	const found: string[] = [];
	const bases = new Map<string, string>();
	const judges = new Map<string, number>();
	for (const { gap, proposal } of filling.filled) {
		const { day, baseId, tradeId } = proposal;
		if (day < gap.start || day > gap.end || day <= facts.today) found.push(`${gap.key} outside: ${day}`);
		if (facts.marks.has(day)) found.push(`${gap.key} on a marked day: ${day}`);
		if (baseId && (bases.has(`${baseId}/${day}`) || facts.bases.find((one) => one.id === baseId)?.busyDays.has(day)))
			found.push(`${gap.key} in a taken base: ${baseId} ${day}`);
		bases.set(`${baseId}/${day}`, gap.key);
		judges.set(day, (judges.get(day) ?? facts.judges.busy.get(day) ?? 0) + JUDGES_NEEDED);
		if (facts.judges.pool >= JUDGES_NEEDED && (judges.get(day) ?? 0) > facts.judges.pool)
			found.push(`${gap.key} without judges: ${day}`);
		for (const other of filling.filled) {
			if (other.gap === gap || other.proposal.tradeId !== tradeId || tradeId === null) continue;
			const same = (id: string) => facts.clusters.get(id) ?? [id];
			const shared = same(gap.organizationId).some((id) => same(other.gap.organizationId).includes(id));
			if (shared && Math.abs(daysBetween(day, other.proposal.day)) <= TRADE_DAYS)
				found.push(`${gap.key} repeats ${tradeId} of ${other.gap.key}`);
		}
	}
	return found;
}

describe('a year of seventeen towns', () => {
	const gaps = gapsOfYear(17);
	const clusters = new Map(
		Array.from({ length: 17 }, (_, n): [string, string[]] => [`town${n + 1}`, [`cluster${n % 3}`]])
	);
	const facts = someResources({ clusters });
	const filling = fillAllGaps(gaps, facts);

	it('is planned whole, and every date is explained and has two alternatives', () => {
		expect(filling.unfilled).toEqual([]);
		expect(filling.filled).toHaveLength(204);
		for (const one of filling.filled) {
			expect(one.proposal.reasons.length).toBeGreaterThanOrEqual(4);
			expect(one.alternatives).toHaveLength(2);
			expect(new Set([one.proposal.day, ...one.alternatives.map((other) => other.day)]).size).toBe(3);
		}
		expect(wrong(filling, facts)).toEqual([]);
	});

	it('does not put the towns into the same week', () => {
		const weeks = new Map<string, number>();
		for (const { proposal } of filling.filled)
			weeks.set(weekOf(proposal.day), (weeks.get(weekOf(proposal.day)) ?? 0) + 1);
		expect(Math.max(...weeks.values())).toBeLessThanOrEqual(6);
	});

	it('has no town hold the same trade twice while others are left', () => {
		const held = filling.filled.map(({ gap, proposal }) => `${gap.organizationId}/${proposal.tradeId}`);
		expect(new Set(held).size).toBe(204);
	});

	it('comes out the same every time, and no dearer than at first', () => {
		expect(fillAllGaps(gaps, facts)).toEqual(filling);
		expect(filling.cost.last).toBeLessThanOrEqual(filling.cost.first);
	});
});

it('tells where it is, always forward', () => {
	const steps = [...fillGaps(gapsOfYear(3), someResources())];
	const done = steps.map((step) => step.done);
	expect(done).toEqual([...done].sort((a, b) => a - b));
	expect(steps.at(-1)).toMatchObject({ phase: 'explaining', done: steps.at(-1)?.total });
	expect(new Set(steps.map((step) => step.phase))).toEqual(new Set(['placing', 'improving', 'explaining']));
});

it('pushes one aside to make room for another', () => {
	// the base is free on two days; whoever may take only the first must get it
	const busyDays = new Set(
		Array.from({ length: 31 }, (_, n) => addDays('2026-10-01', n)).filter((day) => !/-(07|20)$/.test(day))
	);
	const facts = someResources({ bases: [{ id: 'pv', organizationId: 'county', busyDays }] });
	const gaps = [aGap('a', '2026-10-01', '2026-10-31'), aGap('b', '2026-10-01', '2026-10-10')];
	const { filled } = fillAllGaps(gaps, facts);
	expect(filled.map((one) => one.proposal.day)).toEqual(['2026-10-20', '2026-10-07']);
});

it('says what left no room', () => {
	const facts = someResources({ today: '2026-10-29', judges: { pool: 5, busy: new Map() } });
	const gaps = ['a', 'b', 'c'].map((town) => aGap(town, '2026-10-01', '2026-10-31'));
	const { filled, unfilled } = fillAllGaps(gaps, facts);
	expect(filled).toHaveLength(2);
	expect(unfilled).toEqual([{ gap: gaps[2], dropped: { 'judges-busy': 2 } }]);
	expect(fillAllGaps([], facts).filled).toEqual([]);
});

it('keeps every rule whatever stands already', () => {
	const day = fc.integer({ min: 0, max: 130 }).map((n) => addDays('2026-01-01', n));
	const days = fc.array(day, { maxLength: 60 }).map((all) => new Set(all));
	fc.assert(
		fc.property(
			fc.tuple(days, days),
			fc.integer({ min: 0, max: 12 }),
			fc.array(day, { maxLength: 20 }),
			day,
			([first, second], pool, off, today) => {
				const facts = someResources({
					today,
					bases: [first, second].map((busyDays, n) => ({ id: `base${n}`, organizationId: 'county', busyDays })),
					judges: { pool, busy: new Map() },
					marks: new Map(off.map((one) => [one, 'holiday'])),
					tradeIds: ['a', 'b', 'c'],
					clusters: new Map([
						['town1', ['x']],
						['town2', ['x']]
					])
				});
				const gaps: Gap[] = [1, 2, 3, 4].flatMap((town) =>
					['2026-01-01', '2026-02-01', '2026-03-01'].map((start) =>
						aGap(`town${town}`, start, periodEnd(start, 'month'))
					)
				);
				const filling = fillAllGaps(gaps, facts);
				expect(filling.filled.length + filling.unfilled.length).toBe(gaps.length);
				expect(wrong(filling, facts)).toEqual([]);
			}
		),
		{ numRuns: 40 }
	);
});
