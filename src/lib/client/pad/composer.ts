// Two ways to type a mark, a number and a time, behind one face.
import type { CompiledLeaf } from '#lib/domain/scoring/compiled.ts';
import type { Decimal } from '#lib/domain/scoring/scheme.ts';
import { checkMark } from '#lib/domain/scoring/sheet.ts';
import { markOf, press, scaleOf, shownMark, type Key, type KeyRefusal } from './compose-number.ts';
import { pressTimeKey, shownDigits, shownTime, timeMark } from './compose-time.ts';

interface Composer {
	/** The keys that stand beside 0 at the foot of the keyboard. */
	readonly extra: readonly ('.' | '-')[];
	press(draft: string, key: Key): { readonly draft: string; readonly refusal: KeyRefusal | null };
	/** The mark that the draft is; null while it is none. */
	markOf(draft: string): Decimal | null;
	/** The draft as it is shown while it is typed. */
	shown(draft: string): string;
	/** A mark as it is shown. */
	shownMark(value: Decimal): string;
	/** Why a draft that is no mark is none. */
	whyNot(draft: string): 'seconds' | KeyRefusal | null;
}

function numberComposer(leaf: CompiledLeaf): Composer {
	const scale = scaleOf(leaf);
	return {
		extra: [...(scale.places > 0 ? (['.'] as const) : []), ...(scale.min < 0n ? (['-'] as const) : [])],
		press: (draft, key) => press(scale, draft, key),
		markOf: (draft) => markOf(scale, draft),
		shown: (draft) => draft.replace('-', '−'),
		shownMark: (value) => shownMark(scale, value).replace('-', '−'),
		whyNot: (draft) => (draft === '' || markOf(scale, draft) !== null ? null : 'outside')
	};
}

function timeComposer(leaf: CompiledLeaf): Composer {
	const { places } = scaleOf(leaf);
	const admitted = (draft: string): Decimal | null => {
		const value = timeMark(draft, places);
		return value !== null && checkMark(leaf, leaf.runs === 0 ? 0 : 1, { value }).ok ? value : null;
	};
	return {
		extra: [],
		press: (draft, key) => ({ draft: pressTimeKey(draft, key), refusal: null }),
		markOf: admitted,
		shown: (draft) => shownDigits(draft, places),
		shownMark: (value) => shownTime(value, places),
		whyNot: (draft) => {
			if (draft === '' || admitted(draft) !== null) return null;
			return timeMark(draft, places) === null ? 'seconds' : 'outside';
		}
	};
}

/** How marks of this aspect are typed. */
export function composerFor(leaf: CompiledLeaf): Composer {
	return leaf.node.kind === 'time' ? timeComposer(leaf) : numberComposer(leaf);
}
