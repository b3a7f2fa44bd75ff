// What can be said to `npm run replay`.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault, messageOf } from '../../server/fault.ts';
import { readDiving } from './diving.ts';
import { readIsu } from './isu.ts';
import type { RealProgramme } from './real-programme.ts';

export interface Options {
	readonly programmes: readonly RealProgramme[];
	/** Marks per second over all tablets; null: as fast as they are acknowledged. */
	readonly speed: number | null;
	/** A running server and who organizes there; null: a server of our own. */
	readonly server: { readonly url: URL; readonly login: string; readonly password: string } | null;
	/** Leave our own server running at the end, until Ctrl-C. */
	readonly keep: boolean;
}

export const HELP = `匠赛 Jiangsai · 重演真实竞赛 replay of real competitions

  npm run replay -- --data DIR (--competition NAME | --all) [选项 options]

  --data DIR          已公布的数据 published data: …/isu, …/diving
  --competition NAME  名称或其一部分 its name or a part of it
  --all               全部竞赛 every competition in the folder
  --speed N           每秒评分数 marks per second (默认不限 default: as fast as acknowledged)
  --url URL           在已运行的服务器上重演 replay on a running server
  --login NAME        该服务器的组织者 an organizer there
  --password PW       其密码（或环境变量 JIANGSAI_PASSWORD）the password (or JIANGSAI_PASSWORD)
  --keep              结束后保留自带服务器，直到 Ctrl-C keep the own server until Ctrl-C
  --help              显示此说明 this text
`;

function parsed(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: false,
			options: {
				data: { type: 'string' },
				competition: { type: 'string' },
				all: { type: 'boolean', default: false },
				speed: { type: 'string' },
				url: { type: 'string' },
				login: { type: 'string' },
				password: { type: 'string' },
				keep: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false }
			}
		}).values;
	} catch (error) {
		throw new Fault({
			zh: `${messageOf(error)}（npm run replay -- --help 列出所有选项）`,
			en: `${messageOf(error)} (npm run replay -- --help lists the options)`
		});
	}
}

const FORMATS = [
	{ file: 'performances.csv', read: readIsu },
	{ file: 'Diving2000.csv', read: readDiving }
];

function readFolder(given: string | undefined): readonly RealProgramme[] {
	if (!given)
		throw new Fault({ zh: '请用 --data 指定数据文件夹。', en: 'Name the folder of published data with --data.' });
	const folder = resolve(given);
	if (!existsSync(folder)) throw new Fault({ zh: `文件夹 ${folder} 不存在。`, en: `There is no folder ${folder}.` });
	const format = FORMATS.find(({ file }) => existsSync(join(folder, file)));
	if (!format) {
		const files = FORMATS.map(({ file }) => file).join(', ');
		throw new Fault({
			zh: `文件夹 ${folder} 里没有认识的数据（${files}）。`,
			en: `The folder ${folder} holds no data that is known here (${files}).`
		});
	}
	try {
		return format.read(folder);
	} catch (error) {
		throw new Fault(
			{
				zh: `${folder} 里的数据读不出来：${messageOf(error)}`,
				en: `The data in ${folder} cannot be read: ${messageOf(error)}`
			},
			{ cause: error }
		);
	}
}

function chosen(
	programmes: readonly RealProgramme[],
	name: string | undefined,
	all: boolean
): readonly RealProgramme[] {
	if (all === (name !== undefined))
		throw new Fault({ zh: '请给出 --competition 名称，或 --all。', en: 'Give either --competition NAME or --all.' });
	if (name === undefined) return programmes;
	const names = [...new Set(programmes.map((one) => one.competition))];
	const wanted = name.trim().toLowerCase();
	const exact = names.filter((one) => one.toLowerCase() === wanted);
	const found = exact.length > 0 ? exact : names.filter((one) => one.toLowerCase().includes(wanted));
	if (found.length === 1) return programmes.filter((one) => one.competition === found[0]);
	const list = (found.length > 0 ? found : names).map((one) => `\n    ${one}`).join('');
	throw new Fault(
		found.length > 0
			? { zh: `有几个竞赛的名称含“${name}”：`, en: `Several competitions are called "${name}":${list}` }
			: { zh: `没有名为“${name}”的竞赛。这里有：`, en: `There is no competition "${name}". There are:${list}` }
	);
}

function serverOf(url: string | undefined, login: string | undefined, password: string | undefined): Options['server'] {
	if (url === undefined) return null;
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
		throw new Fault({ zh: `“${url}”不是网址。`, en: `"${url}" is no address of a server.` });
	if (!login || !password)
		throw new Fault({
			zh: '使用 --url 时还要给出 --login 和 --password。',
			en: '--url needs --login and --password as well.'
		});
	return { url: new URL(url), login, password };
}

/** Reads the command line and the data it names; null when only the help is wanted. Throws a Fault for whatever is wrong. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options | null {
	const given = parsed(args);
	if (given.help) return null;
	const speed = given.speed === undefined ? null : Number(given.speed);
	if (speed !== null && !(speed > 0))
		throw new Fault({ zh: '--speed 应为正数。', en: '--speed must be a number above zero.' });
	const server = serverOf(given.url, given.login, given.password ?? env.JIANGSAI_PASSWORD);
	const programmes = chosen(readFolder(given.data), given.competition, given.all);
	return { programmes, speed, server, keep: given.keep };
}
