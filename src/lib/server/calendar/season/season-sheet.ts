// The season as a spreadsheet: a row for each organization, a column for each period.
import type { ResultWord } from '../../../domain/calendar/season/derive-results.ts';
import { periodsOf } from '../../../domain/calendar/season/obligation.ts';
import { inLocale, type Locale } from '../../../domain/shared/text.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { SeasonCell, SeasonObligation } from '../../../protocol/season.ts';
import type { Context } from '../../context.ts';
import { toXlsx, type TableColumn } from '../../files/write-table.ts';
import { readSeason } from './read-season.ts';
import { denied } from './season-rights.ts';
import { organizationRows } from './season.queries.ts';

const WORDS: Readonly<Record<Locale, Readonly<Record<ResultWord, string>>>> = {
	'zh-CN': { met: '办', planned: '排', 'at-risk': '临期', open: '未排', missed: '误期', waived: '免' },
	en: { met: 'held', planned: 'planned', 'at-risk': 'at risk', open: 'open', missed: 'missed', waived: 'waived' }
};
const HEADS: Readonly<Record<Locale, { who: string; held: string; gaps: string; all: string }>> = {
	'zh-CN': { who: '单位', held: '已办', gaps: '缺口', all: '合计' },
	en: { who: 'Organization', held: 'Held', gaps: 'Gaps', all: 'All' }
};

interface Row {
	readonly name: string;
	readonly cells: readonly SeasonCell[];
}

function heading(start: string, period: SeasonObligation['period'], locale: Locale): string {
	const month = Number(start.slice(5, 7));
	if (period === 'year') return start.slice(0, 4);
	if (period === 'quarter')
		return locale === 'en' ? `Q${Math.ceil(month / 3)}` : `${'一二三四'[Math.ceil(month / 3) - 1] ?? ''}季度`;
	return locale === 'en' ? start.slice(0, 7) : `${month}月`;
}

/** One obligation's year as an .xlsx file, with the name to save it under. */
export async function seasonSheet(
	context: Context,
	year: number,
	obligationId: string,
	locale: Locale
): Promise<Result<{ name: string; bytes: Buffer }>> {
	const season = await readSeason(context, year);
	if (!season.ok) return season;
	const obligation = season.value.obligations.find((one) => one.id === obligationId);
	if (!obligation) return denied(context);
	const organizations = await organizationRows(context.database.db);
	const days = new Map(season.value.competitions.map((one) => [one.id, one.day]));
	const head = HEADS[locale];
	const who = obligation.quantifier === 'each' ? obligation.organizationIds : [null];
	const rows = who.map((id): Row => {
		const found = id === null ? undefined : organizations.get(id);
		return {
			name: found ? inLocale(found.name, locale) : head.all,
			cells: obligation.cells.filter((cell) => cell.organizationId === id)
		};
	});
	const columns: TableColumn<Row>[] = [
		{ title: head.who, value: (row) => row.name, width: 24 },
		...periodsOf(obligation, year).map(({ start }): TableColumn<Row> => ({
			title: heading(start, obligation.period, locale),
			width: 16,
			value: (row) => {
				const cell = row.cells.find((one) => one.start === start);
				if (!cell) return null;
				const on = cell.competitionIds.map((id) => days.get(id)?.slice(5) ?? '').join(' ');
				const many = obligation.minimum > 1 ? ` ${cell.held + cell.planned}/${obligation.minimum}` : '';
				return `${WORDS[locale][cell.result]}${many}${on ? ` ${on}` : ''}${cell.waiver ? ` ${cell.waiver.reason}` : ''}`;
			}
		})),
		{ title: head.held, value: (row) => row.cells.filter((cell) => cell.result === 'met').length, width: 8 },
		{
			title: head.gaps,
			value: (row) => row.cells.filter((cell) => cell.result === 'open' || cell.result === 'at-risk').length,
			width: 8
		}
	];
	const name = `${year} ${inLocale(obligation.title, locale)}`;
	return ok({ name, bytes: await toXlsx(name, columns, rows) });
}
