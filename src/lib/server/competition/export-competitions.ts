// The list of competitions as a spreadsheet.
import { sql } from 'kysely';
import type { Life } from '../../domain/competition/life.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import type { Context } from '../context.ts';
import type { CompetitionTable } from '../db/schema.ts';
import { toXlsx } from '../files/write-table.ts';
import { guardDirectory } from '../people/guard.ts';

const LEVELS: Readonly<Record<CompetitionTable['level'], string>> = {
	county: '县级',
	township: '镇街级',
	system: '系统级',
	enterprise: '企业级'
};

const LIVES: Readonly<Record<Life, string>> = {
	idea: '设想',
	planned: '已排',
	filed: '已备案',
	approved: '已批准',
	notice: '已通知',
	registration: '报名中',
	drawn: '已抽签',
	running: '进行中',
	provisional: '初定成绩',
	'public-notice': '公示中',
	confirmed: '已确认',
	archived: '已归档',
	postponed: '延期',
	cancelled: '取消'
};

interface Row {
	title_zh: string;
	title_en: string | null;
	host: string;
	level: CompetitionTable['level'];
	starts_on: string;
	ends_on: string;
	venue_zh: string | null;
	life: Life;
	events: string | null;
	entries: number;
}

/** All competitions by date. One statement. */
export async function exportCompetitions(context: Context): Promise<Result<{ name: string; bytes: Buffer }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const { rows } = await sql<Row>`
		select c.title_zh, c.title_en, o.name_zh as host, c.level, c.starts_on, c.ends_on, c.venue_zh, c.life,
			(select string_agg(e.title_zh, '、' order by e.position) from event e where e.competition_id = c.id) as events,
			(select count(*)::int from entry x join round n on n.id = x.round_id join event e on e.id = n.event_id
				where e.competition_id = c.id) as entries
		from competition c join organization o on o.id = c.organization_id
		order by c.starts_on, c.id`.execute(context.database.db);
	const bytes = await toXlsx<Row>(
		'竞赛',
		[
			{ title: '名称', value: (row) => row.title_zh, width: 36 },
			{ title: '英文名', value: (row) => row.title_en, width: 36 },
			{ title: '主办单位', value: (row) => row.host, width: 24 },
			{ title: '级别', value: (row) => LEVELS[row.level] },
			{ title: '开始', value: (row) => row.starts_on },
			{ title: '结束', value: (row) => row.ends_on },
			{ title: '地点', value: (row) => row.venue_zh, width: 28 },
			{ title: '状态', value: (row) => LIVES[row.life] },
			{ title: '赛项', value: (row) => row.events, width: 28 },
			{ title: '参赛', value: (row) => row.entries }
		],
		rows
	);
	return ok({ name: '竞赛', bytes });
}
