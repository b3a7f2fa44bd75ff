// What a day, a base and a trade are worth to one gap: what rules them out, what they cost, and how that is said.
import type { Board } from './planning-board.ts';
import {
	END_DAYS,
	JUDGES_NEEDED,
	OWN_DAYS,
	type DropCode,
	type Gap,
	type Proposal,
	type Reason,
	type Slot
} from './planning.ts';

/** What each matter costs. Only their order and rough proportion mean something. */
const COST = {
	leadDay: 4,
	weekend: 30,
	endDay: 3,
	ownDay: 4,
	dayEach: 8,
	weekEach: 5,
	judgesFew: 8,
	baseTie: { own: 0, cluster: 4, other: 10 },
	tradeHeld: 40,
	tradeInWeek: 20,
	tradeUse: 1,
	tradeSeason: -15,
	tradeAtBase: -12
} as const;

/** What rules a day out, before base and trade are looked at. */
export function dropOfDay(board: Board, gap: Gap, d: number): DropCode | null {
	if (d <= board.today) return 'past';
	const kind = board.kinds[d];
	if (kind === 'holiday' || kind === 'make-up') return kind;
	if (board.countyWeek(d)) return 'county-week';
	if (board.ownDistance(gap.organizationId, d) === 0) return 'own-day';
	if (board.weekLoad(d) >= board.weekCap(d)) return 'week-full';
	if (board.judgesKnown && board.judgesLeft(d) < JUDGES_NEEDED) return 'judges-busy';
	return null;
}

function costOfDay(board: Board, gap: Gap, d: number): number {
	const short = Math.max(0, gap.leadDays - (d - board.today));
	const left = board.at(gap.end) - d;
	const own = board.ownDistance(gap.organizationId, d);
	const few = board.judgesKnown && board.judgesLeft(d) - JUDGES_NEEDED < JUDGES_NEEDED;
	return (
		short * COST.leadDay +
		(board.kinds[d] === 'weekend' ? COST.weekend : 0) +
		Math.max(0, END_DAYS - left) * COST.endDay +
		Math.max(0, OWN_DAYS - own) * COST.ownDay +
		board.dayLoad(d) * COST.dayEach +
		board.weekLoad(d) * COST.weekEach +
		(few ? COST.judgesFew : 0)
	);
}

function costOfTrade(board: Board, gap: Gap, d: number, base: number | null, trade: number): number {
	return (
		board.tradeHeld(gap.organizationId, trade) * COST.tradeHeld +
		board.tradeInWeek(trade, d) * COST.tradeInWeek +
		board.tradeUse(trade) * COST.tradeUse +
		(board.tradeSeason(gap.organizationId, trade, d) ? COST.tradeSeason : 0) +
		(base !== null && board.tradeAtBase(base, trade) ? COST.tradeAtBase : 0)
	);
}

/** The trades a gap may choose from, as places on the board, beginning elsewhere for each so that ties spread. */
export function tradesFor(board: Board, gap: Gap, nth: number): number[] {
	const allowed = board.trades.flatMap((id, index) =>
		gap.tradeIds.length === 0 || gap.tradeIds.includes(id) ? [index] : []
	);
	const from = allowed.length === 0 ? 0 : (nth * 5) % allowed.length;
	return [...allowed.slice(from), ...allowed.slice(0, from)];
}

/** What a slot costs a gap as everything else stands; the slot itself must not be on the board. */
export function costOfSlot(board: Board, gap: Gap, slot: Slot): number {
	const d = board.at(slot.day);
	const base = board.bases.findIndex((one) => one.id === slot.baseId);
	const trade = slot.tradeId === null ? -1 : board.trades.indexOf(slot.tradeId);
	return (
		costOfDay(board, gap, d) +
		(base < 0 ? 0 : COST.baseTie[board.baseTie(gap.organizationId, base)]) +
		(trade < 0 ? 0 : costOfTrade(board, gap, d, base < 0 ? null : base, trade))
	);
}

export interface Assessed {
	readonly slot: Slot;
	readonly cost: number;
}

