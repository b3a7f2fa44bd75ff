import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIVES, PUBLIC_LIVES, isPublic, reached, type Life } from '../life.ts';
import type { StepFacts } from './needs.ts';
import { lifeOfRounds, mayStep, possibleSteps, roundsMayOpen, stepKind } from './steps.ts';

const ready: StepFacts = {
	life: 'idea',
	level: 'county',
	today: '2026-11-28',
	startsOn: '2026-11-28',
	endsOn: '2026-11-28',
	events: 1,
	place: true,
	contact: true,
	rounds: { draft: 0, open: 0, closed: 1, withoutScheme: 0, withoutEntries: 0, concealed: 0 },
	noticedOn: '2026-11-20',
	blockers: [],
	unpublishable: []
};

/** Every step there is, as "from → to: kind", for a county's competition. */
const TABLE: Readonly<Record<Life, Partial<Record<Life, 'on' | 'back'>>>> = {
	idea: { planned: 'on' },
	planned: { filed: 'on' },
	filed: { approved: 'on', planned: 'back' },
	approved: { notice: 'on', planned: 'back', filed: 'back' },
	notice: { registration: 'on', drawn: 'on', running: 'on', approved: 'back' },
	registration: { drawn: 'on', running: 'on', notice: 'back' },
	drawn: { running: 'on', notice: 'back', registration: 'back' },
	running: { provisional: 'on' },
	provisional: { 'public-notice': 'on' },
	'public-notice': { confirmed: 'on', provisional: 'back' },
	confirmed: { archived: 'on' },
	archived: {},
	postponed: { planned: 'on' },
	cancelled: {}
};

describe('a step', () => {
	it('leads only where the table says, and aside from anywhere before the archive', () => {
		for (const from of LIVES)
			for (const to of LIVES) {
				const aside =
					(to === 'postponed' || to === 'cancelled') && from !== 'archived' && from !== 'cancelled' && from !== to;
				expect([from, to, stepKind(from, to, 'county')]).toEqual([
					from,
					to,
					TABLE[from][to] ?? (aside ? 'aside' : null)
				]);
			}
	});

	it('may leave the filing out in an enterprise only', () => {
		expect(stepKind('planned', 'approved', 'enterprise')).toBe('on');
		for (const level of ['county', 'system', 'township'] as const)
			expect(stepKind('planned', 'approved', level)).toBeNull();
	});

	it('goes on when nothing is missing, aside and back only with a reason', () => {
		for (const life of LIVES)
			for (const to of LIVES) {
				const kind = stepKind(life, to, 'county');
				const without = mayStep({ ...ready, life }, to, null);
				const withReason = mayStep({ ...ready, life }, to, '台风');
				if (kind === null) expect(withReason).toEqual({ ok: false, refusal: { code: 'life_no_step' } });
				else if (kind === 'on') expect(without).toEqual({ ok: true, value: { kind } });
				else {
					expect(without).toEqual({ ok: false, refusal: { code: 'life_reason_needed' } });
					expect(withReason).toEqual({ ok: true, value: { kind } });
				}
			}
		expect(mayStep({ ...ready, life: 'notice' }, 'cancelled', '  ')).toMatchObject({ ok: false });
	});

	const lacking: readonly [Life, Life, Partial<StepFacts>, string][] = [
		['idea', 'planned', { startsOn: '2026-11-27' }, '日期已过，请改成以后的日期'],
		['planned', 'filed', { events: 0, place: false }, '还没有赛项；还没有地点'],
		['filed', 'approved', { place: false }, '还没有地点'],
		[
			'filed',
			'approved',
			{ blockers: [{ zh: '焊工房在2026-12-01已被“培训”占用', en: '' }] },
			'焊工房在2026-12-01已被“培训”占用'
		],
		['approved', 'notice', { contact: false }, '通知里还没有联系人和电话'],
		['notice', 'registration', { events: 0 }, '还没有赛项'],
		['registration', 'drawn', { rounds: { ...ready.rounds, withoutEntries: 1 } }, '还有轮次没有参赛者'],
		['drawn', 'running', { startsOn: '2026-11-29', endsOn: '2026-11-29' }, '还没到开赛日'],
		['drawn', 'running', { rounds: { ...ready.rounds, withoutScheme: 2 } }, '还有轮次没有评分方案'],
		['running', 'provisional', { rounds: { ...ready.rounds, open: 1 } }, '还有轮次没有结束评分'],
		['provisional', 'public-notice', { rounds: { ...ready.rounds, concealed: 1 } }, '还有轮次的成绩没有对公众公开'],
		['public-notice', 'confirmed', { noticedOn: '2026-11-24' }, '公示要满 5 天，现在第 4 天'],
		['public-notice', 'confirmed', { noticedOn: null }, '公示要满 5 天，现在第 0 天']
	];
	it.each(lacking)('from %s to %s says what is missing', (life, to, facts, what) => {
		const refused = mayStep({ ...ready, ...facts, life }, to, null);
		expect(refused).toMatchObject({ ok: false, refusal: { code: 'life_lacks', params: { what } } });
	});

	it('is offered with what it lacks, onward ones first', () => {
		expect(possibleSteps({ ...ready, life: 'drawn', rounds: { ...ready.rounds, withoutScheme: 1 } })).toEqual([
			{ to: 'running', kind: 'on', missing: [{ zh: '还有轮次没有评分方案', en: 'a round has no scheme yet' }] },
			{ to: 'notice', kind: 'back', missing: [] },
			{ to: 'registration', kind: 'back', missing: [] },
			{ to: 'postponed', kind: 'aside', missing: [] },
			{ to: 'cancelled', kind: 'aside', missing: [] }
		]);
	});
});

