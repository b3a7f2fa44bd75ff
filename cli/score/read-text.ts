// Reading a file as UTF-8 text, with or without byte order mark.
import { readFileSync } from 'node:fs';
import { Refused, said } from './problem.ts';

/** The file's text; refuses what is missing, not readable or not UTF-8. */
export function readText(file: string): string {
	let bytes: Buffer;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		const why = error instanceof Error && 'code' in error ? String(error.code) : '';
		const text =
			why === 'ENOENT'
				? said('没有这个文件', 'there is no such file')
				: said(`读不出来（${why}）`, `cannot be read (${why})`);
		throw new Refused([{ file, line: null, text }]);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		const text = said(
			'不是 UTF-8 文字，请另存为 UTF-8（CSV UTF-8）',
			'is not UTF-8 text; save it as UTF-8 (CSV UTF-8)'
		);
		throw new Refused([{ file, line: null, text }]);
	}
}
