// Small panel models for specs: made by hand, or at random, and a plan of them by trying everything.
import * as fc from 'fast-check';
import { frameOf } from '../frame.ts';
import { strayOf, loadsOf } from '../load.ts';
import {
	NO_RULES,
	seatsOf,
	type Assignment,
	type Contestant,
	type PanelHeat,
	type PanelModel,
	type PoolJudge
} from '../model.ts';
import { brokenRules } from '../rules.ts';

const HOUR = 3_600_000;

/** A judge who may sit anywhere, changed as said. */
export function judge(id: string, more: Partial<PoolJudge> = {}): PoolJudge {
	return {
		id,
		name: { zh: id },
		employer: null,
		employerName: null,
		outsider: false,
		yearLoad: 0,
		qualifiedUntil: '9999-12-31',
		absences: [],
		recusals: [],
		...more
	};
}

export function contestant(employer: string | null, more: Partial<Contestant> = {}): Contestant {
	return {
		name: { zh: `选手${employer ?? ''}` },
		employer,
		employerName: employer === null ? null : { zh: employer },
		person: null,
		station: null,
		...more
	};
}

/** A heat that starts at an hour and lasts one, with contestants of these employers. */
export function heat(number: number, hour: number, employers: readonly string[] = []): PanelHeat {
	return {
		number,
		day: '2026-12-01',
		time: { from: hour * HOUR, to: (hour + 1) * HOUR },
		contestants: employers.map((one) => contestant(one))
	};
}

/** A model of one zone with two judges and one heat, changed as said. */
export function model(more: Partial<PanelModel> = {}): PanelModel {
	return {
		judges: [judge('a'), judge('b'), judge('c')],
		heats: [heat(1, 9)],
		zones: [{ title: { zh: '一区' }, judges: 2, stations: null }],
		rules: NO_RULES,
		current: [],
		goal: 'balance',
		...more
	};
}

/** Every plan that keeps all hard rules, until `visit` answers true. */
function everyPlan(given: PanelModel, visit: (plan: readonly Assignment[]) => boolean): boolean {
	const seats = given.heats.flatMap((_, h) =>
		given.zones.flatMap((_, z) =>
			Array.from({ length: seatsOf(given, { heat: h, zone: z }) }, (_, slot) => ({ heat: h, zone: z, slot }))
		)
	);
	const hard = (plan: readonly Assignment[], whole: boolean) =>
		brokenRules(given, plan).every((one) => one.rule === 'mixed' || (!whole && /unfilled|outsider/.test(one.rule)));
	const seat = (at: number, plan: readonly Assignment[]): boolean => {
		const place = seats[at];
		if (!place) return hard(plan, true) && visit(plan);
		const before = plan.at(-1);
		return given.judges.some((one) => {
			// the slots of a panel are alike: in the order of ids
			if (before && before.heat === place.heat && before.zone === place.zone && before.judge >= one.id) return false;
			const next = [...plan, { ...place, judge: one.id, pinned: false }];
			return hard(next, false) && seat(at + 1, next);
		});
	};
	return seat(0, []);
}

/** The least stray from fair shares of any plan; null when there is none. */
export function bruteStray(given: PanelModel): number | null {
	const { shares } = frameOf(given);
	let least: number | null = null;
	everyPlan(given, (plan) => {
		const stray = strayOf(shares, loadsOf(given, plan));
		least = least === null ? stray : Math.min(least, stray);
		return stray === 0;
	});
	return least;
}

/** Whether there is any plan. */
export function bruteFeasible(given: PanelModel): boolean {
	return everyPlan(given, () => true);
}

/** How many judges without any bar must be added before there is a plan. */
export function bruteAdded(given: PanelModel): number {
	for (let count = 0; count < 13; count++) {
		const more = Array.from({ length: count }, (_, n) => judge(`z${n}`, { outsider: true }));
		if (bruteFeasible({ ...given, judges: [...given.judges, ...more] })) return count;
	}
	throw new Error('not with twelve more either');
}

const employer = fc.constantFrom('甲', '乙', '丙');
const aJudge = fc.record({
	employer: fc.option(employer, { nil: null }),
	outsider: fc.boolean(),
	yearLoad: fc.nat(3),
	away: fc.option(fc.integer({ min: 8, max: 12 }), { nil: null, freq: 4 }),
	declared: fc.option(employer, { nil: null, freq: 4 })
});

/** Small random competitions: up to five judges, three heats an hour long, two zones of one or two judges. */
export const smallModels: fc.Arbitrary<PanelModel> = fc
	.record({
		judges: fc.array(aJudge, { minLength: 1, maxLength: 5 }),
		heats: fc.array(fc.array(employer, { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
		gap: fc.integer({ min: 0, max: 1 }),
		zones: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 2 }),
		rest: fc.constantFrom(0, 30, 90),
		outsiders: fc.nat(1)
	})
	.map(({ judges, heats, gap, zones, rest, outsiders }) =>
		model({
			judges: judges.map((one, n) =>
				judge(`j${n}`, {
					employer: one.employer,
					outsider: one.outsider,
					yearLoad: one.yearLoad,
					absences:
						one.away === null ? [] : [{ from: one.away * HOUR, to: (one.away + 1) * HOUR, booked: false, why: null }],
					recusals: one.declared === null ? [] : [{ kind: 'declared', employer: one.declared, person: null }]
				})
			),
			heats: heats.map((employers, n) => heat(n + 1, 8 + n * (1 + gap), employers)),
			zones: zones.map((count, n) => ({ title: { zh: `${n + 1} 区` }, judges: count, stations: null })),
			rules: { ...NO_RULES, restMinutes: rest, outsiders }
		})
	);
