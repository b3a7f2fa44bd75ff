// Judges mark a round without a pause while the server, or the database below it, is killed again and again. Tablets send the
// same commands until they are acknowledged, as they do in a hall. Afterwards the register is held against what they know.
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from '../../cli/replay/http-api.ts';
import { freePort, startOwnServer, type OwnServer } from '../../cli/replay/own-server.ts';
import { addCompetition, addEvent, setUpOrganizer } from '../../cli/replay/stage-round.ts';
import { removeDataFolder } from '../../server/database/placement.ts';
import { verifyRegister } from '../../cli/verify/verify-register.ts';
import type { Line } from '../../src/lib/domain/scoring/register.ts';
import type { Ack, SheetCommand } from '../../src/lib/protocol/marks.ts';
import { stageHotRound, type HotRound } from '../bench/hot-round.ts';
import { chanceFrom } from '../../src/lib/server/demo/chance.ts';

export interface KillOptions {
	readonly kills: number;
	readonly seed: number;
	readonly judges: number;
	/** Told of each kill and of the time until a mark was acknowledged again. */
	readonly told?: (line: string) => void;
}

export interface Aftermath {
	readonly seed: number;
	readonly killed: { readonly server: number; readonly database: number };
	/** Commands that tablets made; every one was acknowledged in the end. */
	readonly commands: number;
	/** How often a tablet had to send again because no answer came. */
	readonly resent: number;
	/** Acknowledged, and not on the register with this seq and hash. */
	readonly lost: readonly string[];
	/** Command ids that stand on more than one line. */
	readonly doubled: readonly string[];
	/** Lines of marks that no tablet sent. */
	readonly strange: readonly string[];
	/** Commands that were answered otherwise when they were sent once more. */
	readonly answeredOtherwise: readonly string[];
	/** What the verifier says of the exported register. */
	readonly verified: { readonly ok: boolean; readonly why: string };
	/** Milliseconds from a kill to the next acknowledgement. */
	readonly outages: readonly number[];
}

const PATIENCE = 120_000;
const MOST_AT_ONCE = 4;

/** What a tablet remembers. */
interface Sent {
	readonly seat: number;
	readonly command: SheetCommand;
	readonly ack: Ack;
}

class Judges {
	readonly sent: Sent[] = [];
	resent = 0;
	lastAck = 0;
	#stopping = false;
	readonly #round: HotRound;
	readonly #working: Promise<unknown>;

	constructor(round: HotRound, random: () => number) {
		this.#round = round;
		this.#working = Promise.all([...round.tablets.keys()].map((seat) => this.#mark(seat, random)));
		// waited for in `stop`
		this.#working.catch(() => {});
	}

	async #mark(seat: number, random: () => number): Promise<void> {
		const tablet = this.#round.tablets.get(seat);
		if (!tablet) throw new Error(`there is no tablet ${seat}`);
		while (!this.#stopping) {
			const commands = Array.from({ length: 1 + Math.floor(random() * MOST_AT_ONCE) }, () => this.#round.next(seat));
			const acks = await tablet.send(commands, { ms: PATIENCE, again: () => void this.resent++ });
			this.lastAck = performance.now();
			const byId = new Map(acks.map((ack) => [ack.commandId, ack]));
			for (const command of commands) {
				const ack = byId.get(command.commandId);
				if (ack) this.sent.push({ seat, command, ack });
			}
		}
	}

