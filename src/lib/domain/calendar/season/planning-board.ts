// What is taken while a plan is made: bases by day, judges by day, competitions by week, trades by cluster and day. Counting
// both up and down is cheap, so that a plan can be changed thousands of times.
import { addDays, daysBetween, weekday } from '../../shared/day.ts';
import { JUDGES_NEEDED, TRADE_DAYS, type Gap, type PlanningFacts, type Slot } from './planning.ts';
import { dayKind, type DayKind } from './working-days.ts';

/** No week holds fewer than so many. */
const WEEK_CAP = 5;

function indexed(ids: readonly string[]): Map<string, number> {
	return new Map(ids.map((id, index) => [id, index]));
}

export class Board {
	readonly days: readonly string[];
	readonly kinds: readonly DayKind[];
	readonly bases: PlanningFacts['bases'];
	readonly trades: readonly string[];
	/** Whether enough judges are known to reckon with them. */
	readonly judgesKnown: boolean;
	readonly today: number;
	readonly #first: string;
	readonly #facts: PlanningFacts;
	readonly #tradeAt: ReadonlyMap<string, number>;
	readonly #baseAt: ReadonlyMap<string, number>;
	readonly #clusterAt: ReadonlyMap<string, number>;
	readonly #baseTaken: Int16Array;
	readonly #judgesTaken: Int32Array;
	readonly #dayLoads: Int16Array;
	readonly #weeks: Int16Array;
	readonly #countyWeeks: Uint8Array;
	readonly #caps: Int16Array;
	readonly #weekTrades: Int16Array;
	readonly #near: Int16Array;
	readonly #tradeUse: Int16Array;
	readonly #own = new Map<string, Int16Array>();
	readonly #ownDays = new Map<string, number[]>();
	readonly #seasons = new Set<string>();
	readonly #atBase = new Set<string>();

