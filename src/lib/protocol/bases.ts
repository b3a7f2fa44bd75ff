// Competition bases on the wire: the commands, and a base as the desk sees it.
import * as v from 'valibot';
import type { BaseState } from '../domain/calendar/bases/life.ts';
import type { Text } from '../domain/shared/text.ts';
import { Id, TextGiven } from './setup.ts';

const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const line = (max: number) => v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(max))));

export const OWNERS = ['enterprise', 'school', 'public'] as const;
export const GRADES = ['county', 'city', 'province', 'nation'] as const;
export type Owner = (typeof OWNERS)[number];
export type Grade = (typeof GRADES)[number];

const fields = {
	name: TextGiven,
	ownedBy: v.picklist(OWNERS),
	grade: v.picklist(GRADES),
	trades: v.pipe(v.array(words(40)), v.maxLength(20)),
	equipment: v.pipe(v.array(words(80)), v.maxLength(100)),
	contact: line(80),
	address: line(120)
};
export const NewBase = v.strictObject({ organizationId: Id, ...fields });
export const BaseChange = v.partial(v.strictObject(fields));
export type NewBase = v.InferOutput<typeof NewBase>;
export type BaseChange = v.InferOutput<typeof BaseChange>;

export const BaseStepGiven = v.strictObject({
	step: v.picklist(['applied', 'checked', 'visited', 'named', 'yearly-check', 'renewed', 'rectify', 'removed']),
	reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
	until: v.optional(v.pipe(v.string(), v.isoDate()))
});

/** "12 × CNC lathe": as many stations of one machine, numbered on from those that are there. */
export const StationsGiven = v.strictObject({
	count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
	machine: words(60)
});

export interface StationShown {
	readonly id: string;
	readonly name: Text;
	readonly machine: string | null;
	readonly position: number;
}

export interface BaseShown {
	readonly id: string;
	readonly organizationId: string;
	readonly organization: Text;
	readonly name: Text;
	readonly ownedBy: Owner;
	readonly grade: Grade;
	readonly trades: readonly string[];
	readonly equipment: readonly string[];
	readonly contact: string | null;
	readonly address: string | null;
	readonly state: BaseState;
	readonly namedOn: string | null;
	readonly expiresOn: string | null;
	readonly checkDueOn: string | null;
	readonly barredUntil: string | null;
	readonly machines: readonly { readonly machine: string | null; readonly count: number }[];
	readonly stations: number;
	/** Days of this month on which something is booked, and how many days it has. */
	readonly busyDays: number;
	readonly monthDays: number;
	/** Whether the asker may change it. */
	readonly manage: boolean;
}

export interface BaseDay {
	readonly day: string;
	/** How much of the base is taken, 0 to 1. */
	readonly share: number;
	readonly titles: readonly string[];
}

export interface BaseDetail {
	readonly steps: readonly {
		readonly step: BaseState;
		readonly at: string;
		readonly by: Text | null;
		readonly reason: string | null;
		readonly until: string | null;
	}[];
	readonly stations: readonly StationShown[];
	/** Twelve weeks from this Monday; days without a booking are left out. */
	readonly days: readonly BaseDay[];
	readonly from: string;
}

export interface BaseRow {
	readonly line: number;
	readonly name: string;
	readonly organization: string;
	readonly ownedBy: Owner;
	readonly grade: Grade;
	readonly trades: readonly string[];
	readonly stations: readonly { readonly count: number; readonly machine: string }[];
	readonly contact: string;
	readonly address: string;
	readonly problems: readonly { readonly column: string; readonly zh: string; readonly en: string }[];
}