	/** Resolves when another mark is acknowledged; fails when the server ends by itself instead. */
	async nextAck(server: OwnServer): Promise<void> {
		const from = performance.now();
		const ended = endedByItself(server);
		while (this.lastAck <= from) {
			if (performance.now() - from > PATIENCE) throw new Error('no mark was acknowledged any more');
			await Promise.race([sleep(5), this.#working, ended]);
		}
	}

	async stop(): Promise<void> {
		this.#stopping = true;
		await this.#working;
	}

	/** Sends every command once more; the ids of those whose answer is another one now. */
	async sendAllAgain(): Promise<string[]> {
		const different: string[] = [];
		for (const [seat, tablet] of this.#round.tablets) {
			const own = this.sent.filter((one) => one.seat === seat);
			for (let from = 0; from < own.length; from += 100) {
				const part = own.slice(from, from + 100);
				const answers = await tablet.sendOnce(part.map(({ command }) => command));
				part.forEach(({ ack }, i) => {
					if (JSON.stringify(answers[i]) !== JSON.stringify(ack)) different.push(ack.commandId);
				});
			}
		}
		return different;
	}
}

/** The process of the database, once it accepts connections; null before. */
async function databasePid(dataDir: string): Promise<number | null> {
	const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
	const lines = file.split('\n');
	return lines[7]?.trim() === 'ready' ? Number(lines[0]) : null;
}

/** Fails when the server ends although nobody told it to. */
function endedByItself(server: OwnServer): Promise<never> {
	const ended = server.ended.then((said) => {
		throw new Error(`the server ended by itself:\n${said}`);
	});
	// it ends at last in any case; only who is waiting then wants to know
	ended.catch(() => {});
	return ended;
}

/** Kills the database below a running server, and waits until there is another one. */
async function killDatabase(dataDir: string, server: OwnServer): Promise<void> {
	const pid = await databasePid(dataDir);
	if (!pid) throw new Error('there is no database to kill');
	process.kill(pid, 'SIGKILL');
	const until = performance.now() + PATIENCE;
	const ended = endedByItself(server);
	for (let now: number | null = pid; now === null || now === pid; now = await databasePid(dataDir)) {
		if (performance.now() > until) throw new Error('the database did not come back');
		await Promise.race([sleep(10), ended]);
	}
}

/** Holds the register against what the tablets were told. */
function compare(
	register: string,
	sent: readonly Sent[]
): Pick<Aftermath, 'lost' | 'doubled' | 'strange' | 'verified'> {
	const lines = register
		.trim()
		.split('\n')
		.slice(1)
		.map((text) => JSON.parse(text) as Line);
	const byCommand = Map.groupBy(lines, (line) => line.commandId);
	const known = new Set(sent.map(({ ack }) => ack.commandId));
	const lost = sent.filter(({ ack }) => {
		const [line] = byCommand.get(ack.commandId) ?? [];
		return line?.seq !== ack.seq || line.hash !== ack.hash || line.revision !== ack.revision;
	});
	const verdict = verifyRegister(register);
	return {
		lost: lost.map(({ ack }) => ack.commandId),
		doubled: [...byCommand].filter(([, own]) => own.length > 1).map(([id]) => id),
		strange: lines.filter((line) => line.kind === 'mark' && !known.has(line.commandId)).map((line) => line.commandId),
		verified: verdict.ok ? { ok: true, why: '' } : { ok: false, why: `line ${verdict.line}: ${verdict.why.en}` }
	};
}

/** Kills under load, starts again, and looks. Everything it starts is ended and removed, whatever happens. */
export async function killUnderLoad(options: KillOptions): Promise<Aftermath> {
	const random = chanceFrom(options.seed);
	const dataDir = await mkdtemp(join(tmpdir(), 'jiangsai-faults-'));
	const port = await freePort();
	let server: OwnServer | null = null;
	try {
		server = await startOwnServer({ dataDir, port });
		const organizer = new Api(server.url);
		await setUpOrganizer(organizer, server.setupPath);
		const competitionId = await addCompetition(organizer, { zh: '故障测试', en: 'Faults' });
		const eventId = await addEvent(organizer, competitionId, { zh: '热场', en: 'Hot round' });
		const round = await stageHotRound(organizer, eventId, { entries: 40, judges: options.judges });
		const judges = new Judges(round, chanceFrom(options.seed + 1));
		const killed = { server: 0, database: 0 };
		const outages: number[] = [];
		for (let kill = 1; kill <= options.kills; kill++) {
			await judges.nextAck(server);
			await sleep(100 + random() * 500);
			// every third time the database alone: the server stays and has to find it again
			const what = kill % 3 === 0 ? 'database' : 'server';
			const moment = performance.now();
			if (what === 'database') await killDatabase(dataDir, server);
			else {
				await server.kill();
				server = await startOwnServer({ dataDir, port });
			}
			killed[what]++;
			await judges.nextAck(server);
			const outage = performance.now() - moment;
			outages.push(outage);
			options.told?.(
				`${kill}/${options.kills} ${what} killed, ${judges.sent.length} marks, back in ${Math.round(outage)} ms`
			);
		}
		await judges.stop();
		const answeredOtherwise = await judges.sendAllAgain();
		const register = await organizer.text(`/api/rounds/${round.roundId}/register`);
		return {
			seed: options.seed,
			killed,
			commands: judges.sent.length,
			resent: judges.resent,
			answeredOtherwise,
			outages,
			...compare(register, judges.sent)
		};
	} finally {
		await server?.stop();
		await removeDataFolder(dataDir);
	}
}
