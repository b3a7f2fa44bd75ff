// What the parts of a derivation are called.
import type { MarkPart, NodePart } from '#lib/domain/scoring/derivation.ts';
import { say } from '#lib/components/show/say.ts';
import { m } from '#lib/paraglide/messages.js';

/** "裁判3"; a label that is not a number stands as it is. */
export function judgeLabel(label: string): string {
	return /^\d+$/.test(label) ? m.show_judge({ number: label }) : label;
}

/** Why there is no figure in a place. */
export function markWord(status: MarkPart['status']): string {
	switch (status) {
		case 'missing':
			return m.show_mark_missing();
		case 'absent':
			return m.show_mark_absent();
		case 'dns':
			return 'DNS';
		case 'dnf':
			return 'DNF';
		case 'dq':
			return 'DQ';
		case 'given':
			return '';
	}
}

/** What a part is called: the aspect, a judge's whole sheet, or a run. */
export function partTitle(part: NodePart): string {
	if (part.of === 'judge') return judgeLabel(part.label ?? '');
	if (part.of === 'run') return m.show_run({ number: part.label ?? '' });
	return say(part.derivation.title);
}
