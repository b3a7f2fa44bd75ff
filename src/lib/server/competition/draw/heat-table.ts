// What was drawn as a spreadsheet: who, where from, and the place, in the order in which they compete.
import { stateOf } from '../../../domain/competition/draw/state.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { toXlsx, type TableColumn } from '../../files/write-table.ts';
import { readDraw } from './read-draws.ts';

interface Line {
	readonly no: number;
	readonly label: string;
	readonly unit: string;
	readonly machine: string;
	readonly heat: number | null;
	readonly stations: string;
	readonly code: string;
	readonly note: string;
}

const number: TableColumn<Line> = { title: '序号 No.', value: (line) => line.no, width: 10 };
const people: readonly TableColumn<Line>[] = [
	{ title: '姓名 Name', value: (line) => line.label, width: 18 },
	{ title: '单位 Employer', value: (line) => line.unit, width: 28 }
];
const note: TableColumn<Line> = { title: '备注 Note', value: (line) => line.note, width: 14 };
const heats: readonly TableColumn<Line>[] = [
	{ title: '场次 Heat', value: (line) => line.heat, width: 10 },
	{ title: '工位 Station', value: (line) => line.stations, width: 14 },
	...people,
	{ title: '机型 Machine', value: (line) => line.machine, width: 16 },
	number,
	note
];
const codes: readonly TableColumn<Line>[] = [
	{ title: '编号 Code', value: (line) => line.code, width: 12 },
	...people,
	number,
	note
];

/** An open draw's places as .xlsx; refuses while nothing is drawn or it is sealed. */
export async function drawTable(context: Context, drawId: string): Promise<Result<{ name: string; bytes: Buffer }>> {
	const read = await readDraw(context, drawId);
	if (!read.ok) return read;
	const { draw } = read.value;
	const { result } = draw;
	if (result === null) return refuse('draw_step_order');
	const gone = new Set(draw.blanks);
	const lines = draw.list.rows.map((row): Line & { place: number } => {
		const at = result.places.find((place) => place.no === row.no);
		const heat = at && 'heat' in at ? at : null;
		const code = at && 'code' in at ? at : null;
		return {
			no: row.no,
			label: row.label,
			unit: row.unit ?? '',
			machine: row.machine ?? '',
			heat: heat?.heat ?? null,
			stations: heat?.stations.join(' → ') ?? '',
			code: code?.code ?? '',
			note: gone.has(row.no)
				? '退赛，空位'
				: stateOf(draw.steps.map((step) => step.step)) === 'superseded'
					? '已重抽'
					: '',
			place: heat ? heat.heat * 10_000 + (heat.stations[0] ?? 0) : (code?.position ?? 0)
		};
	});
	lines.sort((a, b) => a.place - b.place);
	const bytes = await toXlsx(draw.event.zh, draw.stage === 'heat-station' ? heats : codes, lines);
	return ok({ name: `${draw.event.zh}${draw.round.zh}-${draw.stage === 'heat-station' ? '场次工位' : '编号'}`, bytes });
}
