// The list as spreadsheets: an empty one to fill in, and the list to keep.
import { levelNames } from '../../../domain/competition/registration/levels.ts';
import { stamp } from '../../../domain/competition/registration/roster.ts';
import { stateNames } from '../../../domain/competition/registration/states.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { toXlsx, type TableColumn } from '../../files/write-table.ts';
import { TEMPLATE_COLUMNS } from './preview.ts';
import { listRegistrations, type DeskRegistration } from './read-desk.ts';

/** A sheet to fill in, with one line as an example of how. */
export async function templateFile(): Promise<Buffer> {
	const example = ['（示例）王建国', '江苏荣威', '东沟镇', '13800000000', '123X', '1990', '高级工'];
	const columns = TEMPLATE_COLUMNS.map(([, title], index): TableColumn<readonly string[]> => ({
		title,
		value: (row) => row[index] ?? '',
		width: 16
	}));
	return await toXlsx('报名表', columns, [example]);
}

const COLUMNS: readonly TableColumn<DeskRegistration & { event: string }>[] = [
	{ title: '赛项', value: (row) => row.event, width: 18 },
	{ title: '报名号', value: (row) => row.number, width: 8 },
	{ title: '姓名', value: (row) => row.name.zh },
	{ title: '单位', value: (row) => row.employer.zh, width: 24 },
	{ title: '镇区', value: (row) => row.town?.zh ?? null },
	{ title: '状态', value: (row) => stateNames[row.state].zh },
	{ title: '候补', value: (row) => row.position, width: 6 },
	{ title: '手机号', value: (row) => row.phone },
	{ title: '身份证后四位', value: (row) => row.lastFour },
	{ title: '出生年份', value: (row) => row.birthYear, width: 9 },
	{ title: '技能等级', value: (row) => (row.level ? levelNames[row.level].zh : null) },
	{ title: '参赛编号', value: (row) => row.entry?.code ?? null, width: 9 },
	{ title: '代报单位', value: (row) => row.unit, width: 24 },
	{ title: '报名时间', value: (row) => stamp(Date.parse(row.registeredAt)), width: 18 },
	{ title: '理由', value: (row) => row.reason, width: 30 }
];

/** The registrations that the actor may see, as a spreadsheet. */
export async function exportFile(context: Context, competitionId: string): Promise<Result<Buffer>> {
	const list = await listRegistrations(context, competitionId);
	if (!list.ok) return list;
	const titles = new Map(list.value.events.map((event) => [event.id, event.title.zh]));
	const rows = list.value.registrations.map((row) => ({ ...row, event: titles.get(row.eventId) ?? '' }));
	return ok(await toXlsx('报名名单', COLUMNS, rows));
}
