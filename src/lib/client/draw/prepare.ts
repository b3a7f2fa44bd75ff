// What the form of a draw starts with, and what it sends.
import type { DrawStage } from '#lib/domain/competition/draw/rule.ts';
import type { DrawBase, DrawGiven, DrawRound, SourceGiven } from '#lib/protocol/draw.ts';

/** A source while it is being named; empty fields are not sent. */
export interface SourceDraft {
	readonly id: number;
	kind: SourceGiven['kind'];
	name: string;
	holder: string;
	throws: string;
	/** "2026-12-03" and "21:15" at the venue. */
	day: string;
	time: string;
}

export interface PrepareDraft {
	prefix: string;
	digits: string;
	first: string;
	heats: string;
	stations: string;
	runs: string;
	baseId: string;
	skillFrom: string;
	/** Machine by entry id. */
	machines: Record<string, string>;
	sources: SourceDraft[];
	witnesses: string;
}

const USUAL_STATIONS = 6;

/** The stations of a base, or as many as usual. */
function stationsFor(base: DrawBase | undefined): number {
	return base?.stations ?? USUAL_STATIONS;
}

/** How many heats are needed when each has so many stations. */
export function heatsFor(entries: number, stations: number): number {
	return Math.max(1, Math.ceil(entries / Math.max(1, stations)));
}

/** The form's first state: codes and heats as they usually are, dice before a witness. */
export function draftFor(
	stage: DrawStage,
	round: Pick<DrawRound, 'entries'>,
	base: DrawBase | undefined,
	words: { dice: string; witness: string }
): PrepareDraft {
	return {
		prefix: stage === 'work-code' ? 'W-' : 'A-',
		digits: '2',
		first: '1',
		heats: String(heatsFor(round.entries.length, stationsFor(base))),
		stations: String(stationsFor(base)),
		runs: '1',
		baseId: base?.id ?? '',
		skillFrom: '',
		machines: {},
		sources: [{ id: 1, kind: 'dice', name: words.dice, holder: words.witness, throws: '6', day: '', time: '' }],
		witnesses: words.witness
	};
}

function sourceGiven(draft: SourceDraft): SourceGiven {
	const named = { name: draft.name, holder: draft.holder };
	if (draft.kind === 'dice') return { kind: 'dice', ...named, throws: Number(draft.throws) };
	if (draft.kind === 'nonce') return { kind: 'nonce', ...named };
	return { kind: 'beacon', ...named, opensAt: `${draft.day}T${draft.time}:00+08:00` };
}

/** What is sent. */
export function givenBy(
	stage: DrawStage,
	draft: PrepareDraft,
	redraw: { readonly of: string; readonly reason: string } | undefined
): DrawGiven {
	const common = {
		sources: draft.sources.map(sourceGiven),
		witnesses: draft.witnesses.split(/[、,，;；\n]/).flatMap((name) => name.trim() || []),
		...(redraw ? { redraw } : {})
	};
	if (stage !== 'heat-station')
		return { stage, prefix: draft.prefix, digits: Number(draft.digits), first: Number(draft.first), ...common };
	const machines = Object.entries(draft.machines).flatMap(([entryId, machine]) =>
		machine ? { entryId, machine } : []
	);
	return {
		stage,
		heats: Number(draft.heats),
		stations: Number(draft.stations),
		runs: Number(draft.runs),
		baseId: draft.baseId || null,
		skillFrom: draft.skillFrom || null,
		...(machines.length > 0 ? { machines } : {}),
		...common
	};
}
