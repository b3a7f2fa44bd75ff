// Who judges, as far as files say it: the labels that occur, the seats the scheme names, and who is expected for what.
import type { CompiledLeaf, CompiledNode, CompiledScheme, Judge } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { isLeaf, type Scheme, type SchemeNode } from '../../src/lib/domain/scoring/scheme.ts';
import { refuse } from '../../src/lib/domain/shared/result.ts';
import { refusalText } from '../../src/lib/protocol/refusals.ts';
import { Refused, said, type FileProblem, type Said } from './problem.ts';
import { DIFFICULTY_JUDGE, type FileMark } from './read-marks.ts';

interface FilePanel {
	readonly judges: readonly Judge[];
	/** The scheme with the seats of every aspect filled in. */
	readonly scheme: Scheme;
	readonly warnings: readonly Said[];
}

const NUMBERED = /^(?:j|judge|no\.?|裁判|评委)?\s*0*([1-9]\d{0,3})\s*(?:号|号裁判)?$/i;

/** "J3", "3", "Judge 3" and "裁判3" sit on seat 3; any other label has no number of its own. */
function numberIn(label: string): number | null {
	const digits = NUMBERED.exec(label)?.[1];
	return digits === undefined ? null : Number(digits);
}

/** Seats for all labels: the number in the label, otherwise the first free one in the order of appearance. */
function seatLabels(labels: readonly string[]): Judge[] {
	const taken = new Set<number>();
	const seats = new Map<string, number>();
	for (const label of labels) {
		const seat = numberIn(label);
		if (seat === null || taken.has(seat)) continue;
		taken.add(seat);
		seats.set(label, seat);
	}
	let next = 1;
	return labels.map((label) => {
		const own = seats.get(label);
		if (own !== undefined) return { label, seat: own };
		while (taken.has(next)) next++;
		taken.add(next);
		return { label, seat: next };
	});
}

/** Judges for seats that the scheme names but that never occur. */
function namedOnly(compiled: CompiledScheme, judges: readonly Judge[]): Judge[] {
	const added: Judge[] = [];
	const seats = new Set(compiled.leaves.flatMap((leaf) => leaf.node.seats ?? []));
	for (const seat of seats) {
		const all = [...judges, ...added];
		if (all.some((judge) => judge.seat === seat || judge.label === seat)) continue;
		const free = Math.max(0, ...all.map((judge) => judge.seat)) + 1;
		added.push(typeof seat === 'string' ? { label: seat, seat: free } : { label: `J${seat}`, seat });
	}
	return added;
}

/** The node whose sheets a leaf stands on: the one that goes over the judges, or the leaf itself. */
function sheetOf(leaf: CompiledLeaf): CompiledNode {
	let node: CompiledNode = leaf;
	for (let above = leaf.parent; above; above = above.parent) if (above.over === 'judges') node = above;
	return node;
}

/** Per aspect the judges who marked it for anybody; a whole sheet is marked by everyone who marked any part of it. */
function expectedFor(compiled: CompiledScheme, marks: readonly FileMark[]): ReadonlyMap<string, readonly string[]> {
	const marked = new Map<CompiledNode, Set<string>>();
	for (const { aspect, judge } of marks) {
		const leaf = compiled.leaf(aspect);
		if (!leaf || !judge) continue;
		const sheet = sheetOf(leaf);
		marked.set(sheet, (marked.get(sheet) ?? new Set<string>()).add(judge));
	}
	return new Map(compiled.leaves.map((leaf) => [leaf.code, [...(marked.get(sheetOf(leaf)) ?? [])]]));
}

function seated(node: SchemeNode, expected: ReadonlyMap<string, readonly string[]>): SchemeNode {
	if (!isLeaf(node)) return { ...node, children: node.children.map((child) => seated(child, expected)) };
	const judges = expected.get(node.code) ?? [];
	return node.seats || judges.length === 0 ? node : { ...node, seats: judges };
}

