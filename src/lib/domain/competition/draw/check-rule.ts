// Whether a rule can be carried out on a list, before it is promised to anybody.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { DrawList, DrawRule } from './rule.ts';

/** Most that a published list holds. */
export const MOST_ROWS = 2000;

/** Refuses a list of fewer than two, more heats than contestants, and machines that do not suffice in a heat. */
export function checkRule(list: DrawList, rule: DrawRule): Result<void> {
	const count = list.rows.length;
	if (count < 2) return refuse('draw_too_few', { count });
	if (count > MOST_ROWS) return refuse('draw_too_many', { count, most: MOST_ROWS });
	if (rule.stage !== 'heat-station') return ok(undefined);
	if (rule.heats > count) return refuse('draw_heats_empty', { heats: rule.heats, count });
	for (const machine of new Set(list.rows.map((row) => row.machine))) {
		const people = list.rows.filter((row) => row.machine === machine).length;
		const stations = rule.stations.filter((one) => one.machine === machine).length;
		const needed = Math.ceil(people / rule.heats);
		if (needed > stations)
			return machine === null
				? refuse('draw_stations_short', { needed, stations, heats: rule.heats })
				: refuse('draw_machines_short', { machine, needed, stations, heats: rule.heats });
	}
	return ok(undefined);
}
