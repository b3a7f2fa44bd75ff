// One Jiangsai per data folder. The lock is a file that says who holds it, so the second start can say it too.
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { belongToFolder } from './database/secret.ts';
import { codeOf, Fault } from './fault.ts';
import { birthOf, processSpace } from './processes.ts';

interface Holder {
	readonly pid: number;
	readonly birth: string | null;
	/** Where the number `pid` means something. */
	readonly space: string;
	readonly addresses: readonly string[];
	/** It is on its way out and will be gone in seconds. */
	readonly ending: boolean;
}

export interface Lock {
	/** Says where this Jiangsai answers, or that it is ending. */
	tell(state: { addresses?: readonly string[]; ending?: boolean }): Promise<void>;
	release(): Promise<void>;
}

const FILE = 'jiangsai.lock';
const BEAT = 2000;
const SILENCE = 7000;
// a start that follows closely on a kill waits this long for the one that is ending
const GRACE = { unsaid: 1000, ending: 8000 };

async function read(file: string): Promise<{ holder: Holder | null; text: string } | null> {
	try {
		const text = await readFile(file, 'utf8');
		try {
			return { holder: JSON.parse(text) as Holder, text };
		} catch {
			return { holder: null, text };
		}
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return null;
		throw error;
	}
}

async function holds(holder: Holder, file: string, space: string): Promise<boolean> {
	if (holder.space === space) return holder.birth !== null && (await birthOf(holder.pid)) === holder.birth;
	// in another container we cannot see the process, only that its file is being kept fresh
	const fresh = async (): Promise<boolean> => {
		const found = await stat(file).catch(() => null);
		return found !== null && Date.now() - found.mtimeMs < SILENCE;
	};
	for (const until = performance.now() + SILENCE + 1000; performance.now() < until; await sleep(500))
		if (!(await fresh())) return false;
	return true;
}

/** Takes the file away if it is still the one that was found stale, and puts back what was not. */
async function discard(file: string, stale: string): Promise<void> {
	const aside = `${file}.${process.pid}`;
	await rename(file, aside).catch(() => {});
	const taken = await readFile(aside, 'utf8').catch(() => stale);
	if (taken !== stale) await link(aside, file).catch(() => {});
	await rm(aside, { force: true });
}

function taken(dataDir: string, holder: Holder): Fault {
	const where = holder.addresses[0] ?? '';
	return new Fault({
		zh: `匠赛已经在使用数据文件夹 ${dataDir}（进程 ${holder.pid}）${where && `：${where}`}。请先结束它，或用 --data 指定别的文件夹。`,
		en: `Jiangsai is already running on the data folder ${dataDir} (process ${holder.pid})${where && `: ${where}`}. End that one first, or name another folder with --data.`
	});
}

/** Takes the data folder for this process. Throws a Fault when another Jiangsai has it. */
export async function lockDataFolder(dataDir: string): Promise<Lock> {
	const file = join(dataDir, FILE);
	const space = await processSpace();
	let self: Holder = {
		pid: process.pid,
		birth: await birthOf(process.pid),
		space,
		addresses: [],
		ending: false
	};
	const write = async (path: string): Promise<void> => {
		await writeFile(path, `${JSON.stringify(self)}\n`, { mode: 0o644 });
		await belongToFolder(path);
	};

	const draft = `${file}.${process.pid}.new`;
	await write(draft);
	try {
		for (const begun = performance.now(); ; await sleep(200)) {
			try {
				await link(draft, file);
				break;
			} catch (error) {
				if (codeOf(error) !== 'EEXIST') throw error;
			}
			const found = await read(file);
			if (!found) continue;
			const { holder, text } = found;
			if (!holder || !(await holds(holder, file, space))) {
				await discard(file, text);
				continue;
			}
			if (performance.now() - begun > (holder.ending ? GRACE.ending : GRACE.unsaid)) throw taken(dataDir, holder);
		}
	} finally {
		await rm(draft, { force: true });
	}

	const beat = setInterval(() => {
		const now = new Date();
		utimes(file, now, now).catch(() => {});
	}, BEAT);
	beat.unref();
	return {
		async tell(state) {
			self = { ...self, ...state };
			await write(draft);
			await rename(draft, file);
		},
		async release() {
			clearInterval(beat);
			if ((await read(file))?.holder?.birth === self.birth) await rm(file, { force: true });
		}
	};
}
