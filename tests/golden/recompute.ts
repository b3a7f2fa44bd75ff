// Totals and ranks of a real programme by this product's rules, beside what was published.
import { schemeProblems } from '../../src/lib/domain/scoring/check-scheme.ts';
import { compileScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { rankScores } from '../../src/lib/domain/scoring/rank.ts';
import { checkMark } from '../../src/lib/domain/scoring/sheet.ts';
import { marksOf, tallyEntry } from '../../src/lib/domain/scoring/tally.ts';
import { groupBy, type RealEntry, type RealProgramme } from './data-folder.ts';
import type { Score } from '../../src/lib/domain/scoring/tally.ts';

export interface Recomputed {
	readonly entry: RealEntry;
	readonly score: Score;
	readonly rank: number | null;
	/** Index of the tie key that decided, -1 for a shared rank. */
	readonly tie: number | null;
}

/** Every entry of a programme; refuses what the product would refuse. */
export function recompute(programme: RealProgramme): readonly Recomputed[] {
	const problems = schemeProblems(programme.scheme);
	if (problems.length > 0) throw new Error(`${programme.id}: ${problems[0]?.where} ${problems[0]?.en}`);
	const compiled = compileScheme(programme.scheme);
	for (const mark of programme.marks) {
		const leaf = compiled.leaf(mark.aspect);
		const checked = leaf && checkMark(leaf, mark.run, mark);
		if (!checked?.ok) throw new Error(`${programme.id}: refused ${JSON.stringify(mark)} ${JSON.stringify(checked)}`);
	}
	const byEntry = groupBy(programme.marks, (mark) => mark.entry);
	const panel = { judges: programme.judges };
	const field = programme.entries.map((entry) => {
		const marks = marksOf((byEntry.get(entry.id) ?? []).map((mark) => ({ ...mark, mark })));
		return { id: entry.id, entry, score: tallyEntry(compiled, panel, marks, entry.status) };
	});
	const standings = new Map(rankScores(compiled, field).map((standing) => [standing.id, standing]));
	return field.map(({ id, entry, score }) => {
		const { rank = null, tie = null } = standings.get(id) ?? {};
		return { entry, score, rank, tie };
	});
}
