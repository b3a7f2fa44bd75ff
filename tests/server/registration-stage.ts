// Registering for the event of a stage: its terms, people, and what must hold of every list.
import { expect } from 'vitest';
import type { PersonWritten, TermsGiven } from '../../src/lib/protocol/registration.ts';
import { holdsSeat, isLive } from '../../src/lib/domain/competition/registration/states.ts';
import { setTerms } from '../../src/lib/server/competition/registration/settings.ts';
import type { Db } from '../../src/lib/server/db/database.ts';
import { must, type Stage } from './stage.ts';

export const NOW = Date.parse('2026-11-20T02:00:00Z');
const DAY = 86_400_000;

export function someTerms(more: Partial<TermsGiven> = {}): TermsGiven {
	return {
		opensAt: new Date(NOW - DAY).toISOString(),
		closesAt: new Date(NOW + 2 * DAY).toISOString(),
		capacity: 2,
		minimum: null,
		employerQuota: null,
		townQuota: null,
		needsApproval: false,
		waitlist: true,
		offerHours: 24,
		promotesAfterClose: false,
		rules: { employers: 'any', listed: [] },
		contact: null,
		note: null,
		...more
	};
}

/** Opens registration for the stage's event. */
export async function openRegistration(stage: Stage, more: Partial<TermsGiven> = {}): Promise<void> {
	must(await setTerms(stage.organizer, stage.eventId, someTerms(more)));
}

export function aPerson(n: number, more: Partial<PersonWritten> = {}): PersonWritten {
	return {
		name: `选手${n}`,
		nameEn: '',
		employer: '江苏荣威',
		town: '',
		phone: `138${String(n).padStart(8, '0')}`,
		lastFour: '',
		birth: '',
		level: '',
		...more
	};
}

export async function listed(db: Db) {
	return await db.selectFrom('registration').orderBy('number').selectAll().execute();
}

/** What must hold of every list at any time, read from the database. */
export async function expectSound(db: Db, eventId: string): Promise<void> {
	const terms = await db
		.selectFrom('event_registration')
		.where('event_id', '=', eventId)
		.selectAll()
		.executeTakeFirstOrThrow();
	const rows = await listed(db);
	expect(rows.filter((row) => holdsSeat(row.state)).length).toBeLessThanOrEqual(terms.capacity);
	const line = rows.flatMap((row) => (row.position === null ? [] : [row.position])).sort((a, b) => a - b);
	expect(line).toEqual(line.map((_, index) => index + 1));
	const live = rows.filter((row) => isLive(row.state));
	expect(new Set(live.map((row) => `${row.name_key}/${row.phone}`)).size).toBe(live.length);
	if (terms.employer_quota !== null)
		for (const key of new Set(live.map((row) => row.employer_key)))
			expect(live.filter((row) => row.employer_key === key).length).toBeLessThanOrEqual(terms.employer_quota);
	const lines = await db.selectFrom('registration_line').orderBy('seq').selectAll().execute();
	for (const row of rows) {
		const own = lines.filter((one) => one.registration_id === row.id);
		expect(own.map((one) => one.seq)).toEqual(own.map((_, index) => index + 1));
		expect([own.length, own.at(-1)?.to_state]).toEqual([row.revision, row.state]);
		for (const [index, one] of own.entries()) expect(one.from_state).toBe(own[index - 1]?.to_state ?? null);
	}
}
