// Totals and ranks of a real programme by this product's rules, to be held against what was published.
import { groupBy, type RealEntry, type RealMark, type RealProgramme } from '../../cli/replay/real-programme.ts';
import { schemeProblems } from '../../src/lib/domain/scoring/check-scheme.ts';
import { compileScheme, type CompiledScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { rankScores } from '../../src/lib/domain/scoring/rank.ts';
import { checkMark } from '../../src/lib/domain/scoring/sheet.ts';
import { marksOf, tallyEntry, type Score } from '../../src/lib/domain/scoring/tally.ts';

export interface Recomputed {
	readonly entry: RealEntry;
	readonly score: Score;
	readonly rank: number | null;
	/** Index of the tie key that decided, -1 for a shared rank. */
	readonly tie: number | null;
}

/** What the product would refuse is an error here. */
function checked(compiled: CompiledScheme, mark: RealMark): void {
	const leaf = compiled.leaf(mark.aspect);
	const result = leaf && checkMark(leaf, mark.run, mark);
	if (!result?.ok) throw new Error(`refused: ${JSON.stringify(mark)} ${JSON.stringify(result)}`);
}

/** Every entry of a programme, in its order. */
export function recompute(programme: RealProgramme): readonly Recomputed[] {
	const [problem] = schemeProblems(programme.scheme);
	if (problem) throw new Error(`${programme.id}: ${problem.where} ${problem.en}`);
	const compiled = compileScheme(programme.scheme);
	for (const mark of programme.marks) checked(compiled, mark);
	const byEntry = groupBy(programme.marks, (mark) => mark.entry);
	const panel = { judges: programme.judges };
	const field = programme.entries.map((entry) => {
		const marks = (byEntry.get(entry.id) ?? []).map((mark) => ({ ...mark, mark }));
		return { id: entry.id, entry, score: tallyEntry(compiled, panel, marksOf(marks), entry.status) };
	});
	const standings = new Map(rankScores(compiled, field).map((standing) => [standing.id, standing]));
	return field.map(({ id, entry, score }) => {
		const { rank = null, tie = null } = standings.get(id) ?? {};
		return { entry, score, rank, tie };
	});
}
