// `npm run verify -- FILE`: is this exported register whole, in order, by the rules, and do the standings follow from it?
// Exit code 0: it is; 1: it is not, and here; 2: there is nothing to verify.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { messageOf } from '../server/fault.ts';
import { verifyRegister } from './verify/verify-register.ts';

const HELP = `匠赛 Jiangsai · 核验评分册 verify an exported register

  npm run verify -- FILE [--head HASH]

  FILE         GET /api/rounds/ID/register 导出的文件 the exported file
  --head HASH  公布过的册尾哈希或其开头 its last hash as published, or how it begins
`;

function stop(zh: string, en: string): never {
	process.stderr.write(`\n  ${zh}\n  ${en}\n\n`);
	process.exit(2);
}

function options(): { file: string; head: string | undefined } | null {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { head: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } }
		});
		if (values.help) return null;
		const [file, ...more] = positionals;
		if (!file || more.length > 0) stop('请给出一个文件。', 'Name one file.');
		return { file, head: values.head };
	} catch (error) {
		stop(messageOf(error), 'npm run verify -- --help lists the options.');
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		stop(`文件 ${file} 读不出来。`, `The file ${file} cannot be read: ${messageOf(error)}`);
	}
}

const given = options();
if (!given) process.stdout.write(HELP);
else {
	const verdict = verifyRegister(read(given.file), given.head);
	if (verdict.ok) {
		const { competition, event, title, head, seq, standings } = verdict.head;
		process.stdout.write(
			`核验通过 verified: ${competition.zh} · ${event.zh} · ${title.zh}\n` +
				`  ${seq} 行 lines, 册尾 last hash ${head || '–'}\n` +
				`  ${standings.length} 个名次重算一致 standings recomputed and equal\n`
		);
	} else if (verdict.unreadable) stop(verdict.why.zh, verdict.why.en);
	else {
		process.stdout.write(
			`核验不通过 NOT verified: ${given.file}:${verdict.line}\n  ${verdict.why.zh}\n  ${verdict.why.en}\n`
		);
		process.exitCode = 1;
	}
}
