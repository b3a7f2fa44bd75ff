// The standings as a table for people.
import { shownValue } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { toFigure, toFixed, type Exact } from '../../src/lib/domain/scoring/exact.ts';
import { sameTotal } from '../../src/lib/domain/scoring/rank.ts';
import { awaitedMarks, type Score } from '../../src/lib/domain/scoring/tally.ts';
import { inLocale } from '../../src/lib/domain/shared/text.ts';
import { said, type Lang, type Said } from './problem.ts';
import type { Scored, ScoredEntry } from './score-files.ts';
import { textTable } from './text-width.ts';

const ENDLESS_PLACES = 10;

const STATUS_WORDS: Readonly<Record<string, Said>> = {
	withdrawn: said('退赛', 'withdrawn'),
	dns: said('未出场', 'DNS'),
	dnf: said('未完成', 'DNF'),
	dq: said('取消资格', 'DQ')
};

/** An exact total; one that never ends is cut to ten places. */
export function totalText({ compiled }: Scored, total: Exact): string {
	return total.over === 1n ? shownValue(compiled.root, total) : toFixed(total, ENDLESS_PLACES);
}

/** "active", or the status by which the entry has no total. */
export function statusOf({ score }: ScoredEntry): string {
	return score.status === 'active' ? (score.failed ?? 'active') : score.status;
}

/** Others of the same total, or only those of them on the same rank. */
function equals(scored: Scored, entry: ScoredEntry, sameRank: boolean): readonly ScoredEntry[] {
	const { rank } = entry.standing;
	return scored.entries.filter(
		(other) => other !== entry && sameTotal(other.score, entry.score) && (!sameRank || other.standing.rank === rank)
	);
}

/** How a tie was decided, or that it stands. */
export function tieText(scored: Scored, entry: ScoredEntry, lang: Lang): string {
	const { tie } = entry.standing;
	if (tie === null || !entry.score.total) return '';
	const others = equals(scored, entry, tie < 0)
		.map((other) => other.id)
		.join(lang === 'zh' ? '、' : ', ');
	if (tie < 0) return lang === 'zh' ? `与 ${others} 并列` : `shared with ${others}`;
	const key = scored.compiled.ties[tie];
	if (!key) return '';
	const title = inLocale(key.title, lang === 'zh' ? 'zh-CN' : 'en');
	const clause = key.clause ? (lang === 'zh' ? `（${key.clause}）` : ` (${key.clause})`) : '';
	return lang === 'zh'
		? `与 ${others} 同分，按“${title}”${clause}`
		: `equal to ${others}, decided by “${title}”${clause}`;
}

function noteOf(scored: Scored, entry: ScoredEntry, lang: Lang): string {
	const { score } = entry;
	const notes: string[] = [];
	const status = statusOf(entry);
	const word = STATUS_WORDS[status];
	if (word) notes.push(word[lang]);
	else if (score.state === 'none') notes.push(lang === 'zh' ? '未评' : 'not marked');
	else if (score.state === 'provisional') {
		const lacking = score.expected - score.given;
		notes.push(lang === 'zh' ? '暂计' : 'provisional');
		if (lacking > 0)
			notes.push(lang === 'zh' ? `缺 ${lacking} 个评分` : `${lacking} ${lacking === 1 ? 'mark' : 'marks'} missing`);
		if (score.disputes.length > 0) notes.push(lang === 'zh' ? '裁判不一致' : 'judges disagree');
		if (score.spreads.length > 0) notes.push(lang === 'zh' ? '分差过大' : 'spread too wide');
	}
	const tie = tieText(scored, entry, lang);
	if (tie) notes.push(tie);
	return notes.join(lang === 'zh' ? '，' : ', ');
}

/** The table, and a line above it that says what was scored. */
export function standingsText(scored: Scored, lang: Lang): string {
	const { compiled, entries, judges, given } = scored;
	const locale = lang === 'zh' ? 'zh-CN' : 'en';
	const zh = lang === 'zh';
	const columns = [
		{ heading: zh ? '名次' : 'Rank', side: 'right' as const },
		{ heading: zh ? '参赛者' : 'Entry', side: 'left' as const },
		{ heading: zh ? '姓名' : 'Name', side: 'left' as const },
		...compiled.columns.map(({ title }) => ({ heading: inLocale(title, locale), side: 'right' as const })),
		{ heading: zh ? '总分' : 'Total', side: 'right' as const },
		{ heading: zh ? '说明' : 'Note', side: 'left' as const }
	];
	const rows = entries.map((entry) => [
		entry.standing.rank === null ? '–' : String(entry.standing.rank),
		entry.id,
		entry.name ?? '',
		...compiled.columns.map((column) => {
			const value = entry.score.node(column.code);
			return value ? shownValue(column, value) : '';
		}),
		entry.score.total ? totalText(scored, entry.score.total) : '–',
		noteOf(scored, entry, lang)
	]);
	const title = inLocale(compiled.scheme.title, locale);
	const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
	const head = zh
		? `${title}：${entries.length} 名参赛者，${judges.length} 名裁判，${given} 个评分`
		: [
				`${title}: ${counted(entries.length, 'entry', 'entries')}`,
				counted(judges.length, 'judge', 'judges'),
				counted(given, 'mark', 'marks')
			].join(', ');
	return rows.length > 0 ? `${head}\n\n${textTable(columns, rows)}` : head;
}

function places(code: string, run: number): string {
	return run > 0 ? `${code}#${run}` : code;
}

const MOST_MISSING_SHOWN = 12;

/** Whose marks a provisional total waits for. */
function missingText(id: string, score: Score): Said[] {
	const awaited = awaitedMarks(score).map(({ aspect, run, judge }) => `${places(aspect, run)} ${judge.label}`);
	if (awaited.length === 0) return [];
	const more = awaited.length - MOST_MISSING_SHOWN;
	const list = awaited.slice(0, MOST_MISSING_SHOWN);
	return [
		said(
			`${id} 缺：${list.join('、')}${more > 0 ? ` 等 ${awaited.length} 个` : ''}`,
			`${id} lacks ${list.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
		)
	];
}

/** What a person should look at before the result is final. */
export function warningsOf(scored: Scored): readonly Said[] {
	const warnings = [...scored.warnings];
	for (const { id, score } of scored.entries) {
		if (score.state === 'provisional') warnings.push(...missingText(id, score));
		for (const { code, run } of score.disputes)
			warnings.push(
				said(`${id} ${places(code, run)}：裁判给的值不一致`, `${id} ${places(code, run)}: the judges' values differ`)
			);
		for (const { code, run, spread, allowed, seats } of score.spreads) {
			const labels = scored.judges.filter((judge) => seats.includes(judge.seat)).map((judge) => judge.label);
			const [wide, limit] = [toFigure(spread), toFigure(allowed)];
			warnings.push(
				said(
					`${id} ${places(code, run)}：分差 ${wide}，超过 ${limit}（${labels.join('、')}）`,
					`${id} ${places(code, run)}: spread ${wide} is wider than ${limit} (${labels.join(', ')})`
				)
			);
		}
	}
	const endless = scored.entries.filter(({ score }) => score.total && score.total.over !== 1n).map(({ id }) => id);
	if (endless.length > 0)
		warnings.push(
			said(
				`总分除不尽，写到 ${ENDLESS_PLACES} 位：${endless.join('、')}。方案可在总分处写明舍入。`,
				`totals that never end are written to ${ENDLESS_PLACES} places: ${endless.join(', ')}. The scheme can say where to round.`
			)
		);
	return warnings;
}
