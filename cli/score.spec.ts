// The command as a person calls it: real files, real exit codes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '..');
let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'score-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
}

function score(...args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'cli/score.ts'), ...args], {
		encoding: 'utf8'
	});
	return { status, stdout, lines: stderr.trim().split('\n') };
}

const SCHEME = JSON.stringify(
	{
		format: 'jiangsai-scheme/1',
		title: { zh: '演讲', en: 'Speech' },
		root: {
			code: 'R',
			title: { zh: '总分', en: 'Total' },
			kind: 'sum',
			children: [
				{
					code: 'A',
					title: { zh: '内容', en: 'Content' },
					kind: 'points',
					min: '0',
					max: '10',
					step: '0.5',
					panel: { how: 'trimmed', drop: { high: 1, low: 1 } }
				},
				{
					code: 'P',
					title: { zh: '超时', en: 'Overtime' },
					kind: 'penalty',
					min: '0',
					max: '5',
					step: '1',
					missing: 'zero',
					worth: { per: '-1' }
				}
			]
		},
		ranking: { order: 'high', style: '1224', ties: [] }
	},
	null,
	'\t'
);

describe('npm run score', () => {
	it('reads files as spreadsheets write them', () => {
		const marks = [
			'\ufeff评分,裁判,编号,评分点,备注',
			'8,"Zhang, Wei",01,A,"很好\r\n真的"',
			'8.5,李 娜,01,A,',
			' 9 ,王强,01,A,',
			'1,王强,01,P,',
			'9,"Zhang, Wei",02,A,',
			'9.50,李 娜,02,A,',
			'缺席,王强,02,A,'
		].join('\r\n');
		const entries = '姓名;编号;状态\n陈建国;01;\n=吴海燕;02;\n何静;03;未出场\n';
		const out = join(folder, 'out.csv');
		const run = score(
			...['--scheme', file('s.json', SCHEME), '--marks', file('m.csv', marks)],
			...['--entries', file('e.csv', entries), '--out', out]
		);
		expect(run.lines).toEqual(['']);
		expect(run.status).toBe(0);
		expect(run.stdout).toContain('演讲：3 名参赛者，3 名裁判，7 个评分');
		expect(readFileSync(out, 'utf8')).toBe(
			[
				'\ufeffentry,rank,total,status,state,name,given,expected,tie,A,P',
				"02,1,9.25,active,complete,'=吴海燕,3,3,,9.25,0",
				'01,2,7.50,active,complete,陈建国,4,4,,8.50,-1',
				'03,,,dns,none,何静,0,3,,,0',
				''
			].join('\n')
		);
	});

	it('refuses a scheme with every problem and its line, and writes nothing', () => {
		const bad = SCHEME.replace('"max": "10"', '"max": 10').replace('"kind": "penalty"', '"kind": "fine"');
		const out = join(folder, 'never.csv');
		const run = score('--scheme', file('bad.json', bad), '--marks', file('m.csv', ''), '--out', out, '--lang', 'en');
		expect(run.status).toBe(1);
		expect(run.stdout).toBe('');
		expect(run.lines.map((line) => line.replace(`${folder}/`, ''))).toEqual([
			'bad.json:23: root.children[0].max: write numbers in quotes: "10"',
			'bad.json:39: root.children[1].kind: must be one of judgement, measurement, points, count, time, penalty, ordinal',
			'2 problems; no results were written.'
		]);
		expect(existsSync(out)).toBe(false);
	});

	it('refuses broken JSON with its line', () => {
		const run = score(
			'--scheme',
			file('broken.json', '{\n"format": 1,\n}'),
			'--marks',
			file('m.csv', ''),
			'--lang',
			'en'
		);
		expect(run.status).toBe(1);
		expect(run.lines[0]).toMatch(/broken\.json:3: is not valid JSON/);
	});

	it('refuses marks with every problem and its line', () => {
		const marks = [
			'entry,aspect,judge,value,status,run',
			'1,A,J1,11,,',
			'1,A,J2,8.25,,',
			'1,A,J3,8.5,,',
			'1,A,J3,8.5,,',
			'1,B,J3,8.5,,',
			'1,A,J4,"8,5",,',
			'1,A,,8,,',
			',A,J1,8,,',
			'1,A,J5,8,absent,',
			'1,A,J6,,ill,',
			'1,A,J7,8,,2',
			'9,A,J1,8,,'
		].join('\n');
		const run = score(
			...['--scheme', file('s.json', SCHEME), '--marks', file('bad.csv', marks)],
			...['--entries', file('e.csv', 'entry,status\n1,\n1,late\n'), '--lang', 'en']
		);
		expect(run.status).toBe(1);
		expect(run.lines.map((line) => line.replaceAll(`${folder}/`, ''))).toEqual([
			'bad.csv:2: A: 11 is outside 0 to 10.',
			'bad.csv:3: A: 8.25 is not on the step of 0.5.',
			'bad.csv:5: 1 · A · J3 stands in line 4 already',
			'bad.csv:6: The scheme has no aspect “B”.',
			'bad.csv:7: “8,5” is not a decimal number',
			'bad.csv:8: names no judge',
			'bad.csv:9: names no entry',
			'bad.csv:10: has both a value and a status',
			'bad.csv:11: unknown status “ill”; known: absent, dns, dnf, dq',
			'bad.csv:12: Aspect “A” has no run 2.',
			'e.csv:3: “1” stands in line 2 already',
			'e.csv:3: unknown status “late”; known: active, withdrawn, dns, dnf, dq',
			'12 problems; no results were written.'
		]);
	});

	it('refuses marks of entries that do not take part', () => {
		const marks = file('m.csv', 'entry,aspect,judge,value\n1,A,J1,8\n2,A,J1,8\n2,A,J2,8\n');
		const run = score('--scheme', file('s.json', SCHEME), '--marks', marks, '--entries', file('e.csv', 'entry\n1\n'));
		expect(run.lines.map((line) => line.replaceAll(`${folder}/`, ''))).toEqual([
			'm.csv:3: 参赛者“2”不在 e.csv 里',
			'共 1 处不对，没有写出结果。'
		]);
	});

	it('warns of what is not final', () => {
		const marks = file('m.csv', 'entry,aspect,judge,value\n1,A,J1,8\n1,A,J2,8\n2,A,J1,8\n2,A,J2,\n');
		const run = score('--scheme', file('s.json', SCHEME), '--marks', marks, '--lang', 'en');
		expect(run.status).toBe(0);
		expect(run.stdout).toMatch(/2\s+8\.00\s+0\s+8\.00\s+provisional, 1 mark missing/);
		expect(run.lines).toEqual([
			'! “P” was not marked for anybody',
			'! “A” strikes 2 marks of only 2 judges: none is struck',
			'! 2 lacks A J2'
		]);
	});

	it('writes a total that never ends to ten places and says so', () => {
		const scheme = SCHEME.replace('"how": "trimmed"', '"how": "mean"').replace(/,\s*"drop": \{[^}]*\}/, '');
		const marks = file('m.csv', 'entry,aspect,judge,value\n1,A,J1,8\n1,A,J2,8\n1,A,J3,9\n1,P,J1,0\n');
		const out = join(folder, 'endless.csv');
		const run = score('--scheme', file('mean.json', scheme), '--marks', marks, '--out', out);
		expect(run.lines).toEqual(['! 总分除不尽，写到 10 位：1。方案可在总分处写明舍入。']);
		expect(readFileSync(out, 'utf8')).toContain('1,1,8.3333333333,active,complete');
	});

	it('explains one entry', () => {
		const marks = file('m.csv', 'entry,aspect,judge,value\n1,A,J1,8\n1,A,J2,9\n1,A,J3,9.5\n1,P,J1,2\n');
		const args = ['--scheme', file('s.json', SCHEME), '--marks', marks, '--lang', 'en'];
		const { stdout } = score(...args, '--explain', '1');
		expect(stdout).toContain('1  rank 1  total 7.00');
		expect(stdout).toContain('J1 8 (low struck) · J2 9 · J3 9.5 (high struck)');
		expect(stdout).toContain('J1 2 → -2');
		expect(score(...args, '--explain', '7').status).toBe(1);
	});

	it('prints its presets and its usage', () => {
		expect(JSON.parse(score('--preset', 'halfpipe').stdout)).toMatchObject({ format: 'jiangsai-scheme/1' });
		expect(score('--preset', 'x').lines.length).toBeGreaterThanOrEqual(9);
		expect(score('--help')).toMatchObject({ status: 0 });
		expect(score('--scheme', 'x').status).toBe(2);
		expect(score('--scheme', join(folder, 'none.json'), '--marks', 'm.csv').lines[0]).toMatch(
			/none\.json: 没有这个文件/
		);
	});
});
