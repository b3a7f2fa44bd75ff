// From files to results: reads, refuses, totals, ranks. Prints and writes nothing.
import { compileScheme, type CompiledScheme, type Judge } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { rankScores, type Standing } from '../../src/lib/domain/scoring/rank.ts';
import type { EntryStatus } from '../../src/lib/domain/scoring/scheme.ts';
import { marksOf, tallyEntry, type ListedMark, type Score } from '../../src/lib/domain/scoring/tally.ts';
import { filePanel } from './file-panel.ts';
import { Refused, said, type FileProblem, type Said } from './problem.ts';
import { readEntries, type FileEntry } from './read-entries.ts';
import { readMarks, type FileMarks } from './read-marks.ts';
import { readScheme } from './read-scheme.ts';

export interface Files {
	readonly scheme: string;
	readonly marks: string;
	readonly entries: string | null;
}

export interface ScoredEntry {
	readonly id: string;
	readonly name: string | null;
	readonly order: number;
	readonly score: Score;
	readonly standing: Standing;
}

export interface Scored {
	readonly compiled: CompiledScheme;
	readonly judges: readonly Judge[];
	/** In the order of the standings. */
	readonly entries: readonly ScoredEntry[];
	readonly given: number;
	readonly warnings: readonly Said[];
}

/** Reads several files and refuses with the problems of all of them. */
function readAll<A, B>(first: () => A, second: () => B): [A, B] {
	const problems: FileProblem[] = [];
	const attempt = <T>(read: () => T): T | undefined => {
		try {
			return read();
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			problems.push(...error.problems);
			return undefined;
		}
	};
	const [a, b] = [attempt(first), attempt(second)];
	if (problems.length > 0) throw new Refused(problems);
	return [a as A, b as B];
}

/** Who takes part: the entries file, or everybody who occurs among the marks. */
function fieldOf(files: Files, listed: readonly FileEntry[] | null, given: FileMarks): readonly FileEntry[] {
	if (!listed) return given.entries.map((id, i) => ({ id, name: null, status: 'active', order: i + 1, line: 0 }));
	const known = new Set(listed.map((entry) => entry.id));
	const lines = new Map<string, number>();
	for (const { entry, line } of given.marks) if (!known.has(entry) && !lines.has(entry)) lines.set(entry, line);
	for (const [entry, { line }] of given.statuses) if (!known.has(entry) && !lines.has(entry)) lines.set(entry, line);
	const strangers = [...lines].map(([entry, line]): FileProblem => ({
		file: files.marks,
		line,
		text: said(`参赛者“${entry}”不在 ${files.entries} 里`, `the entry “${entry}” is not in ${files.entries}`)
	}));
	if (strangers.length > 0) throw new Refused(strangers);
	return listed;
}

/** The status of an entry from both files, which must not contradict each other. */
function statusOf(files: Files, entry: FileEntry, given: FileMarks): EntryStatus {
	const among = given.statuses.get(entry.id);
	if (!among || among.status === entry.status) return entry.status;
	if (entry.status === 'active') return among.status;
	const text = said(
		`“${entry.id}”在 ${files.entries ?? ''} 里是 ${entry.status}，这里是 ${among.status}`,
		`“${entry.id}” is ${entry.status} in ${files.entries ?? ''} and ${among.status} here`
	);
	throw new Refused([{ file: files.marks, line: among.line, text }]);
}

export function scoreFiles(files: Files): Scored {
	const checked = compileScheme(readScheme(files.scheme));
	const { entries: entriesFile } = files;
	const [given, listed] = readAll(
		() => readMarks(files.marks, checked),
		() => (entriesFile === null ? null : readEntries(entriesFile))
	);
	const field = fieldOf(files, listed, given);
	const { judges, scheme, marks, warnings } = filePanel(files.marks, checked, given.marks);
	const compiled = compileScheme(scheme);
	const byEntry = new Map<string, ListedMark[]>(field.map((entry) => [entry.id, []]));
	for (const { entry, aspect, run, judge, mark } of marks)
		if (mark) byEntry.get(entry)?.push({ aspect, run, judge, mark });
	const panel = { judges };
	const scored = field.map((entry) => ({
		...entry,
		score: tallyEntry(compiled, panel, marksOf(byEntry.get(entry.id) ?? []), statusOf(files, entry, given))
	}));
	const byId = new Map(scored.map((entry) => [entry.id, entry]));
	const entries = rankScores(compiled, scored).flatMap((standing): ScoredEntry[] => {
		const entry = byId.get(standing.id);
		return entry ? [{ id: entry.id, name: entry.name, order: entry.order, score: entry.score, standing }] : [];
	});
	return { compiled, judges, entries, given: marks.filter(({ mark }) => mark).length, warnings };
}
