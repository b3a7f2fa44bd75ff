// The calendar of some days as a spreadsheet: a line for everything that an occasion takes.
import type { BookingRole, OccasionKind } from '../../../domain/calendar/bookings/facts.ts';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { CalendarOccasion, CalendarResource, CalendarWindow } from '../../../protocol/calendar/bookings.ts';
import type { Context } from '../../context.ts';
import { toXlsx, type TableColumn } from '../../files/write-table.ts';
import { readCalendar } from './read-calendar.ts';

const KINDS: Readonly<Record<OccasionKind, string>> = {
	contest: '竞赛',
	heat: '场次',
	meeting: '会议',
	class: '课次',
	maintenance: '检修',
	hold: '预留'
};
const ROLES: Readonly<Record<BookingRole, string>> = {
	venue: '场地',
	judge: '裁判',
	'chief-judge': '裁判长',
	teacher: '教师',
	contestant: '选手',
	staff: '工作人员',
	equipment: '设备'
};

interface Line {
	readonly occasion: CalendarOccasion;
	readonly resource: CalendarResource | undefined;
	readonly role: BookingRole | null;
	readonly hard: boolean;
}

function clock(instant: number): string {
	const minute = minuteOfInstant(instant);
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const columns: readonly TableColumn<Line>[] = [
	{ title: '日期 Date', value: (line) => dayOfInstant(line.occasion.startsAt), width: 12 },
	{ title: '开始 From', value: (line) => clock(line.occasion.startsAt), width: 10 },
	{ title: '结束 To', value: (line) => clock(line.occasion.endsAt), width: 10 },
	{ title: '类别 Kind', value: (line) => KINDS[line.occasion.kind], width: 10 },
	{ title: '名称 Title', value: (line) => line.occasion.title.zh, width: 28 },
	{ title: '资源 Resource', value: (line) => line.resource?.name.zh ?? null, width: 22 },
	{ title: '用途 Role', value: (line) => line.role && `${ROLES[line.role]}${line.hard ? '' : '（意向）'}`, width: 14 },
	{ title: '单位 Employer', value: (line) => line.resource?.note?.zh ?? null, width: 22 },
	{ title: '预计人数 People', value: (line) => line.occasion.people, width: 12 }
];

const order = Object.keys(ROLES);
const byRole = (a: { role: BookingRole }, b: { role: BookingRole }) => order.indexOf(a.role) - order.indexOf(b.role);

/** A line for each booking; an occasion that takes nothing has one of its own. */
function linesOf(window: CalendarWindow): readonly Line[] {
	const resources = new Map(window.resources.map((one) => [one.id, one]));
	return window.occasions.flatMap((occasion): Line[] =>
		occasion.bookings.length === 0
			? [{ occasion, resource: undefined, role: null, hard: true }]
			: [...occasion.bookings].sort(byRole).map((one) => ({
					occasion,
					resource: resources.get(one.resourceId),
					role: one.role,
					hard: one.hard
				}))
	);
}

/** The spreadsheet of these days and the name to save it under. */
export async function exportCalendar(
	context: Context,
	asked: { from: string | null; to: string | null }
): Promise<Result<{ name: string; bytes: Buffer }>> {
	const window = await readCalendar(context, asked);
	if (!window.ok) return window;
	const { from, to } = window.value;
	return ok({ name: `日历 ${from} ${to}`, bytes: await toXlsx('日历', columns, linesOf(window.value)) });
}
