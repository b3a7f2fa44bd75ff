// `npm run replay`: real competitions once more, through the same HTTP door as everybody, and the public board beside what was
// published. Exit code 0: every total and rank agrees; 1: one differs; 2: it could not be tried.
import { Fault, messageOf } from '../server/fault.ts';
import { addUp, compareBoard, type Agreement } from './replay/compare.ts';
import { Api, Refused } from './replay/http-api.ts';
import { HELP, readOptions, type Options } from './replay/options.ts';
import { startOwnServer, type OwnServer } from './replay/own-server.ts';
import { Pace, play } from './replay/play.ts';
import type { RealProgramme } from './replay/real-programme.ts';
import {
	addCompetition,
	addEvent,
	closeRound,
	setUpOrganizer,
	stageRound,
	type StagedRound
} from './replay/stage-round.ts';
import { verifyRegister } from './verify/verify-register.ts';
import type { BoardSnapshot } from '../src/lib/protocol/board.ts';

const ABREAST = 3;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Competitions and events that were made, so that programmes of the same one share them. */
class Season {
	readonly #api: Api;
	readonly #made = new Map<string, string>();
	#staging: Promise<unknown> = Promise.resolve();

	constructor(api: Api) {
		this.#api = api;
	}

	async #once(key: string, make: () => Promise<string>): Promise<string> {
		const made = this.#made.get(key) ?? (await make());
		this.#made.set(key, made);
		return made;
	}

	/** Sets a programme's round up, one after the other as one organizer does. */
	stage(programme: RealProgramme): Promise<StagedRound> {
		const staged = this.#staging.then(() => this.#stage(programme));
		this.#staging = staged.catch(() => {});
		return staged;
	}

	async #stage(programme: RealProgramme): Promise<StagedRound> {
		const { competition, event } = programme;
		const competitionId = await this.#once(competition, () =>
			addCompetition(this.#api, { zh: `重演 ${competition}`, en: `Replay of ${competition}` })
		);
		const eventId = await this.#once(`${competition}\n${event.zh}`, () => addEvent(this.#api, competitionId, event));
		return await stageRound(this.#api, eventId, {
			title: programme.round,
			scheme: programme.scheme,
			prizes: 3,
			entries: programme.entries.map(({ name, nation, order }) => ({
				name: { zh: name },
				employer: { zh: nation },
				order
			})),
			judges: programme.judges.map(({ seat, name, country }) => ({
				seat,
				name: { zh: name },
				...(country ? { employer: { zh: country } } : {})
			}))
		});
	}
}

interface Played {
	readonly agreement: Agreement;
	readonly lines: number;
}

async function replayOne(api: Api, season: Season, programme: RealProgramme, pace: Pace, at: string): Promise<Played> {
	const begun = performance.now();
	const round = await season.stage(programme);
	const path = `/api/rounds/${round.roundId}`;
	say(`${at}  ${programme.competition} · ${programme.title.zh} ${programme.title.en ?? ''}`);
	say(`${' '.repeat(at.length)}  ${new URL(`/stage/${round.roundId}`, api.url).href}`);
	const opened = performance.now();
	await play(programme, round, pace);
	const seconds = (performance.now() - opened) / 1000;
	await closeRound(api, round.roundId);
	const agreement = compareBoard(programme, round.entryIds, await new Api(api.url).get<BoardSnapshot>(`${path}/board`));
	const verified = verifyRegister(await api.text(`${path}/register`));
	const differences = [...agreement.differences];
	if (!verified.ok) differences.push(`${programme.id}: register line ${verified.line}: ${verified.why.en}`);
	const { totals, ranks } = agreement;
	const took = ((performance.now() - begun) / 1000).toFixed(1);
	const counts = `${programme.entries.length} 人 entries · ${programme.marks.length} 评分 marks`;
	const published = totals.of > 0 ? `总分 totals ${totals.agree}/${totals.of} · ` : '';
	say(
		`${at}  ${counts} · ${Math.round(programme.marks.length / seconds)}/s · ${took} s · ${published}名次 ranks ${ranks.agree}/${ranks.of}`
	);
	return { agreement: { totals, ranks, differences }, lines: verified.ok ? verified.lines : 0 };
}

async function replay(options: Options, api: Api): Promise<boolean> {
	const { programmes } = options;
	const begun = performance.now();
	const season = new Season(api);
	const pace = new Pace(options.speed);
	const played: Played[] = [];
	const queue = programmes.entries();
	// one programme alone leaves the machine waiting for its disk; watched at a speed, one follows the other
	const lane = async (): Promise<void> => {
		for (const [i, programme] of queue) {
			const at = `${String(i + 1).padStart(String(programmes.length).length)}/${programmes.length}`;
			played.push(await replayOne(api, season, programme, pace, at));
		}
	};
	await Promise.all(Array.from({ length: options.speed === null ? ABREAST : 1 }, lane));
	const { totals, ranks, differences } = addUp(played.map((one) => one.agreement));
	const lines = played.reduce((sum, one) => sum + one.lines, 0);
	for (const difference of differences) say(`不同 differs: ${difference}`);
	const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
	say('');
	say(`${lines} 条入册 lines on record, ${played.length} 册核验 registers verified, ${minutes} min`);
	if (totals.of > 0) say(`${totals.agree}/${totals.of} totals 总分`);
	say(`${ranks.agree}/${ranks.of} ranks 名次`);
	return differences.length === 0;
}

async function signIn(options: NonNullable<Options['server']>): Promise<Api> {
	const api = new Api(options.url);
	await api.post('/api/login', { name: options.login, password: options.password });
	return api;
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2), process.env);
	if (!options) {
		process.stdout.write(HELP);
		return 0;
	}
	let own: OwnServer | null = null;
	const interrupted = new Promise<never>((_, reject) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.once(signal, () => reject(new Fault({ zh: '已中断。', en: 'Interrupted.' })));
	});
	interrupted.catch(() => {});
	const work = async (): Promise<number> => {
		let api: Api;
		if (options.server) api = await signIn(options.server);
		else {
			say('正在启动临时服务器…… starting a temporary server …');
			own = await startOwnServer();
			api = new Api(own.url);
			await setUpOrganizer(api, own.setupPath);
		}
		const agrees = await replay(options, api);
		if (own && options.keep) {
			say(`\n服务器保留在 the server stays at ${own.url} (Ctrl-C)`);
			await interrupted.catch(() => {});
		}
		return agrees ? 0 : 1;
	};
	try {
		return await Promise.race([work(), interrupted]);
	} finally {
		await (own as OwnServer | null)?.stop();
	}
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		const zh = error instanceof Fault ? error.zh : error instanceof Refused ? error.refusal.zh : '重演没有完成。';
		process.stderr.write(`\n  ${zh}\n  ${messageOf(error)}\n\n`);
		process.exit(2);
	}
);
