// 152 figure-skating programmes of 2016 and 2017 as schemes, entries and marks.
import type { Text } from '../../src/lib/domain/shared/text.ts';
import { COMPONENTS, figureSkatingScheme } from '../../src/lib/domain/scoring/presets/figure-skating.ts';
import { isLeaf, type Scheme, type SchemeNode } from '../../src/lib/domain/scoring/scheme.ts';
import {
	groupBy,
	readRows,
	type RealEntry,
	type RealJudge,
	type RealMark,
	type RealProgramme
} from './real-programme.ts';
import { gradePoints, type Grades } from './isu-grades.ts';

type Performance = Record<
	| 'performance_id'
	| 'competition'
	| 'program'
	| 'name'
	| 'nation'
	| 'rank'
	| 'starting_number'
	| 'total_segment_score'
	| 'total_deductions',
	string
>;
type Aspect = Record<
	'aspect_id' | 'performance_id' | 'section' | 'aspect_num' | 'aspect_desc' | 'base_value' | 'factor' | 'goe',
	string
>;
type Official = Record<'competition' | 'program' | 'role' | 'clean_judge_name' | 'assigned_country', string>;

const TECHNICAL = 'TP';
const TECHNICAL_SEAT = 10;

const DISCIPLINES: readonly (readonly [from: string, to: Required<Text>])[] = [
	['JUNIOR ', { zh: '青年组', en: 'Junior ' }],
	['ICE DANCE ', { zh: '冰上舞蹈', en: 'Ice dance' }],
	['LADIES ', { zh: '女子单人滑', en: 'Ladies' }],
	['MEN ', { zh: '男子单人滑', en: 'Men' }],
	['PAIRS ', { zh: '双人滑', en: 'Pairs' }]
];

const SEGMENTS: Readonly<Record<string, Required<Text>>> = {
	'FREE DANCE': { zh: '自由舞', en: 'free dance' },
	'SHORT DANCE': { zh: '短舞蹈', en: 'short dance' },
	'FREE SKATING': { zh: '自由滑', en: 'free skating' },
	'SHORT PROGRAM': { zh: '短节目', en: 'short programme' }
};

function titles(program: string): Record<'event' | 'round' | 'title', Text> {
	let rest = program;
	const event = { zh: '', en: '' };
	for (const [from, to] of DISCIPLINES) {
		if (!rest.startsWith(from)) continue;
		rest = rest.slice(from.length);
		event.zh += to.zh;
		event.en += to.en;
	}
	const round = SEGMENTS[rest];
	if (!round || event.zh === '') throw new Error(`unknown programme ${program}`);
	return { event, round, title: { zh: event.zh + round.zh, en: `${event.en}, ${round.en}` } };
}

/**
 * An element that a performance did not have stands on the record as "absent" from everybody, so that its sheets can be signed;
 * such an element is left out.
 */
function withAbsentElements(scheme: Scheme): Scheme {
	const marked = (node: SchemeNode): SchemeNode => {
		if (isLeaf(node)) return /^E\d+\./.test(node.code) ? { ...node, missing: 'leave-out' } : node;
		return { ...node, children: node.children.map(marked) };
	};
	return { ...scheme, root: marked(scheme.root) };
}

/** "Interpretation of the Music / Timing" and such belong to the code of "Interpretation of the Music". */
function componentCode(description: string): string {
	const known = COMPONENTS.find(({ en }) => description.startsWith(en));
	if (!known) throw new Error(`unknown component ${description}`);
	return known.code;
}

interface Sources {
	readonly aspects: ReadonlyMap<string, readonly Aspect[]>;
	readonly grades: ReadonlyMap<string, Grades>;
	/** Points of every grade of an element, by the aspect's id. */
	readonly points: ReadonlyMap<string, Grades>;
	readonly officials: ReadonlyMap<string, readonly Official[]>;
}

function key(row: { competition: string; program: string }): string {
	return `${row.competition} · ${row.program}`;
}

function judgesOf(officials: readonly Official[]): RealJudge[] {
	const judges = officials.map(({ role, clean_judge_name: name, assigned_country: country }) => {
		const seat = Number(role.replace('Judge No.', ''));
		// one name is not in the files
		return { label: `J${seat}`, seat, name: name || role, country };
	});
	judges.sort((a, b) => a.seat - b.seat);
	return [...judges, { label: TECHNICAL, seat: TECHNICAL_SEAT, name: 'Technical panel', country: '' }];
}

