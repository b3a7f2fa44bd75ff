// A stage with a few resources and quick ways to put occasions on the first week of December 2026.
import { instantAt } from '../../../src/lib/domain/shared/day.ts';
import type { BookingRole, OccasionKind } from '../../../src/lib/domain/calendar/bookings/facts.ts';
import type { NewBooking, NewOccasion } from '../../../src/lib/protocol/calendar/bookings.ts';
import { addOccasion } from '../../../src/lib/server/calendar/bookings/occasions.ts';
import { addResource } from '../../../src/lib/server/calendar/bookings/resources.ts';
import type { Context } from '../../../src/lib/server/context.ts';
import { addPerson } from '../../../src/lib/server/people/directory.ts';
import { must, setStage, type Stage } from '../stage.ts';

export const TUESDAY = '2026-12-01';

export interface CalendarStage extends Stage {
	readonly room: string;
	readonly hall: string;
	/** 张伟, by his resource. */
	readonly zhang: string;
}

/** An instant on the Tuesday, or on another day. */
export function at(time: string, day = TUESDAY): number {
	return instantAt(day, time);
}

export async function person(stage: Stage, name: string): Promise<string> {
	const { id } = must(await addPerson(stage.organizer, { name: { zh: name }, employerId: stage.organizationId }));
	return must(
		await addResource(stage.organizer, { organizationId: stage.organizationId, kind: 'person', personId: id })
	).id;
}

export async function place(
	stage: Stage,
	name: string,
	more: Partial<Parameters<typeof addResource>[1]> = {}
): Promise<string> {
	return must(
		await addResource(stage.organizer, {
			organizationId: stage.organizationId,
			kind: 'room',
			name: { zh: name },
			...more
		})
	).id;
}

export async function setCalendarStage(): Promise<CalendarStage> {
	const stage = await setStage({ entries: 1, judges: 1, open: false });
	return {
		...stage,
		room: await place(stage, '职工学堂 201', { capacity: 60 }),
		hall: await place(stage, '焊接竞赛基地', { kind: 'base', capacity: 20 }),
		zhang: await person(stage, '张伟')
	};
}

export function taking(resourceId: string, role: BookingRole = 'venue', more: Partial<NewBooking> = {}): NewBooking {
	return { resourceId, role, travel: 0, hard: true, ...more };
}

/** What it takes to make an occasion on the Tuesday. */
export function anOccasion(
	organizationId: string,
	title: string,
	from: string,
	to: string,
	bookings: NewBooking[],
	more: Partial<NewOccasion> & { day?: string; kind?: OccasionKind } = {}
): NewOccasion {
	const { day = TUESDAY, ...rest } = more;
	return {
		organizationId,
		kind: 'class',
		title: { zh: title },
		startsAt: at(from, day),
		endsAt: at(to, day),
		setup: 0,
		teardown: 0,
		state: 'planned',
		bookings,
		...rest
	};
}

/** Makes it; its id. */
export async function put(context: Context, ...given: Parameters<typeof anOccasion>): Promise<string> {
	return must(await addOccasion(context, anOccasion(...given))).id;
}
