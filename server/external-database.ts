// Asks a database named in DATABASE_URL whether it is there, before anything else is done, and says plainly when it is not.
import pg from 'pg';
import { codeOf, Fault, messageOf } from './fault.ts';

const PATIENCE = 5000;
const OLDEST = 15;

function place(url: URL): string {
	return url.searchParams.get('host') ?? `${url.hostname || 'localhost'}:${url.port || '5432'}`;
}

function why(error: unknown, url: URL): { zh: string; en: string } {
	const database = decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username);
	const known: Record<string, { zh: string; en: string }> = {
		ECONNREFUSED: { zh: '那里没有数据库在监听', en: 'nothing listens there' },
		ENOTFOUND: { zh: '找不到这个主机名', en: 'the host name is unknown' },
		EAI_AGAIN: { zh: '找不到这个主机名', en: 'the host name is unknown' },
		ENOENT: { zh: '没有这个套接字', en: 'there is no such socket' },
		EHOSTUNREACH: { zh: '主机无法到达', en: 'the host cannot be reached' },
		ENETUNREACH: { zh: '网络无法到达', en: 'the network cannot be reached' },
		ETIMEDOUT: { zh: '没有回应', en: 'it does not answer' },
		'28P01': { zh: '用户名或密码不对', en: 'the user name or password is wrong' },
		'28000': { zh: '不允许这个用户连接', en: 'this user may not connect' },
		'3D000': { zh: `没有名为“${database}”的数据库`, en: `there is no database called "${database}"` },
		'53300': { zh: '它的连接已满', en: 'it has no connection left' },
		'57P03': { zh: '它正在启动或停止', en: 'it is starting up or shutting down' }
	};
	const found = known[codeOf(error)];
	if (found) return found;
	const message = messageOf(error);
	if (/timeout/i.test(message)) return { zh: '5 秒内没有回应', en: 'it did not answer within 5 s' };
	return { zh: message, en: message };
}

/** Throws a Fault when `url` names no usable PostgreSQL. */
export async function checkExternalDatabase(text: string): Promise<void> {
	let url: URL;
	try {
		url = new URL(text);
		if (!/^postgres(ql)?:$/.test(url.protocol)) throw new Error(url.protocol);
	} catch (error) {
		throw new Fault(
			{
				zh: 'DATABASE_URL 不是 PostgreSQL 的地址。它应形如 postgres://用户:密码@主机:5432/数据库',
				en: 'DATABASE_URL is not the address of a PostgreSQL. It looks like postgres://user:password@host:5432/database'
			},
			{ cause: error }
		);
	}
	const client = new pg.Client({ connectionString: text, connectionTimeoutMillis: PATIENCE });
	client.on('error', () => {});
	try {
		await client.connect();
		const { rows } = await client.query<{ version: number }>(
			`select current_setting('server_version_num')::int / 10000 as version`
		);
		const version = rows[0]?.version ?? 0;
		if (version < OLDEST)
			throw new Fault({
				zh: `DATABASE_URL 的 PostgreSQL 是 ${version} 版，至少需要 ${OLDEST} 版。`,
				en: `The PostgreSQL of DATABASE_URL is version ${version}; at least ${OLDEST} is needed.`
			});
	} catch (error) {
		if (error instanceof Fault) throw error;
		const reason = why(error, url);
		throw new Fault(
			{
				zh: `DATABASE_URL 的数据库（${place(url)}）无法连接：${reason.zh}。`,
				en: `The database of DATABASE_URL (${place(url)}) cannot be reached: ${reason.en}.`
			},
			{ cause: error }
		);
	} finally {
		await client.end().catch(() => {});
	}
}
