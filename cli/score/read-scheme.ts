// A scheme from its JSON file; everything wrong with it is told at once, each with its line.
import { schemeProblems } from '../../src/lib/domain/scoring/check-scheme.ts';
import type { Scheme } from '../../src/lib/domain/scoring/scheme.ts';
import { jsonLines, lineAt } from './json-lines.ts';
import { Refused, said, type FileProblem } from './problem.ts';
import { readText } from './read-text.ts';

function syntaxProblem(file: string, text: string, error: unknown): FileProblem {
	const why = error instanceof Error ? error.message : String(error);
	const position = /position (\d+)/.exec(why)?.[1];
	const line = position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
	return { file, line, text: said(`不是完整的 JSON：${why}`, `is not valid JSON: ${why}`) };
}

export function readScheme(file: string): Scheme {
	const text = readText(file);
	let input: unknown;
	try {
		input = JSON.parse(text);
	} catch (error) {
		throw new Refused([syntaxProblem(file, text, error)]);
	}
	const lines = jsonLines(text);
	const twice = lines.twice.map(({ key, line }): FileProblem => ({
		file,
		line,
		text: said(`“${key}”在同一个对象里写了两次`, `“${key}” stands twice in one object`)
	}));
	const problems = schemeProblems(input).map(({ path, where, zh, en }): FileProblem => ({
		file,
		line: lineAt(lines, path),
		text: said(`${where}：${zh}`, `${where}: ${en}`)
	}));
	if (twice.length + problems.length > 0) throw new Refused([...twice, ...problems]);
	return input as Scheme;
}
