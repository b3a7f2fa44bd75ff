// One segment of figure skating by the ISU rules of 2016–2018, where a grade of execution is marked as its points.
import type { Scheme, SchemeNode } from '../scheme.ts';
import type { Text } from '../../shared/text.ts';
import { highest, scheme, sum, text, TWO_PLACES, type Preset } from './pieces.ts';

export interface Segment {
	readonly kind: 'short' | 'free';
	/** Elements a programme can have. */
	readonly elements: number;
	/** What every component is multiplied by. */
	readonly factor: string;
	readonly components: readonly (Text & { readonly code: string })[];
	/** Seats of the judges, and the one of the technical panel. */
	readonly judges: readonly number[];
	readonly technical: number;
}

export const COMPONENTS = [
	{ code: 'SS', zh: '滑行技术', en: 'Skating Skills' },
	{ code: 'TR', zh: '衔接', en: 'Transitions' },
	{ code: 'PE', zh: '表演', en: 'Performance' },
	{ code: 'CO', zh: '编排', en: 'Composition' },
	{ code: 'IN', zh: '音乐诠释', en: 'Interpretation of the Music' }
] as const;

const TRIMMED = { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'mean' } as const;

/** An element that was not skated has no mark at all and is left out; one that was begun waits for all its marks. */
function element(n: number, { judges, technical }: Segment): SchemeNode {
	return {
		code: `E${n}`,
		title: text(`动作 ${n}`, `Element ${n}`),
		kind: 'sum',
		missing: 'leave-out',
		children: [
			{
				code: `E${n}.BV`,
				title: text('基础分', 'Base value'),
				kind: 'points',
				missing: 'wait',
				min: '0',
				max: '30',
				step: '0.01',
				seats: [technical]
			},
			{
				code: `E${n}.GOE`,
				title: text('执行分', 'Grade of execution'),
				kind: 'judgement',
				missing: 'wait',
				min: '-5',
				max: '5',
				step: '0.1',
				seats: judges,
				panel: TRIMMED,
				steps: [TWO_PLACES]
			}
		]
	};
}

/** The scheme of one segment. */
export function figureSkatingScheme(title: Text, segment: Segment): Scheme {
	const { judges, technical, factor } = segment;
	const elements = Array.from({ length: segment.elements }, (_, i) => element(i + 1, segment));
	const components = segment.components.map(({ code, zh, en }): SchemeNode => ({
		code,
		title: { zh, ...(en ? { en } : {}) },
		kind: 'judgement',
		min: '0.25',
		max: '10',
		step: '0.25',
		seats: judges,
		panel: TRIMMED,
		steps: [TWO_PLACES, { times: factor }, TWO_PLACES]
	}));
	const technicalScore = sum('TES', text('技术分', 'Elements'), elements);
	const componentScore = sum('PCS', text('节目内容分', 'Components'), components);
	return scheme(
		title,
		{
			code: 'TSS',
			title: text('单项总分', 'Segment score'),
			kind: 'minus',
			children: [
				sum('TES+PCS', text('技术分与节目内容分', 'Elements and components'), [technicalScore, componentScore]),
				{
					code: 'DED',
					title: text('扣分', 'Deductions'),
					kind: 'penalty',
					min: '0',
					max: '20',
					step: '0.5',
					seats: [technical]
				}
			]
		},
		highest(
			segment.kind === 'short'
				? { by: 'node', code: 'TES', clause: 'ISU Rule 353: short programme' }
				: { by: 'node', code: 'PCS', clause: 'ISU Rule 353: free skating' }
		),
		'ISU Special Regulations & Technical Rules 2016, Rule 353'
	);
}

export const figureSkating: Preset = {
	id: 'figure-skating',
	title: text('花样滑冰短节目（ISU 2016）', 'Figure skating, short programme (ISU 2016)'),
	build: () =>
		figureSkatingScheme(text('花样滑冰短节目', 'Figure skating, short programme'), {
			kind: 'short',
			elements: 7,
			factor: '1',
			components: COMPONENTS,
			judges: [1, 2, 3, 4, 5, 6, 7, 8, 9],
			technical: 10
		})
};
