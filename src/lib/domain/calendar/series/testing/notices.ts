// Days around holidays for specs: the make-up workdays and holidays near second Saturdays. State Council notices 2024 to 2026,
// after NateScarlet/holiday-cn (MIT).
import { addDays } from '../../../shared/day.ts';
import { layerCalendars, type WorkCalendar, type WorkDay } from '../work-days.ts';

function span(kind: WorkDay['kind'], first: string, days: number, zh: string): WorkDay[] {
	return Array.from({ length: days }, (_, n) => ({ day: addDays(first, n), kind, name: { zh } }));
}

export const notices: WorkCalendar = layerCalendars([
	[
		...span('make-up', '2024-02-04', 1, '春节'),
		...span('holiday', '2024-02-10', 8, '春节'),
		...span('make-up', '2024-02-18', 1, '春节'),
		...span('make-up', '2024-05-11', 1, '劳动节'),
		...span('make-up', '2024-09-14', 1, '中秋节'),
		...span('holiday', '2024-10-01', 7, '国庆节'),
		...span('make-up', '2024-10-12', 1, '国庆节'),
		...span('make-up', '2025-02-08', 1, '春节'),
		...span('make-up', '2025-10-11', 1, '国庆节'),
		...span('holiday', '2026-01-01', 3, '元旦'),
		...span('make-up', '2026-01-04', 1, '元旦'),
		...span('make-up', '2026-02-14', 1, '春节'),
		...span('holiday', '2026-02-15', 9, '春节'),
		...span('make-up', '2026-02-28', 1, '春节'),
		...span('make-up', '2026-05-09', 1, '劳动节'),
		...span('holiday', '2026-10-01', 7, '国庆节'),
		...span('make-up', '2026-10-10', 1, '国庆节')
	]
]);