describe('any walk of steps', () => {
	const needed: readonly Life[] = [
		'planned',
		'approved',
		'notice',
		'running',
		'provisional',
		'public-notice',
		'confirmed'
	];
	it('has taken every needed step before the one it stands on', () => {
		const level = fc.constantFrom('county', 'township', 'system', 'enterprise' as const);
		fc.assert(
			fc.property(level, fc.array(fc.nat(20), { maxLength: 60 }), (of, choices) => {
				let life: Life = 'idea';
				let seen = new Set<Life>();
				for (const choice of choices) {
					const steps = possibleSteps({ ...ready, life, level: of });
					const step = steps[choice % Math.max(1, steps.length)];
					if (!step) break;
					// what is put off begins again
					if (step.to === 'planned') seen = new Set();
					life = step.to;
					seen.add(life);
					for (const one of needed.filter((each) => reached(life, each))) expect(seen.has(one)).toBe(true);
					if (of !== 'enterprise' && reached(life, 'approved')) expect(seen.has('filed')).toBe(true);
				}
			})
		);
	});

	it('can always go on to the archive, be called off, or is at its end', () => {
		for (const life of LIVES) {
			const steps = possibleSteps({ ...ready, life }).map((step) => step.to);
			if (life === 'archived' || life === 'cancelled') expect(steps).toEqual([]);
			else expect(steps).toContain('cancelled');
		}
	});
});

describe('the rounds', () => {
	it('bring a competition to running and to provisional results, never back past them', () => {
		const cases: [Life, [number, number, number], Life | null][] = [
			['planned', [2, 0, 0], null],
			['idea', [1, 1, 0], 'running'],
			['registration', [0, 1, 0], 'running'],
			['running', [1, 0, 1], null],
			['running', [0, 1, 1], null],
			['running', [0, 0, 2], 'provisional'],
			['drawn', [0, 0, 1], 'provisional'],
			['drawn', [1, 0, 1], 'running'],
			['provisional', [0, 1, 1], 'running'],
			['provisional', [1, 0, 1], null],
			['public-notice', [0, 1, 1], null],
			['cancelled', [0, 1, 0], null],
			['postponed', [0, 0, 1], null]
		];
		for (const [life, [draft, open, closed], to] of cases)
			expect([life, draft, open, closed, lifeOfRounds(life, { draft, open, closed })]).toEqual([
				life,
				draft,
				open,
				closed,
				to
			]);
	});

	it('open in no life that is settled or stands aside', () => {
		expect(LIVES.filter((life) => !roundsMayOpen(life))).toEqual([
			'public-notice',
			'confirmed',
			'archived',
			'postponed',
			'cancelled'
		]);
	});
});

it('is public from the approval on, and called off only for who knew of it', () => {
	expect(LIVES.filter((life) => !PUBLIC_LIVES.includes(life))).toEqual([
		'idea',
		'planned',
		'filed',
		'postponed',
		'cancelled'
	]);
	for (const life of ['postponed', 'cancelled'] as const) {
		expect(isPublic(life, true)).toBe(true);
		expect(isPublic(life, false)).toBe(false);
	}
	for (const life of ['idea', 'planned', 'filed'] as const) expect(isPublic(life, true)).toBe(false);
});
