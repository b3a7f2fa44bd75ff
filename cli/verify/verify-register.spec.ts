// What the verifier must find: every way to change a register that leaves a trace, and which line it names.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Book, type Command } from '../../src/lib/domain/scoring/book.ts';
import { compileScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { toFixed } from '../../src/lib/domain/scoring/exact.ts';
import { rankScores } from '../../src/lib/domain/scoring/rank.ts';
import { hashedText, type Line } from '../../src/lib/domain/scoring/register.ts';
import type { Scheme } from '../../src/lib/domain/scoring/scheme.ts';
import { tallyEntry } from '../../src/lib/domain/scoring/tally.ts';
import { hashOfScheme } from './scheme-hash.ts';
import { verifyRegister } from './verify-register.ts';

const scheme: Scheme = {
	format: 'jiangsai-scheme/1',
	title: { zh: '两项' },
	root: {
		kind: 'sum',
		code: 'total',
		title: { zh: '总分' },
		children: ['A', 'B'].map((code) => ({
			kind: 'points',
			code,
			title: { zh: code },
			min: '0',
			max: '10',
			step: '0.5',
			panel: { how: 'mean' },
			steps: [{ round: 2 }]
		}))
	},
	ranking: { order: 'high', style: '1224', ties: [] }
};

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ROUND = id(1);
const entries = [11, 12].map((n, i) => ({
	id: id(n),
	code: `A-0${i + 1}`,
	order: i + 1,
	name: { zh: `选手${i + 1}` }
}));
const seats = [21, 22].map((n, i) => ({ id: id(n), number: i + 1, role: 'judge' as const, person: null }));
const [first, second] = entries.map((entry) => entry.id) as [string, string];

function mark(entryId: string, aspect: string, value: string, expectedRevision = 0, reason?: string): Command {
	return { kind: 'mark', entryId, aspect, run: 0, mark: { value }, expectedRevision, reason };
}

/** Who does what, in order; seat 0 is an official. */
const story: readonly (readonly [seat: number, command: Command])[] = [
	[0, { kind: 'open', schemeHash: hashOfScheme(scheme) }],
	[1, mark(first, 'A', '7')],
	[2, mark(first, 'A', '8.5')],
	[1, mark(first, 'B', '6')],
	[2, mark(first, 'B', '6.5')],
	[1, mark(first, 'A', '7.5', 1, '看错了')],
	[1, { kind: 'sign', entryId: first, expectedRevision: 0 }],
	[0, { kind: 'reopen', entryId: first, seatNumber: 1, reason: '复核' }],
	[1, mark(first, 'A', '8', 2, '复核')],
	[1, { kind: 'sign', entryId: first, expectedRevision: 1 }],
	[0, { kind: 'mode', mode: 'frozen' }],
	[1, mark(second, 'A', '9')],
	[2, mark(second, 'A', '9.5')],
	[0, { kind: 'status', entryId: second, status: 'dnf', reason: '受伤' }],
	[0, { kind: 'close' }]
];

type Json = Record<string, unknown>;
type Register = { head: Json & { standings: Json[] }; lines: Line[] };

function sealed(line: Omit<Line, 'hash'>): Line {
	return { ...line, hash: createHash('sha256').update(hashedText(line)).digest('hex') };
}

function register(): Register {
	const compiled = compileScheme(scheme);
	const book = new Book({ compiled, entries, seats });
	const lines = story.map(([number, command], i) => {
		const seat = seats.find((one) => one.number === number) ?? null;
		const decided = book.decide(command, seat);
		if (!decided.ok) throw new Error(decided.refusal.code);
		const at = new Date(Date.UTC(2026, 10, 24, 1, 0, i)).toISOString();
		const line = sealed({
			roundId: ROUND,
			seq: book.seq + 1,
			commandId: id(100 + i),
			...decided.value,
			personId: null,
			markedAt: null,
			receivedAt: at,
			prevHash: book.head
		});
		book.enter(line);
		return line;
	});
	const panel = { judges: seats.map(({ number }) => ({ label: String(number), seat: number })) };
	const scored = entries.map((entry) => ({
		id: entry.id,
		score: tallyEntry(
			compiled,
			panel,
			(aspect, run, judge) => book.placed(entry.id, judge, aspect, run)?.mark,
			book.status(entry.id)
		)
	}));
	const ranks = new Map(rankScores(compiled, scored).map((one) => [one.id, one.rank]));
	const standings = scored.map(({ id: entryId, score }) => ({
		id: entryId,
		rank: ranks.get(entryId) ?? null,
		total: score.total && toFixed(score.total, compiled.root.places),
		state: score.state,
		status: book.status(entryId)
	}));
	const head = {
		format: 'jiangsai-register/1',
		roundId: ROUND,
		competition: { zh: '竞赛' },
		event: { zh: '焊工' },
		title: { zh: '决赛' },
		scheme,
		schemeHash: hashOfScheme(scheme),
		entries,
		seats,
		standings,
		seq: book.seq,
		head: book.head
	};
	return { head, lines };
}

function write({ head, lines }: Register): string {
	return [head, ...lines].map((part) => `${JSON.stringify(part)}\n`).join('');
}

/** Hashes everything from a line on anew, as somebody would who wants to hide a change. */
function reseal(told: Register, from: number): void {
	for (let i = from; i < told.lines.length; i++)
		told.lines[i] = sealed({ ...(told.lines[i] as Line), prevHash: told.lines[i - 1]?.hash ?? '' });
	told.head.head = told.lines.at(-1)?.hash ?? '';
}

function change(told: Register, index: number, fields: Partial<Line>): void {
	told.lines[index] = { ...(told.lines[index] as Line), ...fields };
}

describe('verifying an exported register', () => {
	it('passes one that nobody touched', () => {
		const verdict = verifyRegister(write(register()));
		expect(verdict).toMatchObject({ ok: true, lines: story.length });
	});

	it('recomputes what stands in it', () => {
		const { head } = register();
		expect(head.standings).toEqual([
			{ id: first, rank: 1, total: '14.50', state: 'complete', status: 'active' },
			{ id: second, rank: null, total: null, state: 'complete', status: 'dnf' }
		]);
	});

	const changes: readonly [what: string, line: number, said: RegExp, tamper: (told: Register) => void][] = [
		['a changed value', 4, /does not match its hash/, (told) => change(told, 2, { value: '9.5' })],
		['a changed reason', 7, /does not match its hash/, (told) => change(told, 5, { reason: '别的' })],
		[
			'a changed time',
			3,
			/does not match its hash/,
			(told) => change(told, 1, { receivedAt: '2026-11-24T02:00:00.000Z' })
		],
		[
			'a changed value with a hash of its own',
			5,
			/hash of the line before/,
			(told) => {
				change(told, 2, { value: '9.5' });
				told.lines[2] = sealed(told.lines[2] as Line);
			}
		],
		[
			'a changed value with every hash made anew',
			1,
			/total is given as/,
			(told) => {
				change(told, 2, { value: '9.5' });
				reseal(told, 2);
			}
		],
		['a missing line', 4, /seq is 4 where 3/, (told) => told.lines.splice(2, 1)],
		[
			'two lines exchanged',
			4,
			/seq is 4 where 3/,
			(told) => told.lines.splice(2, 2, told.lines[3] as Line, told.lines[2] as Line)
		],
		['a line twice', 5, /seq is 3 where 4/, (told) => told.lines.splice(3, 0, told.lines[2] as Line)],
		['a missing end', 15, /should end with #15/, (told) => told.lines.pop()],
		['a line of another round', 4, /another round/, (told) => change(told, 2, { roundId: id(2) })],
		[
			'a command id used twice',
			5,
			/used by line 3/,
			(told) => {
				change(told, 3, { commandId: told.lines[1]?.commandId ?? '' });
				reseal(told, 3);
			}
		],
		[
			'a revision left out',
			7,
			/rules do not allow/,
			(told) => {
				change(told, 5, { revision: 3 });
				reseal(told, 5);
			}
		],
		[
			'a correction without a reason',
			7,
			/reason is needed/,
			(told) => {
				change(told, 5, { reason: null });
				reseal(told, 5);
			}
		],
		[
			'a mark off its step',
			4,
			/not on the step/,
			(told) => {
				change(told, 2, { value: '8.7' });
				reseal(told, 2);
			}
		],
		[
			'a mark on a signed sheet',
			9,
			/signed and locked/,
			(told) => {
				const after = { ...(told.lines[8] as Line), seq: 8 };
				told.lines.splice(7, 2, after, { ...(told.lines[7] as Line), seq: 9 });
				reseal(told, 7);
			}
		],
		[
			'scoring opened with another scheme',
			2,
			/another scheme/,
			(told) => {
				change(told, 0, { value: '0'.repeat(64) });
				reseal(told, 0);
			}
		],
		[
			'a line with something its hash does not cover',
			4,
			/cannot be read/,
			(told) => {
				told.lines[2] = { ...(told.lines[2] as Line), note: 'x' } as Line;
			}
		],
		[
			'another scheme',
			1,
			/scheme does not match/,
			(told) => {
				told.head.scheme = { ...scheme, ranking: { ...scheme.ranking, order: 'low' } };
			}
		],
		[
			'a changed total',
			1,
			/total is given as 15.00, recomputed 14.50/,
			({ head }) => void (head.standings[0]!.total = '15.00')
		],
		['a changed rank', 1, /rank is given as 2, recomputed 1/, ({ head }) => void (head.standings[0]!.rank = 2)],
		['a changed status', 1, /status is given as active/, ({ head }) => void (head.standings[1]!.status = 'active')],
		['an entry without a standing', 1, /every entry once/, ({ head }) => void head.standings.pop()]
	];

	for (const [what, line, said, tamper] of changes)
		it(`finds ${what}`, () => {
			const told = register();
			tamper(told);
			const verdict = verifyRegister(write(told));
			expect(verdict).toMatchObject({ ok: false, line, why: { en: expect.stringMatching(said) as string } });
		});

	it('finds a register cut short and sealed anew only by the hash that was published', () => {
		const told = register();
		const published = String(told.head.head);
		told.lines.pop();
		reseal(told, told.lines.length);
		told.head.seq = told.lines.length;
		expect(verifyRegister(write(told)).ok).toBe(true);
		expect(verifyRegister(write(told), published.slice(0, 12))).toMatchObject({
			ok: false,
			why: { en: expect.stringContaining('published') as string }
		});
		expect(verifyRegister(write(register()), published.slice(0, 12)).ok).toBe(true);
	});

	it('says that something else is no register', () => {
		for (const text of ['', 'hello', '{"format":"other/1"}', '[]'])
			expect(verifyRegister(text)).toMatchObject({ ok: false, unreadable: true });
	});
});
