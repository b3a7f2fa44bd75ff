// Verifies an exported register by itself: the chain, then every line by the rules, then the standings once more.
import { createHash } from 'node:crypto';
import { Book } from '../../src/lib/domain/scoring/book.ts';
import { checkScheme } from '../../src/lib/domain/scoring/check-scheme.ts';
import { compileScheme, type CompiledScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { toFixed } from '../../src/lib/domain/scoring/exact.ts';
import { rankScores } from '../../src/lib/domain/scoring/rank.ts';
import { hashedText, type Line } from '../../src/lib/domain/scoring/register.ts';
import { tallyEntry } from '../../src/lib/domain/scoring/tally.ts';
import type { Text } from '../../src/lib/domain/shared/text.ts';
import { refusalText } from '../../src/lib/protocol/refusals.ts';
import { Head, readLine, RegisterLine } from './register-file.ts';
import { commandOf, differsFrom } from './retell.ts';
import { hashOfScheme } from './scheme-hash.ts';

type Said = Required<Text>;

export type Verdict =
	| { readonly ok: true; readonly head: Head; readonly lines: number }
	/** `line` counts from 1 in the file; `unreadable` when it is no register at all. */
	| { readonly ok: false; readonly line: number; readonly why: Said; readonly unreadable?: true };

class Bad extends Error {
	readonly line: number;
	readonly why: Said;

	constructor(line: number, zh: string, en: string) {
		super(en);
		this.line = line;
		this.why = { zh, en };
	}
}

const HEAD_LINE = 1;

function schemeOf(head: Head): CompiledScheme | null {
	if (head.scheme === null) {
		if (head.schemeHash === null) return null;
		throw new Bad(HEAD_LINE, '缺少评分方案。', 'The scheme is missing.');
	}
	if (hashOfScheme(head.scheme) !== head.schemeHash)
		throw new Bad(HEAD_LINE, '评分方案与它的哈希不符。', 'The scheme does not match its hash.');
	const checked = checkScheme(head.scheme);
	if (checked.ok) return compileScheme(checked.value);
	const { zh, en } = refusalText(checked.refusal);
	throw new Bad(HEAD_LINE, zh, en);
}

/** What the chain alone says of a line. */
function checkChain(line: Line, before: Line | null, roundId: string, at: number): void {
	const expected = (before?.seq ?? 0) + 1;
	if (line.roundId !== roundId) throw new Bad(at, '属于另一轮次。', 'It belongs to another round.');
	if (line.seq !== expected)
		throw new Bad(
			at,
			`序号是 ${line.seq}，应为 ${expected}。`,
			`Its seq is ${line.seq} where ${expected} should stand.`
		);
	if (line.prevHash !== (before?.hash ?? ''))
		throw new Bad(at, '没有接着前一行的哈希。', 'It does not carry the hash of the line before.');
	if (createHash('sha256').update(hashedText(line)).digest('hex') !== line.hash)
		throw new Bad(at, '内容与哈希不符。', 'Its content does not match its hash.');
}

/** What the rules of scoring say of a line, given all before it. */
function checkRules(book: Book, line: Line, head: Head, at: number): void {
	if (line.kind === 'open' && line.value !== head.schemeHash)
		throw new Bad(at, '开放时定版的是另一评分方案。', 'Scoring was opened with another scheme.');
	const command = commandOf(line, book.seats);
	if (!command) throw new Bad(at, `没有这样的“${line.kind}”行。`, `There can be no such "${line.kind}" line.`);
	const seat = line.kind === 'mark' || line.kind === 'sign' ? (book.seats.get(line.seatId ?? '') ?? null) : null;
	const decided = book.decide(command, seat);
	if (!decided.ok) {
		const { zh, en } = refusalText(decided.refusal);
		throw new Bad(at, `规则不允许：${zh}`, `The rules do not allow it: ${en}`);
	}
	const field = differsFrom(line, decided.value);
	if (field) throw new Bad(at, `字段 ${field} 与规则不符。`, `Its field ${field} is not what the rules make of it.`);
}

/** Tallies every entry from the book and compares with the standings that were exported. */
function checkStandings(head: Head, book: Book, compiled: CompiledScheme | null): void {
	const panel = {
		judges: [...book.seats.values()].map(({ number, role }) => ({ label: String(number), seat: number, role }))
	};
	const field = head.entries.map(({ id }) => {
		const marks = (aspect: string, run: number, judge: string) => book.placed(id, judge, aspect, run)?.mark;
		return { id, score: compiled && tallyEntry(compiled, panel, marks, book.status(id)) };
	});
	const scored = field.flatMap(({ id, score }) => (score ? [{ id, score }] : []));
	const ranks = new Map(compiled ? rankScores(compiled, scored).map((one) => [one.id, one.rank]) : []);
	const exported = new Map(head.standings.map((one) => [one.id, one]));
	if (exported.size !== head.standings.length || exported.size !== field.length)
		throw new Bad(HEAD_LINE, '名次表与参赛者不一致。', 'The standings do not list every entry once.');
	for (const { id, score } of field) {
		const shown = exported.get(id);
		const code = head.entries.find((entry) => entry.id === id)?.code ?? id;
		const recomputed = {
			rank: ranks.get(id) ?? null,
			total: score?.total && compiled ? toFixed(score.total, compiled.root.places) : null,
			state: score?.state ?? 'none',
			status: book.status(id)
		};
		for (const what of ['status', 'state', 'total', 'rank'] as const)
			if (shown?.[what] !== recomputed[what])
				throw new Bad(
					HEAD_LINE,
					`${code} 的 ${what} 写作 ${shown?.[what] ?? '–'}，重算为 ${recomputed[what] ?? '–'}。`,
					`${code}: ${what} is given as ${shown?.[what] ?? '–'}, recomputed ${recomputed[what] ?? '–'}.`
				);
	}
}

function verify(head: Head, texts: readonly string[], publishedHead: string | undefined): number {
	const compiled = schemeOf(head);
	const book = new Book({ compiled, entries: head.entries, seats: head.seats });
	const commands = new Map<string, number>();
	let before: Line | null = null;
	for (const [i, text] of texts.entries()) {
		const at = i + HEAD_LINE + 1;
		const read = readLine(RegisterLine, text);
		if ('wrong' in read) throw new Bad(at, `读不懂：${read.wrong}`, `It cannot be read: ${read.wrong}`);
		const line = read.value;
		checkChain(line, before, head.roundId, at);
		const earlier = commands.get(line.commandId);
		if (earlier !== undefined)
			throw new Bad(at, `命令号在第 ${earlier} 行用过。`, `Its command id was used by line ${earlier}.`);
		commands.set(line.commandId, at);
		checkRules(book, line, head, at);
		book.enter(line);
		before = line;
	}
	if (book.seq !== head.seq || book.head !== head.head)
		throw new Bad(
			texts.length + HEAD_LINE,
			`评分册应止于 #${head.seq} ${head.head}，这里止于 #${book.seq}。`,
			`The register should end with #${head.seq} ${head.head}; here it ends with #${book.seq}.`
		);
	if (publishedHead !== undefined && !head.head.startsWith(publishedHead.toLowerCase()))
		throw new Bad(
			texts.length + HEAD_LINE,
			`册尾哈希不是公布的 ${publishedHead}。`,
			`Its last hash is not the published ${publishedHead}.`
		);
	checkStandings(head, book, compiled);
	return texts.length;
}

/** Verifies the text of an exported register; `publishedHead`: its last hash (or how it begins) as it was made public. */
export function verifyRegister(text: string, publishedHead?: string): Verdict {
	const lines = text.split('\n');
	if (lines.at(-1) === '') lines.pop();
	const [first = '', ...texts] = lines;
	const read = readLine(Head, first);
	if ('wrong' in read)
		return {
			ok: false,
			line: HEAD_LINE,
			unreadable: true,
			why: { zh: `这不是导出的评分册：${read.wrong}`, en: `This is no exported register: ${read.wrong}` }
		};
	try {
		return { ok: true, head: read.value, lines: verify(read.value, texts, publishedHead) };
	} catch (error) {
		if (error instanceof Bad) return { ok: false, line: error.line, why: error.why };
		throw error;
	}
}