	/** A board of everything that stands, wide enough for the gaps. */
	constructor(facts: PlanningFacts, gaps: readonly Gap[]) {
		this.#facts = facts;
		const last = gaps.reduce((end, gap) => (gap.end > end ? gap.end : end), facts.today);
		const start = gaps.reduce((at, gap) => (gap.start < at ? gap.start : at), gaps[0]?.start ?? facts.today);
		const january = `${start.slice(0, 4)}-01-01`;
		// whole weeks, a fortnight to both sides
		this.#first = addDays(january, 1 - weekday(january) - 14);
		const length = Math.ceil((daysBetween(this.#first, last) + TRADE_DAYS + 1) / 7) * 7;
		this.days = Array.from({ length }, (_, index) => addDays(this.#first, index));
		this.kinds = this.days.map((day) => dayKind(day, facts.marks));
		this.bases = facts.bases;
		this.trades = facts.tradeIds;
		this.judgesKnown = facts.judges.pool >= JUDGES_NEEDED;
		this.today = this.at(facts.today);
		this.#tradeAt = indexed(facts.tradeIds);
		this.#baseAt = indexed(facts.bases.map((base) => base.id));
		const groups = [...facts.standing.flatMap((one) => one.organizationIds), ...gaps.map((gap) => gap.organizationId)];
		this.#clusterAt = indexed([...new Set(groups.flatMap((id) => this.#clusterIds(id)))]);
		const [trades, weeks] = [facts.tradeIds.length, length / 7];
		this.#baseTaken = new Int16Array(facts.bases.length * length);
		this.#judgesTaken = new Int32Array(length);
		this.#dayLoads = new Int16Array(length);
		this.#weeks = new Int16Array(weeks);
		this.#countyWeeks = new Uint8Array(weeks);
		this.#caps = new Int16Array(weeks);
		this.#weekTrades = new Int16Array(weeks * trades);
		this.#near = new Int16Array(this.#clusterAt.size * trades * length);
		this.#tradeUse = new Int16Array(trades);
		this.#stand();
		this.#limitWeeks(gaps);
	}

	#stand(): void {
		const { standing, bases, judges } = this.#facts;
		const year = this.days[20]?.slice(0, 4);
		for (const [index, base] of bases.entries())
			for (const day of base.busyDays) this.#bump(this.#baseTaken, index * this.days.length, this.at(day), 1);
		for (const [day, busy] of judges.busy) this.#bump(this.#judgesTaken, 0, this.at(day), busy);
		for (const one of standing) {
			if (one.tradeId && one.baseId) this.#atBase.add(`${one.baseId}/${one.tradeId}`);
			if (one.day.slice(0, 4) === year) {
				if (one.county && this.at(one.day) >= 0) this.#countyWeeks[Math.floor(this.at(one.day) / 7)] = 1;
				for (const id of one.organizationIds) this.#count(id, one, 1);
				this.#spread(one.organizationIds, one, 1);
			} else if (one.tradeId)
				for (const id of one.organizationIds) this.#seasons.add(`${id}/${one.tradeId}/${Number(one.day.slice(5, 7))}`);
		}
	}

	/** What each week may hold: an even share of what must still be placed and one more, but never fewer than WEEK_CAP. */
	#limitWeeks(gaps: readonly Gap[]): void {
		const spans = new Map<string, { gap: Gap; count: number }>();
		for (const gap of gaps) {
			const span = spans.get(`${gap.start}/${gap.end}`) ?? { gap, count: 0 };
			span.count++;
			spans.set(`${gap.start}/${gap.end}`, span);
		}
		const shares = new Float64Array(this.#weeks.length);
		for (const { gap, count } of spans.values()) {
			const usable = new Set<number>();
			for (let d = Math.max(this.at(gap.start), this.today + 1); d <= this.at(gap.end); d++)
				if (this.kinds[d] === 'work' && !this.countyWeek(d)) usable.add(Math.floor(d / 7));
			for (const week of usable) shares[week] = (shares[week] ?? 0) + count / usable.size;
		}
		for (const [week, share] of shares.entries())
			this.#caps[week] = Math.max(WEEK_CAP, Math.ceil(share + (this.#weeks[week] ?? 0)) + 1);
	}

	#bump(counts: Int16Array | Int32Array, offset: number, d: number, by: number): void {
		if (d >= 0 && d < this.days.length) counts[offset + d] = (counts[offset + d] ?? 0) + by;
	}

	#clusterIds(organizationId: string): readonly string[] {
		return this.#facts.clusters.get(organizationId) ?? [organizationId];
	}

	#count(organizationId: string, slot: Pick<Slot, 'day' | 'tradeId'>, by: 1 | -1): void {
		const days = this.#ownDays.get(organizationId) ?? [];
		const d = this.at(slot.day);
		if (by > 0) days.push(d);
		else days.splice(days.lastIndexOf(d), 1);
		this.#ownDays.set(organizationId, days);
		const trade = slot.tradeId === null ? undefined : this.#tradeAt.get(slot.tradeId);
		if (trade === undefined) return;
		const own = this.#own.get(organizationId) ?? new Int16Array(this.trades.length);
		own[trade] = (own[trade] ?? 0) + by;
		this.#own.set(organizationId, own);
	}

	#spread(organizationIds: readonly string[], slot: Pick<Slot, 'day' | 'tradeId'>, by: 1 | -1): void {
		const d = this.at(slot.day);
		if (d < 0 || d >= this.days.length) return;
		const week = Math.floor(d / 7);
		this.#weeks[week] = (this.#weeks[week] ?? 0) + by;
		this.#bump(this.#dayLoads, 0, d, by);
		const trade = slot.tradeId === null ? undefined : this.#tradeAt.get(slot.tradeId);
		if (trade === undefined) return;
		this.#tradeUse[trade] = (this.#tradeUse[trade] ?? 0) + by;
		const inWeek = week * this.trades.length + trade;
		this.#weekTrades[inWeek] = (this.#weekTrades[inWeek] ?? 0) + by;
		for (const cluster of new Set(organizationIds.flatMap((id) => this.#clusterIds(id)))) {
			const offset = ((this.#clusterAt.get(cluster) ?? 0) * this.trades.length + trade) * this.days.length;
			for (let n = d - TRADE_DAYS; n <= d + TRADE_DAYS; n++) this.#bump(this.#near, offset, n, by);
		}
	}

	#turn(gap: Gap, slot: Slot, by: 1 | -1): void {
		const d = this.at(slot.day);
		const base = slot.baseId === null ? undefined : this.#baseAt.get(slot.baseId);
		if (base !== undefined) this.#bump(this.#baseTaken, base * this.days.length, d, by);
		this.#bump(this.#judgesTaken, 0, d, by * JUDGES_NEEDED);
		this.#count(gap.organizationId, slot, by);
		this.#spread([gap.organizationId], slot, by);
	}

	place(gap: Gap, slot: Slot): void {
		this.#turn(gap, slot, 1);
	}

	remove(gap: Gap, slot: Slot): void {
		this.#turn(gap, slot, -1);
	}

	/** The place of a day on the board; negative before it. */
	at(day: string): number {
		return daysBetween(this.#first, day);
	}

	baseFree(base: number, d: number): boolean {
		return this.#baseTaken[base * this.days.length + d] === 0;
	}

	judgesLeft(d: number): number {
		return this.#facts.judges.pool - (this.#judgesTaken[d] ?? 0);
	}

	dayLoad(d: number): number {
		return this.#dayLoads[d] ?? 0;
	}

	weekLoad(d: number): number {
		return this.#weeks[Math.floor(d / 7)] ?? 0;
	}

	weekCap(d: number): number {
		return this.#caps[Math.floor(d / 7)] ?? WEEK_CAP;
	}

	countyWeek(d: number): boolean {
		return this.#countyWeeks[Math.floor(d / 7)] === 1;
	}

	tradeInWeek(trade: number, d: number): number {
		return this.#weekTrades[Math.floor(d / 7) * this.trades.length + trade] ?? 0;
	}

	tradeUse(trade: number): number {
		return this.#tradeUse[trade] ?? 0;
	}

	tradeNear(organizationId: string, trade: number, d: number): boolean {
		return this.#clusterIds(organizationId).some((id) => {
			const cluster = this.#clusterAt.get(id);
			return (
				cluster !== undefined && (this.#near[(cluster * this.trades.length + trade) * this.days.length + d] ?? 0) > 0
			);
		});
	}

	/** How often the organization has it this year. */
	tradeHeld(organizationId: string, trade: number): number {
		return this.#own.get(organizationId)?.[trade] ?? 0;
	}

	/** Whether the organization held it in this season of an earlier year: the month, or one beside it. */
	tradeSeason(organizationId: string, trade: number, d: number): boolean {
		const month = Number(this.days[d]?.slice(5, 7));
		return [month - 1, month, month + 1].some((one) =>
			this.#seasons.has(`${organizationId}/${this.trades[trade]}/${((one + 11) % 12) + 1}`)
		);
	}

	tradeAtBase(base: number, trade: number): boolean {
		return this.#atBase.has(`${this.bases[base]?.id}/${this.trades[trade]}`);
	}

	/** Days to the nearest competition of the same organization. */
	ownDistance(organizationId: string, d: number): number {
		let nearest = Number.POSITIVE_INFINITY;
		for (const other of this.#ownDays.get(organizationId) ?? []) nearest = Math.min(nearest, Math.abs(other - d));
		return nearest;
	}

	/** own: it is the organization's; cluster: it is one of its clusters'; else other. */
	baseTie(organizationId: string, base: number): 'own' | 'cluster' | 'other' {
		const owner = this.bases[base]?.organizationId;
		if (owner === organizationId) return 'own';
		return owner !== undefined && (this.#facts.clusters.get(organizationId) ?? []).includes(owner)
			? 'cluster'
			: 'other';
	}
}
