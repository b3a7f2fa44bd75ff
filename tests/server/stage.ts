// A small competition in a database of its own, for tests of use cases: an organizer, a round with entries and judges' tablets.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Life } from '../../src/lib/domain/competition/life.ts';
import type { Actor } from '../../src/lib/domain/people/policy.ts';
import type { Scheme } from '../../src/lib/domain/scoring/scheme.ts';
import type { Result } from '../../src/lib/domain/shared/result.ts';
import { uuidV7 } from '../../src/lib/domain/shared/uuid.ts';
import { App } from '../../src/lib/server/app.ts';
import { addCompetition, addEvent, addRound } from '../../src/lib/server/competition/competitions.ts';
import { addEntries } from '../../src/lib/server/competition/entries.ts';
import { writeStep } from '../../src/lib/server/competition/life/take-step.ts';
import { setSeats } from '../../src/lib/server/competition/panel.ts';
import { newSeatCode, pair } from '../../src/lib/server/competition/tablets.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { actorOf } from '../../src/lib/server/people/actor.ts';
import { newSetupLink, setUp } from '../../src/lib/server/people/sign-in.ts';
import { openRound } from '../../src/lib/server/scoring/officiate.ts';
import { setScheme } from '../../src/lib/server/scoring/set-scheme.ts';
import { createTestDatabase } from './database.ts';

/** The value of a result that must not be a refusal. */
export function must<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.params ?? {})}`);
	return result.value;
}

/** Three judges, two aspects from 0 to 10 in halves, each the judges' mean to two places. */
export const twoAspects: Scheme = {
	format: 'jiangsai-scheme/1',
	title: { zh: '两项' },
	root: {
		kind: 'sum',
		code: 'total',
		title: { zh: '总分' },
		children: ['A', 'B'].map((code) => ({
			kind: 'points',
			code,
			title: { zh: code },
			min: '0',
			max: '10',
			step: '0.5',
			panel: { how: 'mean' },
			steps: [{ round: 2 }]
		}))
	},
	ranking: { order: 'high', style: '1224', ties: [] }
};

export interface Tablet {
	readonly seatId: string;
	readonly token: string;
	readonly context: Context;
}

export interface Stage {
	readonly app: App;
	readonly url: string;
	readonly organizer: Context;
	readonly organizerToken: string;
	readonly organizationId: string;
	readonly competitionId: string;
	readonly eventId: string;
	readonly roundId: string;
	readonly entryIds: readonly string[];
	readonly tablets: readonly Tablet[];
	close(): Promise<void>;
}

/** A context that asks as whoever holds these tokens now. */
export async function asking(app: App, tokens: { login?: string; seat?: string }): Promise<Context> {
	const actor: Actor = await actorOf(app.context(), { login: tokens.login, seat: tokens.seat });
	return app.context(actor);
}

/** Brings a competition to a life, whatever lies between: as a step, because there is no other way. */
export async function setLife(app: App, competitionId: string, to: Life): Promise<void> {
	const { db } = app.database;
	const { life } = await db
		.selectFrom('competition')
		.where('id', '=', competitionId)
		.select('life')
		.executeTakeFirstOrThrow();
	if (life !== to)
		await writeStep(db, { competitionId, from: life, to, personId: null, at: new Date(), reason: '测试' });
}

/** Pairs a new tablet with a seat. */
export async function pairTablet(app: App, organizer: Context, seatId: string): Promise<Tablet> {
	const { code } = must(await newSeatCode(organizer, seatId));
	const { token } = must(await pair(app.context(), { code, label: 'test' }, randomUUID()));
	return { seatId, token, context: await asking(app, { seat: token }) };
}

interface RoundOptions {
	readonly entries?: number;
	readonly judges?: number;
	readonly scheme?: Scheme;
	readonly open?: boolean;
}

/** A round with scheme, entries, panel and paired tablets; open unless asked otherwise. */
export async function setRound(app: App, organizer: Context, eventId: string, options: RoundOptions = {}) {
	const { id: roundId } = must(await addRound(organizer, eventId, { title: { zh: '决赛' } }));
	must(await setScheme(organizer, roundId, options.scheme ?? twoAspects));
	const { ids: entryIds } = must(
		await addEntries(
			organizer,
			roundId,
			Array.from({ length: options.entries ?? 3 }, (_, n) => ({ name: { zh: `选手${n + 1}` } }))
		)
	);
	const { seats } = must(
		await setSeats(
			organizer,
			roundId,
			Array.from({ length: options.judges ?? 3 }, (_, n) => ({
				number: n + 1,
				role: 'judge',
				person: { name: { zh: `裁判${n + 1}` } }
			}))
		)
	);
	if (options.open ?? true) must(await openRound(organizer, roundId, newCommandId()));
	const tablets: Tablet[] = [];
	for (const seat of seats) tablets.push(await pairTablet(app, organizer, seat.id));
	return { roundId, entryIds, tablets };
}

/** Sets everything up: an organizer of the federation, a competition, an event and a round. */
export async function setStage(options: RoundOptions = {}): Promise<Stage> {
	const database = await createTestDatabase();
	const app = await App.open(database.url);
	const link = (await newSetupLink(app.context())) ?? '';
	const signed = must(await setUp(app.context(), { token: link, name: '组织者', password: 'ten-characters' }));
	const organizer = await asking(app, { login: signed.token });
	const organizationId = organizer.actor.account?.grants[0]?.organizationId ?? '';
	const { id: competitionId } = must(
		await addCompetition(organizer, {
			organizationId,
			level: 'county',
			title: { zh: '测试竞赛' },
			startsOn: '2026-11-24',
			endsOn: '2026-11-24'
		})
	);
	const { id: eventId } = must(await addEvent(organizer, competitionId, { title: { zh: '焊工' } }));
	return {
		app,
		url: database.url,
		organizer,
		organizerToken: signed.token,
		organizationId,
		competitionId,
		eventId,
		...(await setRound(app, organizer, eventId, options)),
		async close() {
			await app.close();
			await database.drop();
		}
	};
}

export function newCommandId(): string {
	return uuidV7(Date.now(), randomBytes(10));
}

/** A mark as a tablet sends it. */
export function aMark(
	entryId: string,
	aspect: string,
	value: string,
	more: Partial<Record<'commandId' | 'reason', string>> & { expectedRevision?: number } = {}
): Record<string, unknown> {
	return {
		commandId: newCommandId(),
		kind: 'mark',
		entryId,
		markedAt: '2026-11-24T04:00:00.000Z',
		aspect,
		run: 0,
		mark: { value },
		expectedRevision: 0,
		...more
	};
}
