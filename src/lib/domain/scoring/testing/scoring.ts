// For tests: small schemes, panels and marks in few words.
import { checkScheme } from '../check-scheme.ts';
import { compileScheme, type CompiledScheme, type Judge } from '../compile-scheme.ts';
import { toFigure, type Exact } from '../exact.ts';
import type { EntryStatus, Inner, Leaf, MarkValue, Ranking, SchemeNode } from '../scheme.ts';
import { marksOf, tallyEntry, type ListedMark, type Score } from '../tally.ts';

const title = { zh: '项' };

/** An aspect of 0–10 in halves. */
export function leaf(code: string, rest: Partial<Leaf> = {}): Leaf {
	return { code, title, kind: 'points', min: '0', max: '10', step: '0.5', ...rest };
}

export function node(code: string, rest: Partial<Inner>, ...children: SchemeNode[]): Inner {
	return { code, title, kind: 'sum', ...rest, children };
}

/** Compiles what must pass the check. */
export function compiled(root: SchemeNode, ranking: Partial<Ranking> = {}): CompiledScheme {
	const checked = checkScheme({
		format: 'jiangsai-scheme/1',
		title,
		root,
		ranking: { order: 'high', style: '1224', ties: [], ...ranking }
	});
	if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
	return compileScheme(checked.value);
}

export function judges(count: number): readonly Judge[] {
	return Array.from({ length: count }, (_, i) => ({ label: `J${i + 1}`, seat: i + 1 }));
}

/** "8.5", "absent", "" for a mark not given. */
function mark(word: string): MarkValue | null {
	if (word === '') return null;
	return word === 'absent' || word === 'dns' || word === 'dnf' || word === 'dq' ? { status: word } : { value: word };
}

/** Marks by place: "A" or "A#2" for a run, one word per judge: { 'A': '8 9 - 7' } with "-" for a mark not given. */
export function placed(places: Readonly<Record<string, string>>): ListedMark[] {
	return Object.entries(places).flatMap(([place, words]) => {
		const [aspect = '', run = '0'] = place.split('#');
		return words.split(' ').flatMap((word, i): ListedMark[] => {
			const given = mark(word === '-' ? '' : word);
			return given ? [{ aspect, run: Number(run), judge: `J${i + 1}`, mark: given }] : [];
		});
	});
}

/** Tallies with a panel of so many judges. */
export function tally(
	scheme: CompiledScheme,
	count: number,
	places: Readonly<Record<string, string>>,
	status: EntryStatus = 'active'
): Score {
	return tallyEntry(scheme, { judges: judges(count) }, marksOf(placed(places)), status);
}

export function figure(value: Exact | null): string | null {
	return value && toFigure(value);
}

/** State, total and bounds in one line: "provisional 17 [12, 20]". */
export function summary({ state, total, low, high, failed }: Score): string {
	const bounds = state === 'provisional' ? ` [${figure(low)}, ${figure(high)}]` : '';
	return `${state} ${failed ?? figure(total)}${bounds}`;
}