function marksOf(performance: Performance, judges: readonly RealJudge[], slots: number, sources: Sources): RealMark[] {
	const { aspects, grades, points } = sources;
	const entry = performance.performance_id;
	const marks: RealMark[] = [];
	const give = (aspect: string, judge: string, value: string): void =>
		void marks.push({ entry, aspect, run: 0, judge, value });
	const nobody = (slot: number): void => {
		for (const { label: judge } of judges)
			marks.push({ entry, aspect: `E${slot}.${judge === TECHNICAL ? 'BV' : 'GOE'}`, run: 0, judge, status: 'absent' });
	};
	const own = aspects.get(entry) ?? [];
	const elements = own.filter((aspect) => aspect.section === 'elements');
	elements.sort((a, b) => Number(a.aspect_num) - Number(b.aspect_num));
	for (let slot = 1; slot <= slots; slot++) {
		const element = elements[slot - 1];
		const given = element && points.get(element.aspect_id);
		// an element without value was not judged
		if (!given) {
			nobody(slot);
			continue;
		}
		give(`E${slot}.BV`, TECHNICAL, element.base_value);
		for (const { label: judge } of judges) {
			const value = given.get(judge);
			if (value !== undefined) give(`E${slot}.GOE`, judge, value);
			// in one programme a judge has component marks only
			else if (judge !== TECHNICAL) marks.push({ entry, aspect: `E${slot}.GOE`, run: 0, judge, status: 'absent' });
		}
	}
	const components = own.filter((aspect) => aspect.section === 'components');
	for (const { code, en } of COMPONENTS) {
		const component = components.find((one) => one.aspect_desc.startsWith(en));
		for (const [judge, value] of (component && grades.get(component.aspect_id)) ?? []) {
			// 0.0 stands for a judge who gave no mark
			if (Number(value) === 0) marks.push({ entry, aspect: code, run: 0, judge, status: 'absent' });
			else give(code, judge, value);
		}
	}
	give('DED', TECHNICAL, performance.total_deductions);
	return marks;
}

function programme(id: string, performances: readonly Performance[], sources: Sources): RealProgramme {
	const first = performances[0];
	if (!first) throw new Error(`no performances in ${id}`);
	const judges = judgesOf(sources.officials.get(id) ?? []);
	const { title, event, round } = titles(first.program);
	const aspects = performances.flatMap((one) => sources.aspects.get(one.performance_id) ?? []);
	const components = aspects.filter((aspect) => aspect.section === 'components');
	const factors = new Set(components.map((component) => component.factor));
	const [factor] = factors;
	if (factor === undefined || factors.size > 1) throw new Error(`${id} has factors ${[...factors].join(', ')}`);
	const used = new Set(components.map((component) => componentCode(component.aspect_desc)));
	const slots = Math.max(...performances.map((one) => elementCount(sources.aspects.get(one.performance_id) ?? [])));
	const scheme = withAbsentElements(
		figureSkatingScheme(title, {
			kind: first.program.includes('SHORT') ? 'short' : 'free',
			elements: slots,
			factor,
			components: COMPONENTS.filter(({ code }) => used.has(code)),
			judges: judges.filter(({ label }) => label !== TECHNICAL).map(({ seat }) => seat),
			technical: TECHNICAL_SEAT
		})
	);
	const inOrder = performances.toSorted((a, b) => Number(a.starting_number) - Number(b.starting_number));
	const entries = inOrder.map((one, i): RealEntry => ({
		id: one.performance_id,
		order: i + 1,
		name: one.name,
		nation: one.nation,
		status: 'active',
		rank: Number(one.rank),
		total: one.total_segment_score
	}));
	const marks = inOrder.flatMap((one) => marksOf(one, judges, slots, sources));
	return { id, competition: first.competition, title, event, round, scheme, judges, entries, marks };
}

function elementCount(aspects: readonly Aspect[]): number {
	return aspects.filter((aspect) => aspect.section === 'elements').length;
}

/** All programmes of the folder, in the order of its file. */
export function readIsu(folder: string): readonly RealProgramme[] {
	const performances = readRows<keyof Performance>(folder, 'performances.csv');
	const aspects = readRows<keyof Aspect>(folder, 'judged-aspects.csv');
	const grades = new Map<string, Map<string, string>>();
	for (const { aspect_id, judge, score } of readRows<'aspect_id' | 'judge' | 'score'>(folder, 'judge-scores.csv')) {
		const given = grades.get(aspect_id) ?? new Map<string, string>();
		grades.set(aspect_id, given.set(judge, score));
	}
	const sources: Sources = {
		aspects: groupBy(aspects, (aspect) => aspect.performance_id),
		grades,
		points: gradePoints(aspects, grades, readRows<'aspect_id' | 'judge' | 'judge_goe'>(folder, 'judge-goe.csv')),
		officials: groupBy(readRows<keyof Official>(folder, 'judges.csv'), key)
	};
	return [...groupBy(performances, key)].map(([id, group]) => programme(id, group, sources));
}