function warningsOf(
	compiled: CompiledScheme,
	added: readonly Judge[],
	expected: ReadonlyMap<string, readonly string[]>,
	marks: readonly FileMark[]
): Said[] {
	const warnings = added.map(({ label }) =>
		said(`方案里的席位 ${label} 在评分文件里没有出现`, `seat ${label} of the scheme never occurs in the marks`)
	);
	const marked = new Set(marks.map(({ aspect }) => aspect));
	for (const leaf of compiled.leaves)
		if (!marked.has(leaf.code))
			warnings.push(said(`“${leaf.code}”没有任何评分`, `“${leaf.code}” was not marked for anybody`));
	for (const leaf of compiled.leaves) {
		const { how, high, low } = leaf.rule;
		const judges = leaf.node.seats?.length ?? expected.get(leaf.code)?.length ?? 0;
		if (how === 'trimmed' && judges > 0 && judges <= high + low)
			warnings.push(
				said(
					`“${leaf.code}”要去掉 ${high + low} 个，而只有 ${judges} 名裁判：一个也不去`,
					`“${leaf.code}” strikes ${high + low} marks of only ${judges} judges: none is struck`
				)
			);
	}
	return warnings;
}

function foreignMarks(file: string, compiled: CompiledScheme, judges: readonly Judge[], marks: readonly FileMark[]) {
	const byLabel = new Map(judges.map((judge) => [judge.label, judge]));
	return marks.flatMap(({ aspect, judge, line }): FileProblem[] => {
		const seats = compiled.leaf(aspect)?.node.seats;
		const seat = byLabel.get(judge)?.seat;
		if (!seats || !judge || seats.includes(judge) || (seat !== undefined && seats.includes(seat))) return [];
		return [{ file, line, text: refusalText(refuse('aspect_foreign', { aspect, seat: judge }).refusal) }];
	});
}

/** The difficulty column belongs to the seat its leaf names. */
function difficultyJudges(compiled: CompiledScheme, marks: readonly FileMark[], judges: readonly Judge[]): FileMark[] {
	return marks.map((mark) => {
		const [seat] = compiled.leaf(mark.aspect)?.node.seats ?? [];
		if (mark.judge !== DIFFICULTY_JUDGE || seat === undefined) return mark;
		return { ...mark, judge: judges.find((judge) => judge.seat === seat || judge.label === seat)?.label ?? mark.judge };
	});
}

/** Works out the panel; the marks come back with a judge each. */
export function filePanel(
	file: string,
	compiled: CompiledScheme,
	given: readonly FileMark[]
): FilePanel & { readonly marks: readonly FileMark[] } {
	const fixed = (mark: FileMark): boolean => mark.judge !== DIFFICULTY_JUDGE || !compiled.leaf(mark.aspect)?.node.seats;
	const labels = new Set(given.flatMap((mark) => (mark.judge && fixed(mark) ? [mark.judge] : [])));
	const seats = seatLabels([...labels]);
	const added = namedOnly(compiled, seats);
	const judges = [...seats, ...added];
	const own = difficultyJudges(compiled, given, judges);
	const problems = foreignMarks(file, compiled, judges, own);
	if (problems.length > 0) throw new Refused(problems);
	const expected = expectedFor(compiled, own);
	const scheme = { ...compiled.scheme, root: seated(compiled.scheme.root, expected) };
	// a status without a judge is said by whoever marks the aspect
	const marks = own.map((mark) => {
		if (mark.judge) return mark;
		const leafSeats = compiled.leaf(mark.aspect)?.node.seats;
		const seatJudge = judges.find(({ seat, label }) => leafSeats?.includes(seat) || leafSeats?.includes(label));
		return {
			...mark,
			judge: leafSeats ? (seatJudge?.label ?? '') : (expected.get(mark.aspect)?.[0] ?? judges[0]?.label ?? '')
		};
	});
	return { judges, scheme, marks, warnings: warningsOf(compiled, added, expected, own) };
}
