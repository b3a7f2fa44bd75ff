// The panel list as a spreadsheet: a row for each seat.
import { isAt } from '../../../domain/competition/panels/model.ts';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { inLocale, type Locale, type Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import { toXlsx } from '../../files/write-table.ts';
import { guardRound } from '../../people/guard.ts';
import { loadPanels } from './load-panels.ts';

const WORDS: Readonly<Record<Locale, readonly string[]>> = {
	'zh-CN': ['场次', '日期', '开始', '分区', '席位', '裁判', '单位', '外单位', '定住', '理由'],
	en: ['Heat', 'Day', 'Start', 'Zone', 'Seat', 'Judge', 'Employer', 'Outsider', 'Pinned', 'Reason']
};
const WIDTHS = [8, 12, 10, 16, 8, 14, 26, 10, 8, 30];

/** A round's panels as .xlsx; empty seats are rows as well. */
export async function exportPanels(context: Context, roundId: string, locale: Locale): Promise<Result<Buffer>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const loaded = await loadPanels(context.database.db, roundId);
	if (!loaded) return refuse('not_allowed');
	const { model, assignments } = loaded;
	const say = (given: Text | null | undefined): string | null => (given ? inLocale(given, locale) : null);
	const yes = locale === 'en' ? 'yes' : '是';
	const two = (part: number): string => String(part).padStart(2, '0');
	const rows = model.heats.flatMap((heat, h) =>
		model.zones.flatMap((zone, z) =>
			Array.from({ length: zone.judges }, (_, slot): (string | number | null)[] => {
				const seat = model.current.find((one) => isAt(one, { heat: h, zone: z }) && one.slot === slot);
				const judge = model.judges.find((one) => one.id === seat?.judge);
				const row = assignments.find(
					(one) =>
						one.heat === heat.number && one.zone === z + 1 && one.slot === slot + 1 && one.person_id === judge?.id
				);
				const minute = heat.time ? minuteOfInstant(heat.time.from) : null;
				return [
					heat.number,
					heat.time ? dayOfInstant(heat.time.from) : heat.day,
					minute === null ? null : `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
					say(zone.title),
					slot + 1,
					say(judge?.name),
					say(judge?.employerName),
					judge?.outsider ? yes : null,
					seat?.pinned ? yes : null,
					row?.reason ?? null
				];
			})
		)
	);
	const columns = WORDS[locale].map((title, index) => ({
		title,
		width: WIDTHS[index] ?? 14,
		value: (row: (string | number | null)[]) => row[index] ?? null
	}));
	return ok(await toXlsx(locale === 'en' ? 'Panels' : '裁判组', columns, rows));
}
