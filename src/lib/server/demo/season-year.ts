// How the demo season's year goes: bare competitions, held, come to nothing and planned, around today.
import type { Activity, Level } from '../../domain/calendar/season/obligation.ts';
import { isWorkingDay } from '../../domain/calendar/season/working-days.ts';
import type { Life } from '../../domain/competition/life.ts';
import { addDays, daysBetween, periodEnd, periodStart } from '../../domain/shared/day.ts';
import type { Text } from '../../domain/shared/text.ts';
import { chanceFrom } from './chance.ts';
import { EMPLOYERS, SYSTEMS } from './funing.ts';
import { PLACES, TRADES, type Catalogue } from './season-catalogue.ts';
import { BASES, MONTHS, SESSIONS, WORKSHOPS } from './season-facts.ts';

/** One bare competition to be written. */
export interface Bare {
	readonly host: string;
	readonly level: Level;
	readonly title: Text;
	readonly day: string;
	readonly life: Life;
	readonly activity?: Activity;
	readonly trade?: string;
	readonly baseId?: string | null;
}

/** Public holidays that fall on the same days each year, for a season without a table of them. */
function isHoliday(day: string): boolean {
	return /-(01-0[1-3]|05-0[1-5]|10-0[1-7])$/.test(day);
}

export class YearMaker {
	readonly #catalogue: Catalogue;
	readonly #today: string;
	readonly #chance = chanceFrom(1949);

	constructor(catalogue: Catalogue, today: string) {
		this.#catalogue = catalogue;
		this.#today = today;
	}

	/** A working day of the month, the same for the same place; null when the month has none on that side of today. */
	#day(month: string, which: 'past' | 'ahead' | 'any'): string | null {
		const days: string[] = [];
		for (let day = addDays(month, 4); day <= periodEnd(month, 'month'); day = addDays(day, 1)) {
			const right =
				which === 'any' || (which === 'past' ? day < addDays(this.#today, -1) : day > addDays(this.#today, 3));
			if (right && isWorkingDay(day, this.#catalogue.marks) && !isHoliday(day)) days.push(day);
		}
		return days[Math.floor(this.#chance() * days.length)] ?? null;
	}

	#lifeOn(day: string): Life {
		const ago = daysBetween(day, this.#today);
		if (ago > 60) return 'archived';
		if (ago > 0) return 'confirmed';
		return ago > -25 ? 'approved' : 'planned';
	}

	#inTown(n: number, month: number, day: string, life?: Life): Bare {
		const place = PLACES[n];
		const trade = TRADES[(n * 5 + month * 3 + Math.floor(n / 4)) % TRADES.length];
		if (!place || !trade) throw new RangeError(`no place ${n}`);
		const base = this.#chance() < 0.6 ? BASES.find((one) => one.trades.includes(trade.zh))?.name.zh : undefined;
		return {
			host: place.name.zh,
			level: 'township',
			title: {
				zh: `${place.name.zh}${trade.zh}技能竞赛`,
				en: `${place.short.en ?? ''} ${trade.en ?? ''} Competition`
			},
			day,
			life: life ?? this.#lifeOn(day),
			trade: trade.zh,
			baseId: base === undefined ? null : (this.#catalogue.bases.get(base) ?? null)
		};
	}

	/** Towns month by month: what was held and what came to nothing; ahead, what is planned so far. */
	towns(there: ReadonlySet<string>): { bare: Bare[]; waived: { town: string; month: string }[] } {
		const year = this.#today.slice(0, 4);
		const bare: Bare[] = [];
		const waived: { town: string; month: string }[] = [];
		for (const [n, place] of PLACES.entries())
			for (let m = 1; m <= 12; m++) {
				const month = `${year}-${String(m).padStart(2, '0')}-01`;
				if (there.has(`${place.name.zh}/${month}`)) continue;
				const how = MONTHS[n]?.[m - 1] ?? 'm';
				const now = periodStart(this.#today, 'month');
				if (month < now && how === 'w') waived.push({ town: place.name.zh, month });
				else if (month < now && how !== 'x') {
					const day = this.#day(month, 'past');
					const life = how === 'c' ? ('cancelled' as const) : how === 'd' ? ('postponed' as const) : undefined;
					if (day) bare.push(this.#inTown(n, m, day, life));
				} else if (month === now && n % 3 !== 1) {
					const day = this.#day(month, 'past') ?? this.#day(month, 'ahead');
					if (day) bare.push(this.#inTown(n, m, day));
				} else if (month > now && (n * 7 + m * 3) % 5 < 2) {
					const day = this.#day(month, 'ahead');
					if (day) bare.push(this.#inTown(n, m, day));
				}
			}
		return { bare, waived };
	}

	/** Last year's, so that each town has trades that are usual with it. */
	lastYear(): Bare[] {
		const year = Number(this.#today.slice(0, 4)) - 1;
		return PLACES.flatMap((_, n) =>
			[2, 5, 8, 11].flatMap((m) => {
				const day = this.#day(`${year}-${String(((m + n) % 12) + 1).padStart(2, '0')}-01`, 'any');
				return day ? [this.#inTown(n, m + 5, day, 'archived')] : [];
			})
		);
	}

	/** The county one a quarter, systems here and there, enterprises up to a little behind their pace. */
	others(): Bare[] {
		const year = this.#today.slice(0, 4);
		const bare: Bare[] = [];
		for (const [n, system] of SYSTEMS.entries())
			for (let m = n + 1; m <= 12; m += 4) {
				const day = this.#day(`${year}-${String(m).padStart(2, '0')}-01`, 'any');
				if (day && day < this.#today)
					bare.push({
						host: system.name.zh,
						level: 'system',
						title: { zh: `${system.name.zh}岗位练兵比武`, en: `${system.name.en ?? ''} Skills Contest` },
						day,
						life: this.#lifeOn(day)
					});
			}
		const hosts = [...EMPLOYERS.map((one) => one.name), ...WORKSHOPS.map(([name]) => name)];
		const gone = daysBetween(`${year}-01-01`, this.#today);
		const left = daysBetween(this.#today, `${year}-12-31`);
		const held = Math.round((gone / 365) * 97);
		for (let n = 0; n < held + Math.min(9, left); n++) {
			const [activity, what] = SESSIONS[(n * 3) % SESSIONS.length] ?? SESSIONS[0] ?? ['skill', { zh: '' }];
			// a few hold many, most hold some
			const host = hosts[Math.floor(this.#chance() ** 1.7 * hosts.length)];
			const offset = n < held ? Math.floor(((n + 0.5) / held) * gone) : gone + 15 + (n - held) * 2;
			let day = addDays(`${year}-01-01`, offset);
			while (!isWorkingDay(day, this.#catalogue.marks) || isHoliday(day)) day = addDays(day, -1);
			if (!host || day.slice(0, 4) !== year) continue;
			bare.push({
				host: host.zh,
				level: 'enterprise',
				title: { zh: `${host.zh}${what.zh}`, en: `${host.en ?? ''} ${what.en ?? ''}` },
				day,
				life: this.#lifeOn(day),
				activity
			});
		}
		return bare;
	}
}
