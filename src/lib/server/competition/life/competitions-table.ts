// The list of competitions as a spreadsheet, each line in both languages where there are two.
import { lifeText } from '../../../domain/competition/life/words.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { toXlsx } from '../../files/write-table.ts';
import { guardDirectory } from '../../people/guard.ts';
import { listCompetitions, type CompetitionSummary } from '../read-competitions.ts';

const LEVELS: Readonly<Record<CompetitionSummary['level'], string>> = {
	county: '县级 County',
	township: '镇街 Township',
	system: '系统 System',
	enterprise: '企业 Enterprise'
};

/** What the actor may know of, as .xlsx; for whoever plans competitions. */
export async function competitionsTable(context: Context): Promise<Result<{ name: string; bytes: Buffer }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const list = await listCompetitions(context);
	if (!list.ok) return list;
	const bytes = await toXlsx<CompetitionSummary>(
		'竞赛 Competitions',
		[
			{ title: '竞赛', value: (row) => row.title.zh, width: 36 },
			{ title: 'Competition', value: (row) => row.title.en ?? null, width: 36 },
			{ title: '主办 Host', value: (row) => row.organization.name.zh, width: 22 },
			{ title: '级别 Level', value: (row) => LEVELS[row.level] },
			{ title: '开始 From', value: (row) => row.startsOn },
			{ title: '结束 To', value: (row) => row.endsOn },
			{ title: '地点 Venue', value: (row) => row.venue?.zh ?? null, width: 28 },
			{ title: '工种 Trade', value: (row) => row.trade?.zh ?? null },
			{ title: '进程 State', value: (row) => `${lifeText[row.life].zh} ${lifeText[row.life].en}`, width: 20 },
			{ title: '轮次 Rounds', value: (row) => row.rounds.length },
			{ title: '参赛 Entries', value: (row) => row.rounds.reduce((sum, round) => sum + round.entries, 0) }
		],
		list.value.competitions
	);
	return ok({ name: '竞赛 Competitions', bytes });
}
