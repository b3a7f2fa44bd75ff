// What has to be there before scoring can open, and what is better there.
import { compileScheme } from '#lib/domain/scoring/compile-scheme.ts';
import type { RoundDetail } from './shapes.ts';

export interface OpeningCheck {
	readonly of: 'scheme' | 'entries' | 'panel' | 'tablets';
	/** `lacks`: cannot open; `later`: can open, can follow. */
	readonly state: 'ready' | 'lacks' | 'later';
	/** How many there are: aspects, entries, judges, paired tablets. */
	readonly count: number;
	readonly total: number;
	/** Seats without a judge, or aspects that nobody marks. */
	readonly missing: readonly string[];
	readonly why: 'none' | 'empty-seats' | 'unmarked-aspects' | null;
}

/** The checks, in the order they are settled. */
export function openingChecks(round: RoundDetail): readonly OpeningCheck[] {
	const judges = round.seats.filter((seat) => seat.role === 'judge');
	const compiled = round.scheme ? compileScheme(round.scheme) : null;
	const empty = judges.filter((seat) => !seat.personId).map((seat) => String(seat.number));
	const panel = {
		judges: round.seats.map((seat) => ({ label: String(seat.number), seat: seat.number, role: seat.role }))
	};
	const unmarked =
		compiled && judges.length > 0
			? compiled.leaves.filter((leaf) => compiled.judgesOf(panel, leaf).length === 0).map((leaf) => leaf.code)
			: [];
	const paired = round.seats.filter((seat) => seat.tablet !== 'unpaired').length;
	const why =
		judges.length === 0 ? 'none' : empty.length > 0 ? 'empty-seats' : unmarked.length > 0 ? 'unmarked-aspects' : null;
	return [
		{
			of: 'scheme',
			state: compiled ? 'ready' : 'lacks',
			count: compiled?.leaves.length ?? 0,
			total: 0,
			missing: [],
			why: compiled ? null : 'none'
		},
		{
			of: 'entries',
			state: round.entries.length > 0 ? 'ready' : 'lacks',
			count: round.entries.length,
			total: 0,
			missing: [],
			why: round.entries.length > 0 ? null : 'none'
		},
		{
			of: 'panel',
			state: why === null ? 'ready' : 'lacks',
			count: judges.length,
			total: 0,
			missing: why === 'empty-seats' ? empty : why === 'unmarked-aspects' ? unmarked : [],
			why
		},
		{
			of: 'tablets',
			state: round.seats.length > 0 && paired === round.seats.length ? 'ready' : 'later',
			count: paired,
			total: round.seats.length,
			missing: [],
			why: null
		}
	];
}

/** Whether nothing keeps scoring from opening. */
export function canOpen(checks: readonly OpeningCheck[]): boolean {
	return checks.every((check) => check.state !== 'lacks');
}
