// Words that stand in files for numbers and statuses.
import type { EntryStatus, LeafKind } from '../../src/lib/domain/scoring/scheme.ts';
import { add, multiply, parseDecimal, toDecimal, whole } from '../../src/lib/domain/scoring/exact.ts';

const STATUS_WORDS: Readonly<Record<string, EntryStatus | 'absent'>> = {
	active: 'active',
	ok: 'active',
	absent: 'absent',
	缺席: 'absent',
	缺评: 'absent',
	withdrawn: 'withdrawn',
	wd: 'withdrawn',
	退赛: 'withdrawn',
	dns: 'dns',
	未出场: 'dns',
	dnf: 'dnf',
	未完成: 'dnf',
	dq: 'dq',
	dsq: 'dq',
	取消资格: 'dq'
};

/** The status a word stands for, in any case of letters. */
export function statusWord(word: string): EntryStatus | 'absent' | undefined {
	return Object.hasOwn(STATUS_WORDS, word.toLowerCase()) ? STATUS_WORDS[word.toLowerCase()] : undefined;
}

const CLOCK = /^(?:(\d+):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/;

/** Hours, minutes and seconds as seconds. */
function seconds(clock: string): string | null {
	const [, hours = '0', minutes = '0', rest = '0'] = CLOCK.exec(clock) ?? [];
	const value = parseDecimal(rest);
	if (!CLOCK.test(clock) || !value) return null;
	return toDecimal(add(multiply(whole(60), whole(Number(hours) * 60 + Number(minutes))), value));
}

/** A plain decimal from a cell: "+8.5", ".5" and "−1" are read as well, a time also as 1:02.35. Null when it is none. */
export function readNumber(cell: string, kind: LeafKind): string | null {
	const plain = cell
		.replace(/^−/, '-')
		.replace(/^\+(?=[\d.])/, '')
		.replace(/^(-?)\./, '$10.')
		.replace(/\.$/, '');
	if (parseDecimal(plain)) return plain;
	return kind === 'time' ? seconds(cell) : null;
}
