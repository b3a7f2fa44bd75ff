import { describe, expect, it } from 'vitest';
import { Book, type Command } from './book.ts';
import { compileScheme } from './compile-scheme.ts';
import type { Line } from './register.ts';
import type { Scheme } from './scheme.ts';

const scheme: Scheme = {
	format: 'jiangsai-scheme/1',
	title: { zh: '一项' },
	root: {
		kind: 'sum',
		code: 'total',
		title: { zh: '总分' },
		children: [
			{ kind: 'points', code: 'A', title: { zh: 'A' }, min: '0', max: '10', step: '1', panel: { how: 'mean' } },
			{
				kind: 'penalty',
				code: 'P',
				title: { zh: '违章' },
				min: '0',
				max: '5',
				step: '1',
				seats: [2],
				panel: { how: 'agreed' }
			}
		]
	},
	ranking: { order: 'high', style: '1224', ties: [] }
};

const judge = { id: 's1', number: 1, role: 'judge' } as const;
const chief = { id: 's2', number: 2, role: 'chief' } as const;

function newBook(): Book {
	const book = new Book({
		compiled: compileScheme(scheme),
		entries: [
			{ id: 'e1', code: 'A-01', order: 1 },
			{ id: 'e2', code: 'A-02', order: 2 }
		],
		seats: [judge, chief]
	});
	enter(book, { kind: 'open', schemeHash: 'h' });
	return book;
}

/** Decides and enters as the writer does. */
function enter(book: Book, command: Command, seat: typeof judge | typeof chief | null = null): string {
	const decided = book.decide(command, seat);
	if (!decided.ok) return decided.refusal.code;
	const line: Line = {
		roundId: 'r',
		seq: book.seq + 1,
		commandId: `c${book.seq + 1}`,
		...decided.value,
		personId: null,
		markedAt: null,
		receivedAt: `2026-11-24T00:00:0${book.seq}.000Z`,
		prevHash: book.head,
		hash: `h${book.seq + 1}`
	};
	book.enter(line);
	return 'ok';
}

const mark = (value: string, expectedRevision = 0, reason?: string): Command => ({
	kind: 'mark',
	entryId: 'e1',
	aspect: 'A',
	run: 0,
	mark: { value },
	expectedRevision,
	reason
});

describe('a book', () => {
	it('keeps the newest revision of a place and counts its writings', () => {
		const book = newBook();
		expect(enter(book, mark('7'), judge)).toBe('ok');
		expect(enter(book, mark('8', 1, '看错'), judge)).toBe('ok');
		expect(book.placed('e1', '1', 'A', 0)).toMatchObject({ mark: { value: '8' }, revision: 2, seq: 3 });
		expect(book.placed('e2', '1', 'A', 0)).toBeUndefined();
	});

	it("lets a chief's seat mark only what names it", () => {
		const book = newBook();
		expect(enter(book, mark('7'), chief)).toBe('aspect_foreign');
		expect(book.awaited('e1', chief)).toBe(1);
		expect(book.awaited('e1', judge)).toBe(1);
	});

	it('lets a sheet be signed when only a deduction is missing that counts as zero, and not before', () => {
		const [a, p] = scheme.root.kind === 'sum' ? scheme.root.children : [];
		if (!a || !p) throw new Error('the scheme is another');
		const optional = { ...p, seats: [1], missing: 'zero' } as const;
		const root = { kind: 'sum', code: 'total', title: { zh: '总分' }, children: [a, optional] } as const;
		const book = new Book({
			compiled: compileScheme({ ...scheme, root }),
			entries: [{ id: 'e1', code: 'A-01', order: 1 }],
			seats: [judge]
		});
		enter(book, { kind: 'open', schemeHash: 'h' });
		const sign: Command = { kind: 'sign', entryId: 'e1', expectedRevision: 0 };
		expect(enter(book, sign, judge)).toBe('sheet_incomplete');
		enter(book, mark('7'), judge);
		expect(enter(book, sign, judge)).toBe('ok');
	});

	it('does not change while a draft of it does, and the draft sees what it is a draft of', () => {
		const book = newBook();
		enter(book, mark('7'), judge);
		const draft = book.branch();
		expect(enter(draft, mark('9', 1, '看错'), judge)).toBe('ok');
		expect(enter(draft, { kind: 'sign', entryId: 'e1', expectedRevision: 0 }, judge)).toBe('ok');
		expect(enter(draft, mark('6', 2, '看错'), judge)).toBe('sheet_locked');
		expect(draft.placed('e1', '1', 'A', 0)?.mark).toEqual({ value: '9' });
		expect(book.placed('e1', '1', 'A', 0)?.mark).toEqual({ value: '7' });
		expect(book.sheet('e1', 's1').signed).toBe(false);
		expect([book.seq, draft.seq]).toEqual([2, 4]);
	});

	it('tells audiences apart from what only officials notice', () => {
		const book = newBook();
		enter(book, mark('7'), judge);
		enter(book, { kind: 'sign', entryId: 'e1', expectedRevision: 0 }, judge);
		expect([book.seq, book.boardSeq]).toEqual([3, 2]);
		enter(book, { kind: 'mode', mode: 'frozen' });
		expect([book.boardSeq, book.modeSeq]).toEqual([4, 4]);
	});

	it('takes no line out of order', () => {
		const book = newBook();
		expect(() => book.enter({ seq: 5 } as Line)).toThrow('does not follow');
	});
});
