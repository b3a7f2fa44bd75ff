// What can be said on the command line.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault, messageOf } from './fault.ts';

export interface Options {
	readonly port: number;
	/** Undefined: every address of the machine. */
	readonly host: string | undefined;
	readonly tls: { readonly kind: 'none' } | { readonly kind: 'own' } | Given;
	readonly httpsPort: number;
	readonly dataDir: string;
	readonly demo: boolean;
}

interface Given {
	readonly kind: 'given';
	readonly cert: string;
	readonly key: string;
}

export const HELP = `匠赛 Jiangsai

  npm start -- [选项 options]

  --port N          端口 port (3000, 或环境变量 or PORT)
  --host ADDRESS    只在此地址监听 listen on this address only (HOST)
  --lan             同时提供 HTTPS，平板可离线评分 HTTPS as well, so that tablets can score offline
  --https-port N    HTTPS 端口 port of HTTPS (port + 443)
  --cert F --key F  使用已有证书 use a certificate of your own (PEM)
  --data DIR        数据文件夹 data folder (./data)
  --no-demo         首次启动不放入演示赛季 do not seed the demo season on first start
  --help            显示此说明 this text

  DATABASE_URL      使用已有的 PostgreSQL use a PostgreSQL of your own
  TRUST_PROXY=1     信任反向代理的 x-forwarded-* believe the x-forwarded-* of a reverse proxy
`;

function portOf(text: string, name: string): number {
	const port = Number(text);
	if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65535) return port;
	throw new Fault({
		zh: `${name} 应为 0 到 65535 的整数，而不是“${text}”。`,
		en: `${name} must be a whole number from 0 to 65535, not "${text}".`
	});
}

function fileOf(path: string, name: string): string {
	const file = resolve(path);
	if (existsSync(file)) return file;
	throw new Fault({
		zh: `${name} 指定的文件 ${file} 不存在。`,
		en: `The file ${file} named by ${name} does not exist.`
	});
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: false,
			options: {
				port: { type: 'string' },
				host: { type: 'string' },
				lan: { type: 'boolean', default: false },
				'https-port': { type: 'string' },
				cert: { type: 'string' },
				key: { type: 'string' },
				data: { type: 'string' },
				'no-demo': { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false }
			}
		}).values;
	} catch (error) {
		throw new Fault({
			zh: `${messageOf(error)}（npm start -- --help 列出所有选项）`,
			en: `${messageOf(error)} (npm start -- --help lists the options)`
		});
	}
}

/** Reads the command line and the environment; null when only the help is wanted. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv, root: string): Options | null {
	const given = parsed(args);
	if (given.help) return null;
	const port = portOf(given.port ?? env.PORT ?? '3000', given.port === undefined && env.PORT ? 'PORT' : '--port');
	const cert = given.cert ?? env.TLS_CERT;
	const key = given.key ?? env.TLS_KEY;
	if ((cert === undefined) !== (key === undefined))
		throw new Fault({ zh: '--cert 和 --key 要一起给出。', en: '--cert and --key go together.' });
	const tls: Options['tls'] =
		cert !== undefined && key !== undefined
			? { kind: 'given', cert: fileOf(cert, '--cert'), key: fileOf(key, '--key') }
			: { kind: given.lan ? 'own' : 'none' };
	const usual = port === 0 ? 0 : port === 80 ? 443 : port + 443;
	return {
		port,
		host: given.host ?? (env.HOST || undefined),
		tls,
		httpsPort: portOf(given['https-port'] ?? env.HTTPS_PORT ?? String(Math.min(usual, 65535)), '--https-port'),
		dataDir: resolve(root, given.data ?? env.JIANGSAI_DATA_DIR ?? 'data'),
		demo: !given['no-demo'] && env.JIANGSAI_DEMO !== '0'
	};
}
