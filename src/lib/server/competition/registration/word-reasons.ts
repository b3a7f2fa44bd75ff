// Several reasons as the one refusal that HTTP answers with.
import type { Refusal } from '../../../domain/shared/result.ts';
import { refusalText } from '../../../protocol/refusals.ts';

/** One reason is itself; more become one sentence that holds them all. */
export function asOneRefusal(reasons: readonly Refusal[]): Refusal {
	const [first] = reasons;
	if (first && reasons.length === 1) return first;
	const texts = reasons.map(refusalText);
	const plain = (words: string) => words.replace(/[。.]$/, '');
	return {
		code: 'registration_refused',
		params: {
			why: `${texts.map((text) => plain(text.zh)).join('；')}。`,
			why_en: `${texts.map((text) => plain(text.en)).join('; ')}.`
		}
	};
}
