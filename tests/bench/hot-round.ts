// The round that benches mark: a hall full of judges before one field, every aspect marked by all of them.
import type { Scheme } from '../../src/lib/domain/scoring/scheme.ts';
import type { SheetCommand } from '../../src/lib/protocol/marks.ts';
import type { Api } from '../../cli/replay/http-api.ts';
import { stageRound, type StagedRound } from '../../cli/replay/stage-round.ts';
import { markCommand } from '../../cli/replay/tablet.ts';

const ASPECTS = 10;

const scheme: Scheme = {
	format: 'jiangsai-scheme/1',
	title: { zh: '热场', en: 'Hot round' },
	root: {
		kind: 'sum',
		code: 'TOTAL',
		title: { zh: '总分', en: 'Total' },
		children: ['A', 'B'].map((module, m) => ({
			kind: 'sum',
			code: module,
			title: { zh: `模块 ${module}`, en: `Module ${module}` },
			children: Array.from({ length: ASPECTS / 2 }, (_, i) => ({
				kind: 'points',
				code: `${module}${i + 1}`,
				title: { zh: `评分点 ${m * 5 + i + 1}`, en: `Aspect ${m * 5 + i + 1}` },
				min: '0',
				max: '10',
				step: '0.5',
				panel: { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'mean' },
				steps: [{ round: 2 }]
			}))
		}))
	},
	ranking: { order: 'high', style: '1224', ties: [{ by: 'node', code: 'A' }] }
};

export interface HotRound extends StagedRound {
	/** The next mark of a judge: aspect by aspect, entry by entry, corrections when every place has been marked. */
	next(seat: number): SheetCommand;
}

/** Stages a round of so many entries and judges, open and paired. */
export async function stageHotRound(
	organizer: Api,
	eventId: string,
	size: { readonly entries: number; readonly judges: number }
): Promise<HotRound> {
	const round = await stageRound(organizer, eventId, {
		title: { zh: '决赛', en: 'Final' },
		scheme,
		prizes: 6,
		entries: Array.from({ length: size.entries }, (_, i) => ({
			name: { zh: `选手${i + 1}`, en: `Competitor ${i + 1}` },
			employer: { zh: `单位${(i % 17) + 1}`, en: `Employer ${(i % 17) + 1}` },
			order: i + 1
		})),
		judges: Array.from({ length: size.judges }, (_, i) => ({ seat: i + 1, name: { zh: `裁判${i + 1}` } }))
	});
	const tapped = new Map<number, number>();
	return {
		...round,
		next(seat) {
			const n = tapped.get(seat) ?? 0;
			tapped.set(seat, n + 1);
			const places = size.entries * ASPECTS;
			const place = n % places;
			const entryId = round.entryIds[Math.floor(place / ASPECTS)] ?? '';
			const aspect = `${place % ASPECTS < 5 ? 'A' : 'B'}${(place % 5) + 1}`;
			const value = String(((seat * 7 + n * 3) % 21) / 2);
			return markCommand(entryId, aspect, 0, { value }, Math.floor(n / places));
		}
	};
}
