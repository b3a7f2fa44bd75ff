// The application as one object: opened when the server starts, reachable by the shell under a well-known symbol.
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { NOBODY, type Actor } from '../domain/people/policy.ts';
import type { Text } from '../domain/shared/text.ts';
import type { Context, Notices } from './context.ts';
import { watchOffers } from './competition/registration/expire-offers.ts';
import { openDatabase, type Database } from './db/database.ts';
import { isEmpty, seedDemo } from './demo/seed.ts';
import { simulate, type Simulation } from './demo/simulate.ts';
import { answerMarks } from './http/marks-lane.ts';
import { attachRealtime, noticesOver } from './live/realtime.ts';
import { Rounds, type Io } from './live/rounds.ts';
import { KnownTablets } from './people/known-tablets.ts';
import { newSetupLink } from './people/sign-in.ts';

export class App {
	readonly database: Database;
	readonly rounds: Rounds;
	readonly #tablets = new KnownTablets(() => performance.now());
	/** Silent until sockets are let in. */
	#sockets: Notices | null = null;
	readonly #notices: Notices = {
		seatLost: (seatId, why) => {
			this.#tablets.forget();
			this.#sockets?.seatLost(seatId, why);
		},
		personChanged: (personId) => this.#sockets?.personChanged(personId),
		padChanged: (seatIds, change) => this.#sockets?.padChanged(seatIds, change),
		dayChanged: (beat) => this.#sockets?.dayChanged(beat)
	};
	#io: Io | null = null;
	readonly #simulations: Simulation[] = [];
	#offers: { stop(): void } | null = null;
	readonly #now: () => Date;

	private constructor(database: Database, now: () => Date) {
		this.database = database;
		this.#now = now;
		this.rounds = new Rounds(database, now);
	}

	/** Connects, migrates, and holds nothing else yet. */
	static async open(url: string, now: () => Date = () => new Date()): Promise<App> {
		return new App(await openDatabase(url), now);
	}

	/** What a use case gets when this actor asks. */
	context(actor: Actor = NOBODY): Context {
		return {
			database: this.database,
			rounds: this.rounds,
			notices: this.#notices,
			tablets: this.#tablets,
			actor,
			now: this.#now
		};
	}

	/** Answers by itself what need not go through the framework; false leaves it to that. */
	answer(request: IncomingMessage, response: ServerResponse): boolean {
		return answerMarks(request, response, (actor) => this.context(actor));
	}

	/** Lets sockets in on these servers. */
	attach(servers: readonly HttpServer[]): void {
		this.#io = attachRealtime(servers, this.rounds, (actor) => this.context(actor));
		this.#sockets = noticesOver(this.#io);
		this.#offers = watchOffers(this.database, this.#now);
	}

	/** Makes the demo season in an empty database, and lets its simulated judges go on wherever they were. */
	async startDemo(paceMs: number): Promise<void> {
		if (await isEmpty(this.database)) await seedDemo(this.database, this.#now());
		const open = await this.database.db
			.selectFrom('round')
			.where('simulated', '=', true)
			.where('state', '=', 'open')
			.select('id')
			.execute();
		for (const { id } of open) this.#simulations.push(simulate(this.database, this.rounds, id, paceMs));
	}

	/** The one-time link of the first organizer, as long as nobody can sign in. */
	async organizerLink(): Promise<{ path: string } | null> {
		const token = await newSetupLink(this.context());
		return token ? { path: `/setup?token=${token}` } : null;
	}

	/** What the shell prints: an address for each face. */
	async faces(): Promise<{ title: Required<Text>; path: string; phone: boolean }[]> {
		const running = await this.database.db
			.selectFrom('round')
			.where('state', '=', 'open')
			.orderBy('created_at', 'desc')
			.select('id')
			.executeTakeFirst();
		return [
			{ title: { zh: '首页', en: 'Home' }, path: '/', phone: true },
			{ title: { zh: '裁判端', en: 'Judge pad' }, path: '/pad', phone: true },
			...(running
				? [
						{ title: { zh: '大屏', en: 'Stage screen' }, path: `/stage/${running.id}`, phone: false },
						{ title: { zh: '观众', en: 'Follow' }, path: `/follow/${running.id}`, phone: true }
					]
				: []),
			{ title: { zh: '组织者', en: 'Desk' }, path: '/desk', phone: false }
		];
	}

	async ready(): Promise<boolean> {
		await this.database.pool.query('select 1');
		return true;
	}

	async close(): Promise<void> {
		for (const simulation of this.#simulations) simulation.stop();
		this.#offers?.stop();
		this.#io?.disconnectSockets(true);
		await this.rounds.close();
		await this.database.close();
	}
}

const APP = Symbol.for('jiangsai.app');

/** Opens the application once per process; a reload of its modules in development takes the place of the old one. */
export async function openApp(servers: readonly HttpServer[]): Promise<App> {
	const holder = globalThis as Record<symbol, unknown>;
	const earlier = holder[APP] as App | undefined;
	if (earlier) await earlier.close();
	const url = process.env.DATABASE_URL;
	if (!url) throw new Error('DATABASE_URL is not set: start Jiangsai with npm start, which brings a database along');
	const app = await App.open(url);
	app.attach(servers);
	if (process.env.JIANGSAI_DEMO === '1') await app.startDemo(Number(process.env.JIANGSAI_DEMO_PACE ?? 1500));
	holder[APP] = app;
	return app;
}

/** The application of this process. */
export function theApp(): App {
	const app = (globalThis as Record<symbol, unknown>)[APP] as App | undefined;
	if (!app) throw new Error('the application is not open');
	return app;
}
