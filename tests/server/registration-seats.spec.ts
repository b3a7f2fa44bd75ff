// Seats under pressure: the last seat goes once, and whatever many do at once, the list stays sound.
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { decide } from '../../src/lib/server/competition/registration/decide.ts';
import { expireOffers } from '../../src/lib/server/competition/registration/expire-offers.ts';
import { registerAtDesk, registerSelf } from '../../src/lib/server/competition/registration/register.ts';
import { setTerms } from '../../src/lib/server/competition/registration/settings.ts';
import { chanceFrom } from '../../src/lib/server/demo/chance.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { must, setStage, type Stage } from './stage.ts';
import { aPerson, expectSound, listed, NOW, openRegistration, someTerms } from './registration-stage.ts';

let stage: Stage;
afterEach(() => stage.close());

/** The stage's people, asking at a time of the test's choosing. */
function at(context: Context, ms: number): Context {
	return { ...context, now: () => new Date(ms) };
}

describe('the last seat', () => {
	it('goes to exactly one of 200 who ask at once; the others wait in an order without gaps', async () => {
		stage = await setStage({ entries: 1, judges: 1, open: false });
		await openRegistration(stage, { capacity: 1 });
		const { db } = stage.app.database;
		const answers = await Promise.all(
			Array.from({ length: 200 }, (_, n) =>
				registerSelf(at(stage.app.context(), NOW), stage.eventId, { person: aPerson(n) })
			)
		);
		const states = answers.map((answer) => must(answer).state);
		expect(states.filter((state) => state === 'confirmed')).toHaveLength(1);
		expect(states.filter((state) => state === 'waitlisted')).toHaveLength(199);
		const places = answers.flatMap((answer) => must(answer).position ?? []).sort((a, b) => a - b);
		expect(places).toEqual(Array.from({ length: 199 }, (_, n) => n + 1));
		expect((await listed(db)).map((row) => row.number)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
		await expectSound(db, stage.eventId);
	});

	it('is refused with the numbers to 199 of 200 where nobody may wait, and the same person gets it once', async () => {
		stage = await setStage({ entries: 1, judges: 1, open: false });
		await openRegistration(stage, { capacity: 1, waitlist: false });
		const context = at(stage.app.context(), NOW);
		const answers = await Promise.all(
			Array.from({ length: 200 }, (_, n) => registerSelf(context, stage.eventId, { person: aPerson(n % 20) }))
		);
		expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
		const refusals = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])));
		expect([...refusals].sort()).toEqual(['registration_full', 'registration_refused']);
		expect(await listed(stage.app.database.db)).toHaveLength(1);
	});
});

describe('the database', () => {
	it('lets no code put more people on seats than there are, nor take a line of history back', async () => {
		stage = await setStage({ entries: 1, judges: 1, open: false });
		await openRegistration(stage, { capacity: 1 });
		const context = at(stage.app.context(), NOW);
		for (const n of [1, 2]) must(await registerSelf(context, stage.eventId, { person: aPerson(n) }));
		const { db } = stage.app.database;
		await expect(
			sql`update registration set state = 'confirmed', position = null where state = 'waitlisted'`.execute(db)
		).rejects.toMatchObject({ code: '23514', constraint: 'registration_seats' });
		await expect(sql`update registration_line set reason = 'x'`.execute(db)).rejects.toThrow();
		await expect(sql`delete from registration_line`.execute(db)).rejects.toThrow();
		await expectSound(db, stage.eventId);
	});
});

/** One thing that somebody does. Refusals are fine: the list must stay sound. */
async function act(chance: () => number, ids: readonly string[], clock: () => number): Promise<unknown> {
	const pick = Math.floor(chance() * 100);
	const id = ids[Math.floor(chance() * ids.length)] ?? '';
	const desk = at(stage.organizer, clock());
	const person = aPerson(Math.floor(chance() * 60), { employer: `单位${Math.floor(chance() * 7)}` });
	if (pick < 45) return await registerSelf(at(stage.app.context(), clock()), stage.eventId, { person });
	if (pick < 50) return await registerAtDesk(desk, stage.eventId, { person, waiving: null });
	if (pick < 62) return await decide(desk, stage.eventId, { action: 'withdraw', ids: [id], reason: '有事' });
	if (pick < 74) return await decide(desk, stage.eventId, { action: 'accept', ids: [id] });
	if (pick < 80) return await decide(desk, stage.eventId, { action: 'decline', ids: [id] });
	if (pick < 86) return await decide(desk, stage.eventId, { action: 'approve', ids: [id] });
	if (pick < 92) {
		const to = 1 + Math.floor(chance() * 8);
		return await decide(desk, stage.eventId, { action: 'move', ids: [id], to, reason: '调整' });
	}
	return await expireOffers(stage.app.database, new Date(clock()));
}

describe('whatever many do at once', () => {
	it(
		'keeps seats, quotas, order, history and one registration per person over 50 seeds',
		{ timeout: 240_000 },
		async () => {
			stage = await setStage({ entries: 1, judges: 1, open: false });
			const { db } = stage.app.database;
			let kept = 0;
			for (let seed = 1; seed <= 50; seed++) {
				const chance = chanceFrom(seed);
				await openRegistration(stage, {
					capacity: 4 + Math.floor(chance() * 8),
					employerQuota: 5,
					needsApproval: seed % 3 === 0,
					offerHours: 1,
					closesAt: new Date(NOW + 12 * 3_600_000).toISOString(),
					promotesAfterClose: seed % 2 === 0
				});
				// time passes while they act, so that some offers are over when they are taken
				let hours = 0;
				for (let wave = 0; wave < 5; wave++) {
					hours += chance() * 2;
					const ids = (await listed(db)).map((row) => row.id);
					await Promise.all(
						Array.from({ length: 40 }, () => act(chance, ids, () => NOW + hours * 3_600_000 + chance() * 1000))
					);
				}
				await expectSound(db, stage.eventId);
				kept += (await listed(db)).length;
				await forget();
			}
			expect(kept).toBeGreaterThan(1000);
		}
	);
});

/** Empties the list as its owner may, for the next seed. */
async function forget(): Promise<void> {
	const { default: pg } = await import('pg');
	const owner = new pg.Client({ connectionString: stage.url });
	await owner.connect();
	try {
		await owner.query('alter table registration_line disable trigger registration_line_append_only');
		await owner.query('delete from registration_line; delete from registration; delete from event_registration');
		await owner.query('alter table registration_line enable trigger registration_line_append_only');
	} finally {
		await owner.end();
	}
}

describe('other terms', () => {
	it('offer seats that come up at once, and are refused when fewer than are taken', async () => {
		stage = await setStage({ entries: 1, judges: 1, open: false });
		await openRegistration(stage, { capacity: 2 });
		const context = at(stage.app.context(), NOW);
		for (let n = 0; n < 5; n++) must(await registerSelf(context, stage.eventId, { person: aPerson(n) }));
		const desk = at(stage.organizer, NOW);
		expect(await setTerms(desk, stage.eventId, someTerms({ capacity: 1 }))).toMatchObject({
			refusal: { code: 'registration_capacity_low', params: { seats: 2, capacity: 1 } }
		});
		must(await setTerms(desk, stage.eventId, someTerms({ capacity: 4 })));
		expect((await listed(stage.app.database.db)).map((row) => [row.state, row.position])).toEqual([
			['confirmed', null],
			['confirmed', null],
			['offered', null],
			['offered', null],
			['waitlisted', 1]
		]);
		await expectSound(stage.app.database.db, stage.eventId);
	});
});
