// Days and times as they are read: 11月23日 周一 14:30. Days are plain calendar days; times are shown in the venue's zone, so
// that a page drawn on the server and in the browser says the same.

const ZONE = 'Asia/Shanghai';

type Tongue = 'zh-CN' | 'en';

interface Parts {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

function partsOf(day: string): Parts {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return { year, month, day: date };
}

function weekdayOf({ year, month, day }: Parts): number {
	return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

const zhWeek = '日一二三四五六';
const enWeek = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const enMonth = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A calendar day in words; `week` adds the day of the week, `year` the year. */
export function dayWord(day: string, tongue: Tongue, with_: { week?: boolean; year?: boolean } = {}): string {
	const parts = partsOf(day);
	if (tongue === 'en') {
		const words = [
			with_.week ? enWeek[weekdayOf(parts)] : '',
			parts.day,
			enMonth[parts.month - 1],
			with_.year ? parts.year : ''
		];
		return words.filter((word) => word !== '').join(' ');
	}
	return `${with_.year ? `${parts.year}年` : ''}${parts.month}月${parts.day}日${with_.week ? ` 周${zhWeek[weekdayOf(parts)]}` : ''}`;
}

/** From one day to another, saying what they share only once. */
export function spanWord(from: string, to: string, tongue: Tongue): string {
	if (from === to) return dayWord(from, tongue);
	const [a, b] = [partsOf(from), partsOf(to)];
	const sameMonth = a.year === b.year && a.month === b.month;
	if (tongue === 'en')
		return sameMonth ? `${a.day}–${dayWord(to, tongue)}` : `${dayWord(from, tongue)} – ${dayWord(to, tongue)}`;
	return sameMonth ? `${a.month}月${a.day}–${b.day}日` : `${dayWord(from, tongue)}–${dayWord(to, tongue)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clock(seconds: boolean): Intl.DateTimeFormat {
	const key = String(seconds);
	let format = clocks.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat('en-GB', {
			timeZone: ZONE,
			hour: '2-digit',
			minute: '2-digit',
			...(seconds ? { second: '2-digit' } : {}),
			hourCycle: 'h23'
		});
		clocks.set(key, format);
	}
	return format;
}

/** The time of day of an instant: 14:30, or 14:30:08. */
export function timeWord(instant: string | number | null, seconds = false): string {
	if (instant === null) return '';
	const at = new Date(instant);
	return Number.isNaN(at.getTime()) ? '' : clock(seconds).format(at);
}

/** The calendar day that an instant falls on. */
export function dayOf(instant: number): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
		instant
	);
}

/** How many days `day` lies after `from`; negative before it. */
export function daysFrom(from: string, day: string): number {
	const utc = (d: Parts) => Date.UTC(d.year, d.month - 1, d.day);
	return Math.round((utc(partsOf(day)) - utc(partsOf(from))) / 86_400_000);
}
