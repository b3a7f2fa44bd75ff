// A copy's title: the year, quarter and month it names become those of the new date.
import type { Text } from '../../shared/text.ts';

const NUMBERS = '一二三四五六七八九十';

function zhMonth(month: number): string {
	return month <= 10 ? (NUMBERS[month - 1] ?? '') : `十${NUMBERS[month - 11] ?? ''}`;
}

function partsOf(day: string): { year: number; month: number; quarter: number } {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return { year, month, quarter: Math.ceil(month / 3) };
}

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

/** The title with what it says of the old date said of the new one; what is not a date stays. */
export function retitled(title: Text, from: string, to: string): Text {
	const [a, b] = [partsOf(from), partsOf(to)];
	const zh = title.zh
		.replaceAll(`${a.year}年`, `${b.year}年`)
		.replaceAll(`第${NUMBERS[a.quarter - 1]}季度`, `第${NUMBERS[b.quarter - 1]}季度`)
		.replaceAll(`第${a.quarter}季度`, `第${b.quarter}季度`)
		.replace(new RegExp(`(?<!\\d)${a.month}月`, 'g'), `${b.month}月`)
		.replace(new RegExp(`(?<![十一二])${zhMonth(a.month)}月`, 'g'), `${zhMonth(b.month)}月`);
	if (!title.en) return { zh };
	const en = title.en
		.replace(new RegExp(`\\b${a.year}\\b`, 'g'), String(b.year))
		.replace(new RegExp(`\\bQuarter ${a.quarter}\\b`, 'g'), `Quarter ${b.quarter}`)
		.replace(new RegExp(`\\bQ${a.quarter}\\b`, 'g'), `Q${b.quarter}`)
		.replace(new RegExp(`\\b${MONTHS[a.month - 1]}\\b`, 'g'), MONTHS[b.month - 1] ?? '');
	return { zh, en };
}
