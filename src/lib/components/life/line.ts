// The course of a competition as stations of one line: what was done when, what is due, where it stands. Pure.
import type { LeadKind } from '#lib/domain/competition/life/lead-times.ts';
import { LIVES, placeOf, type Life } from '#lib/domain/competition/life.ts';
import type { Deadline, LifeShown } from '#lib/client/life/shapes.ts';

export interface Station {
	/** A life, or the judges, who are complete at some time between. */
	readonly of: Life | 'judges';
	readonly how: 'done' | 'here' | 'passed' | 'ahead';
	/** The day it was done. */
	readonly on: string | null;
	readonly deadline: Deadline | null;
}

const DEADLINE_OF: Partial<Readonly<Record<Life | 'judges', LeadKind>>> = {
	approved: 'approve',
	notice: 'notice',
	registration: 'registration',
	judges: 'judges',
	drawn: 'draw',
	'public-notice': 'public-notice',
	confirmed: 'confirm',
	archived: 'archive'
};

/** The life that the line stands on: of what is put off or called off, the last one before. */
export function standsOn(shown: Pick<LifeShown, 'life' | 'steps'>): Life {
	if (placeOf(shown.life) !== null) return shown.life;
	return shown.steps.findLast((step) => placeOf(step.to) !== null)?.to ?? 'idea';
}

/** The stations from the idea to the archive. `dayOf` tells the day of an instant. */
export function stationsOf(shown: LifeShown, dayOf: (instant: string) => string): Station[] {
	const here = standsOn(shown);
	const at = placeOf(here) ?? 0;
	const deadline = (of: Life | 'judges') => shown.deadlines.find((one) => one.kind === DEADLINE_OF[of]) ?? null;
	const ordered = LIVES.filter((life) => placeOf(life) !== null);
	return ordered.flatMap((of): Station[] => {
		const place = placeOf(of) ?? 0;
		// of several times the last one that was not taken back
		const step = place <= at ? shown.steps.findLast((one) => one.to === of) : undefined;
		const how = of === here ? 'here' : place > at ? 'ahead' : step ? 'done' : 'passed';
		const station: Station = { of, how, on: step ? dayOf(step.at) : null, deadline: deadline(of) };
		if (of !== 'drawn') return [station];
		const judges = deadline('judges');
		const done = judges?.state === 'done' ? 'done' : judges?.state === 'passed' ? 'passed' : 'ahead';
		return [{ of: 'judges', how: done, on: null, deadline: judges }, station];
	});
}
