// Words of the day for the desk.
import type { DayLineShown } from '#lib/client/day/day-desk.svelte.ts';
import { say } from '#lib/components/desk/words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ProgrammeItem } from '#lib/protocol/day.ts';

export const stateWord: Readonly<Record<ProgrammeItem['state'], () => string>> = {
	planned: m.day_state_planned,
	confirmed: m.day_state_planned,
	running: m.day_state_running,
	finished: m.day_state_finished,
	skipped: m.day_state_skipped,
	cancelled: m.day_state_cancelled
};

/** What somebody did, in a sentence. */
export function lineWord(line: DayLineShown): string {
	const title = say(line.occasion);
	switch (line.action) {
		case 'start':
			return m.day_line_start({ title });
		case 'finish':
			return m.day_line_finish({ title });
		case 'skip':
			return m.day_line_skip({ title });
		case 'late':
			return (line.minutes ?? 0) < 0
				? m.day_line_early({ title, minutes: -(line.minutes ?? 0) })
				: m.day_line_late({ title, minutes: line.minutes ?? 0 });
		case 'undo':
			return m.day_line_undo();
	}
}
