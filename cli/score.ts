// Totals and ranks from files: npm run score -- --scheme S.json --marks M.csv [--entries E.csv] [--out FILE].
// Ends with 0 when it scored, 1 when a file was refused (nothing is computed or written then), 2 when called wrongly.
import { writeFileSync } from 'node:fs';
import { explain } from '../src/lib/domain/scoring/explain.ts';
import { presets } from '../src/lib/domain/scoring/presets/presets.ts';
import { readOptions, USAGE, type Options } from './score/options.ts';
import { explanationText } from './score/print-explanation.ts';
import { standingsText, warningsOf } from './score/print-standings.ts';
import { problemLine, Refused, said, type Lang } from './score/problem.ts';
import { resultsCsv } from './score/results-csv.ts';
import { scoreFiles } from './score/score-files.ts';

const MOST_PROBLEMS_SHOWN = 200;

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
	process.stderr.write(`${text}\n`);
}

function printPreset(id: string): number {
	const preset = presets.find((one) => one.id === id);
	if (preset) print(JSON.stringify(preset.build(), null, '\t'));
	else complain(presets.map((one) => `${one.id.padEnd(18)}${one.title.zh} · ${one.title.en ?? ''}`).join('\n'));
	return preset ? 0 : 2;
}

function writeResults(file: string, csv: string): void {
	try {
		writeFileSync(file, csv);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Refused([{ file, line: null, text: said(`写不进去：${why}`, `cannot be written: ${why}`) }]);
	}
}

function score(options: Extract<Options, { kind: 'score' }>): number {
	const { lang, explain: wanted, out } = options;
	const scored = scoreFiles(options);
	const entry = scored.entries.find((one) => one.id === wanted);
	if (wanted !== null && !entry) {
		const text = said(`没有参赛者“${wanted}”`, `there is no entry “${wanted}”`);
		throw new Refused([{ file: options.entries ?? options.marks, line: null, text }]);
	}
	print(entry ? explanationText(explain(scored.compiled, entry, scored.entries), lang) : standingsText(scored, lang));
	for (const warning of warningsOf(scored)) complain(`! ${warning[lang]}`);
	if (out !== null) writeResults(out, resultsCsv(scored, lang));
	return 0;
}

function complainAll({ problems }: Refused, lang: Lang): void {
	for (const problem of problems.slice(0, MOST_PROBLEMS_SHOWN)) complain(problemLine(problem, lang));
	const more = problems.length - MOST_PROBLEMS_SHOWN;
	if (more > 0) complain(lang === 'zh' ? `……另有 ${more} 处` : `… and ${more} more`);
	complain(
		lang === 'zh'
			? `共 ${problems.length} 处不对，没有写出结果。`
			: `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; no results were written.`
	);
}

function main(): number {
	const options = readOptions(process.argv.slice(2));
	switch (options.kind) {
		case 'help':
			print(USAGE);
			return 0;
		case 'wrong':
			complain(`${options.why}\n\n${USAGE}`);
			return 2;
		case 'preset':
			return printPreset(options.id);
		case 'score':
			try {
				return score(options);
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				complainAll(error, options.lang);
				return 1;
			}
	}
}

process.exitCode = main();