/** The best base and trade of a day, or what rules it out. */
export function bestOnDay(
	board: Board,
	gap: Gap,
	d: number,
	trades: readonly number[]
): Assessed | { readonly drop: DropCode } {
	const drop = dropOfDay(board, gap, d);
	if (drop) return { drop };
	const bases = board.bases.length === 0 ? [null] : board.bases.map((_, index) => index);
	let best: { base: number | null; trade: number | null; cost: number } | null = null;
	let anyBase = false;
	for (const base of bases) {
		if (base !== null && !board.baseFree(base, d)) continue;
		anyBase = true;
		const tie = base === null ? 0 : COST.baseTie[board.baseTie(gap.organizationId, base)];
		if (trades.length === 0 && (best === null || tie < best.cost)) best = { base, trade: null, cost: tie };
		for (const trade of trades) {
			if (board.tradeNear(gap.organizationId, trade, d)) continue;
			const cost = tie + costOfTrade(board, gap, d, base, trade);
			if (best === null || cost < best.cost) best = { base, trade, cost };
		}
	}
	if (!best) return { drop: anyBase ? 'trade-near' : 'bases-busy' };
	return {
		cost: best.cost + costOfDay(board, gap, d),
		slot: {
			day: board.days[d] ?? gap.start,
			baseId: best.base === null ? null : (board.bases[best.base]?.id ?? null),
			tradeId: best.trade === null ? null : (board.trades[best.trade] ?? null)
		}
	};
}

function dayReasons(board: Board, gap: Gap, d: number): Reason[] {
	const reasons: Reason[] = [];
	const lead = d - board.today;
	reasons.push(
		lead < gap.leadDays
			? { code: 'lead-short', good: false, count: lead, wanted: gap.leadDays }
			: { code: 'lead-enough', good: true, count: lead }
	);
	if (board.kinds[d] === 'weekend') reasons.push({ code: 'weekend', good: false });
	const makeUp = board.kinds.findIndex(
		(kind, at) => kind === 'make-up' && at > board.today && at >= board.at(gap.start) && at <= board.at(gap.end)
	);
	if (makeUp >= 0) reasons.push({ code: 'clear-of-make-up', good: true, day: board.days[makeUp] ?? '' });
	const left = board.at(gap.end) - d;
	if (left < END_DAYS) reasons.push({ code: 'end-near', good: false, count: left });
	const own = board.ownDistance(gap.organizationId, d);
	if (own < OWN_DAYS) reasons.push({ code: 'own-near', good: false, count: own });
	return reasons;
}

function placeReasons(board: Board, gap: Gap, d: number, slot: Slot): Reason[] {
	const reasons: Reason[] = [];
	const base = board.bases.findIndex((one) => one.id === slot.baseId);
	if (base >= 0) {
		const tie = board.baseTie(gap.organizationId, base);
		reasons.push({ code: tie === 'other' ? 'base-free' : `base-${tie}`, good: true });
	}
	if (board.judgesKnown) {
		const count = board.judgesLeft(d) - JUDGES_NEEDED;
		reasons.push({ code: count < JUDGES_NEEDED ? 'judges-few' : 'judges-left', good: count >= JUDGES_NEEDED, count });
	}
	const trade = slot.tradeId === null ? -1 : board.trades.indexOf(slot.tradeId);
	const others = board.weekLoad(d);
	const same = trade >= 0 ? board.tradeInWeek(trade, d) : 0;
	if (same > 0) reasons.push({ code: 'week-same-trade', good: false, count: same });
	else if (others === 0) reasons.push({ code: 'week-alone', good: true });
	else if (others + 1 >= board.weekCap(d)) reasons.push({ code: 'week-crowded', good: false, count: others });
	else reasons.push({ code: 'week-others', good: true, count: others });
	if (trade < 0) return reasons;
	const held = board.tradeHeld(gap.organizationId, trade);
	reasons.push(held > 0 ? { code: 'trade-again', good: false, count: held } : { code: 'trade-new', good: true });
	if (board.tradeSeason(gap.organizationId, trade, d)) reasons.push({ code: 'trade-season', good: true });
	if (base >= 0 && board.tradeAtBase(base, trade)) reasons.push({ code: 'trade-at-base', good: true });
	return reasons;
}

/** The proposal with its reasons, what speaks for it first. The slot itself must not stand on the board. */
export function explained(board: Board, gap: Gap, slot: Slot): Proposal {
	const d = board.at(slot.day);
	const reasons = [...dayReasons(board, gap, d), ...placeReasons(board, gap, d, slot)];
	const cost = costOfSlot(board, gap, slot);
	return { ...slot, cost, reasons: [...reasons.filter((one) => one.good), ...reasons.filter((one) => !one.good)] };
}

/** The days of a gap that lie ahead, as places on the board. */
export function daysAhead(board: Board, gap: Gap): number[] {
	const from = Math.max(board.at(gap.start), board.today + 1);
	return Array.from({ length: Math.max(0, board.at(gap.end) - from + 1) }, (_, n) => from + n);
}
