// The four individual diving events of Sydney 2000, semi-final and final added, as schemes, entries and marks.
import type { Text } from '../../src/lib/domain/shared/text.ts';
import { diveList, divingScheme } from '../../src/lib/domain/scoring/presets/diving.ts';
import {
	groupBy,
	readRows,
	type RealEntry,
	type RealJudge,
	type RealMark,
	type RealProgramme
} from './real-programme.ts';

type Row = Record<
	'Event' | 'Round' | 'Diver' | 'Country' | 'Rank' | 'DiveNo' | 'Difficulty' | 'JScore' | 'Judge' | 'JCountry',
	string
>;

const TECHNICAL = 'TP';
const TECHNICAL_SEAT = 8;

const TITLES: Record<string, Text> = {
	M3mSB: { zh: '男子三米板', en: "Men's 3 m springboard" },
	M10mPF: { zh: '男子十米台', en: "Men's 10 m platform" },
	W3mSB: { zh: '女子三米板', en: "Women's 3 m springboard" },
	W10mPF: { zh: '女子十米台', en: "Women's 10 m platform" }
};

const LISTS = [
	{ round: 'Semi', code: 'S', title: { zh: '半决赛', en: 'Semi-final' } },
	{ round: 'Final', code: 'F', title: { zh: '决赛', en: 'Final' } }
] as const;

/** The panel of the final; the semi-final was judged by two panels in turns, whose marks are filed by seat. */
function panelOf(rows: readonly Row[]): RealJudge[] {
	const final = rows.filter((row) => row.Round === 'Final').slice(0, 7);
	const judges = final.map((row, i) => ({ label: `J${i + 1}`, seat: i + 1, name: row.Judge, country: row.JCountry }));
	return [...judges, { label: TECHNICAL, seat: TECHNICAL_SEAT, name: 'Difficulty', country: '' }];
}

function divesOf(rows: readonly Row[], round: string): number {
	return Math.max(...rows.filter((row) => row.Round === round).map((row) => Number(row.DiveNo)));
}

/** Dive by dive, all divers one after the other. */
function marksOf(rows: readonly Row[], divers: readonly string[]): RealMark[] {
	const marks: RealMark[] = [];
	for (const { round, code } of LISTS) {
		const byDive = groupBy(
			rows.filter((row) => row.Round === round),
			(row) => `${row.DiveNo} ${row.Diver}`
		);
		for (let dive = 1; dive <= divesOf(rows, round); dive++)
			for (const diver of divers) {
				const at = { entry: diver, run: dive };
				const given = byDive.get(`${dive} ${diver}`) ?? [];
				marks.push({ ...at, aspect: `${code}.DD`, judge: TECHNICAL, value: given[0]?.Difficulty ?? '' });
				given.forEach((row, i) => marks.push({ ...at, aspect: `${code}.J`, judge: `J${i + 1}`, value: row.JScore }));
			}
	}
	return marks;
}

function event(code: string, rows: readonly Row[]): RealProgramme {
	const title = TITLES[code] ?? { zh: code };
	// the file has no starting order: they dive in the reverse order of the final result
	const finalists = [
		...groupBy(
			rows.filter((row) => row.Round === 'Final'),
			(row) => row.Diver
		).values()
	].reverse();
	const entries = finalists.flatMap(([row], i): RealEntry[] =>
		row
			? [
					{
						id: row.Diver,
						order: i + 1,
						name: row.Diver,
						nation: row.Country,
						status: 'active',
						rank: Number(row.Rank),
						total: null
					}
				]
			: []
	);
	return {
		id: code,
		competition: 'Sydney 2000',
		title,
		event: title,
		round: { zh: '半决赛与决赛', en: 'Semi-final and final' },
		scheme: divingScheme(
			title,
			LISTS.map((list) => diveList(list.code, list.title, divesOf(rows, list.round), '2000'))
		),
		judges: panelOf(rows),
		entries,
		marks: marksOf(
			rows,
			entries.map((entry) => entry.id)
		)
	};
}

/** The events of the folder. The published results have ranks only. */
export function readDiving(folder: string): readonly RealProgramme[] {
	const rows = readRows<keyof Row>(folder, 'Diving2000.csv');
	return [...groupBy(rows, (row) => row.Event)].map(([code, own]) => event(code, own));
}
