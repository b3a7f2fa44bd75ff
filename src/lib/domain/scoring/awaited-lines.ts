// What a judge still has to mark before the sheet can be signed. A place that the scheme leaves open (a deduction that most
// entries do not have, a run that not everybody gets) is there to be marked and asks for nothing.
import type { CompiledScheme } from './compiled.ts';
import type { MarkValue } from './scheme.ts';
import { sheetLines, type SheetLine } from './sheet.ts';
import { awaitedMarks, tallyEntry } from './tally.ts';

/**
 * The places of a seat's sheet whose marks are waited for, in scheme order. Only what stands on this sheet decides: tablet and
 * server must say the same, and the tablet knows no other judge's marks.
 */
export function awaitedLines(
	compiled: CompiledScheme,
	seat: number,
	role: 'judge' | 'chief',
	markAt: (aspect: string, run: number) => MarkValue | undefined
): readonly SheetLine[] {
	const judge = { label: String(seat), seat, role };
	const score = tallyEntry(compiled, { judges: [judge] }, (aspect, run) => markAt(aspect, run), 'active');
	const awaited = new Set(awaitedMarks(score).map(({ aspect, run }) => `${run}/${aspect}`));
	return sheetLines(compiled, seat, role).filter(({ leaf, run }) => awaited.has(`${run}/${leaf.code}`));
}
