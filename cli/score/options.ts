// What the command line says.
import { parseArgs } from 'node:util';
import type { Lang } from './problem.ts';

export const USAGE = `用法 Usage:
  npm run score -- --scheme S.json --marks M.csv [--entries E.csv] [--out FILE] [--explain ENTRY] [--lang zh|en]
  npm run score -- --preset ID        打印一个现成方案 print a scheme to start from

  --scheme   评分方案 the scheme                    docs/scheme.md
  --marks    评分 the marks: entry,aspect,judge,value   docs/marks.md
  --entries  参赛者 the entries: entry,name,status,order
  --out      把结果写成 CSV write the results as CSV
  --explain  打印一名参赛者的总分从哪里来 print where an entry's total comes from
  --lang     zh（默认 default）或 en
`;

export type Options =
	| { readonly kind: 'help' }
	| { readonly kind: 'wrong'; readonly why: string }
	| { readonly kind: 'preset'; readonly id: string }
	| {
			readonly kind: 'score';
			readonly scheme: string;
			readonly marks: string;
			readonly entries: string | null;
			readonly out: string | null;
			readonly explain: string | null;
			readonly lang: Lang;
	  };

const FLAGS = {
	scheme: { type: 'string' },
	marks: { type: 'string' },
	entries: { type: 'string' },
	out: { type: 'string' },
	explain: { type: 'string' },
	lang: { type: 'string' },
	preset: { type: 'string' },
	help: { type: 'boolean', short: 'h' }
} as const;

export function readOptions(args: readonly string[]): Options {
	try {
		const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false });
		const { scheme, marks, entries = null, out = null, explain = null, lang = 'zh', preset } = values;
		if (values.help) return { kind: 'help' };
		if (preset !== undefined) return { kind: 'preset', id: preset };
		if (lang !== 'zh' && lang !== 'en') return { kind: 'wrong', why: '--lang zh|en' };
		if (scheme === undefined || marks === undefined) return { kind: 'wrong', why: '--scheme, --marks ?' };
		return { kind: 'score', scheme, marks, entries, out, explain, lang };
	} catch (error) {
		return { kind: 'wrong', why: error instanceof Error ? error.message : String(error) };
	}
}
