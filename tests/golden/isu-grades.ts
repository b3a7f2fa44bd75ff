// The points of every judge's grade of execution. The files have them for 14,430 of the 15,213 graded elements; the
// grades of the others (as given, -3 to 3) are turned into points by the scale of values of the same element.
import { combine } from '../../src/lib/domain/scoring/combine.ts';
import { decimal, equal, roundTo, type Exact } from '../../src/lib/domain/scoring/exact.ts';

/** Judge → grade or points. */
export type Grades = ReadonlyMap<string, string>;

/** Grade → points. */
type Scale = ReadonlyMap<string, string>;

interface Element {
	readonly aspect_id: string;
	readonly section: string;
	readonly aspect_desc: string;
	readonly goe: string;
}

const TRIMMED = { how: 'trimmed', high: 1, low: 1, keep: 1, take: 'mean', better: 'high' } as const;
const WHOLE_SCALE = 7;

/** The scales that occur for an element, most frequent points first where the rules changed between seasons. */
function scalesByElement(
	descriptions: ReadonlyMap<string, string>,
	grades: ReadonlyMap<string, Grades>,
	rows: Iterable<{ aspect_id: string; judge: string; judge_goe: string }>
): Map<string, Map<string, string>> {
	const counts = new Map<string, Map<string, Map<string, number>>>();
	for (const { aspect_id, judge, judge_goe } of rows) {
		const element = descriptions.get(aspect_id);
		const grade = grades.get(aspect_id)?.get(judge);
		if (element === undefined || grade === undefined) continue;
		const byGrade = counts.get(element) ?? new Map<string, Map<string, number>>();
		counts.set(element, byGrade);
		const byPoints = byGrade.get(grade) ?? new Map<string, number>();
		byGrade.set(grade, byPoints.set(judge_goe, (byPoints.get(judge_goe) ?? 0) + 1));
	}
	const scales = new Map<string, Map<string, string>>();
	for (const [element, byGrade] of counts) {
		const scale = new Map<string, string>();
		for (const [grade, byPoints] of byGrade) {
			const [most] = [...byPoints].sort(([, a], [, b]) => b - a);
			if (most) scale.set(grade, most[0]);
		}
		scales.set(element, scale);
	}
	return scales;
}

function pointsBy(scale: Scale, given: Grades): Map<string, string> | null {
	const points = new Map<string, string>();
	for (const [judge, grade] of given) {
		const worth = scale.get(grade);
		if (worth === undefined) return null;
		points.set(judge, worth);
	}
	return points;
}

function gives(points: Map<string, string>, published: Exact): boolean {
	const mean = combine(TRIMMED, [...points.values()].map(decimal));
	return mean !== null && equal(roundTo(mean, 2), published);
}

/** A scale that the rules have for some elements but that never occurs whole in the files. */
const THIRDS: Scale = new Map([
	['-3.0', '-0.9'],
	['-2.0', '-0.6'],
	['-1.0', '-0.3'],
	['0.0', '0.0'],
	['1.0', '0.3'],
	['2.0', '0.6'],
	['3.0', '0.9']
]);

/** Points of all graded elements, by aspect id. Elements that nobody graded are not in it. */
export function gradePoints(
	elements: readonly Element[],
	grades: ReadonlyMap<string, Grades>,
	rows: readonly { aspect_id: string; judge: string; judge_goe: string }[]
): ReadonlyMap<string, Grades> {
	const points = new Map<string, Map<string, string>>();
	for (const { aspect_id, judge, judge_goe } of rows) {
		const given = points.get(aspect_id) ?? new Map<string, string>();
		points.set(aspect_id, given.set(judge, judge_goe));
	}
	const judged = elements.filter((element) => element.section === 'elements');
	const descriptions = new Map(judged.map((element) => [element.aspect_id, element.aspect_desc]));
	const scales = scalesByElement(descriptions, grades, rows);
	const whole = new Map(
		[...scales.values(), THIRDS]
			.filter((scale) => scale.size === WHOLE_SCALE)
			.map((scale) => [JSON.stringify([...scale].sort()), scale])
	);
	for (const { aspect_id, aspect_desc, goe } of judged) {
		const given = grades.get(aspect_id);
		if (points.has(aspect_id) || !given) continue;
		const own = scales.get(aspect_desc);
		// a scale must not contradict what is known of the element's own
		const possible = [...whole.values()].filter(
			(scale) => ![...(own ?? [])].some(([grade, worth]) => scale.get(grade) !== worth)
		);
		const fitting = [...(own ? [own] : []), ...possible]
			.flatMap((scale) => pointsBy(scale, given) ?? [])
			.find((candidate) => gives(candidate, decimal(goe)));
		if (!fitting)
			throw new Error(`no scale of values gives ${goe} for ${aspect_desc} (${[...given.values()].join(' ')})`);
		points.set(aspect_id, fitting);
	}
	return points;
}
