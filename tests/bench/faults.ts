// `npm run bench -- faults`: the server killed so many times under load. The only goal is none.
import { killUnderLoad } from '../faults/kill-under-load.ts';
import type { Bench } from './report.ts';
import { median, percentile } from './statistics.ts';

const JUDGES = 20;

/** Runs the kills in one go; what is lost, doubled or unverifiable must be nothing. */
export async function faultsBench(options: { readonly kills: number; readonly seed: number }): Promise<Bench> {
	const aftermath = await killUnderLoad({
		...options,
		judges: JUDGES,
		told: (line) => process.stdout.write(`${line}\n`)
	});
	const { lost, doubled, strange, answeredOtherwise, verified, commands, resent, killed, outages } = aftermath;
	const none = (what: string, found: number) => ({
		what,
		unit: `of ${commands}`,
		floor: 0,
		product: found,
		goal: { none: true } as const
	});
	return {
		name: 'faults',
		options: { ...options, judges: JUDGES },
		findings: [
			none('acknowledged and lost', lost.length),
			none('on the register twice', doubled.length),
			none('on the register unasked', strange.length),
			none('answered otherwise when sent again', answeredOtherwise.length),
			none(`unverifiable registers${verified.ok ? '' : ` (${verified.why})`}`, verified.ok ? 0 : 1)
		],
		notes: [
			`${killed.server} kills of the server, ${killed.database} of its database, ${commands} marks by ${JUDGES} judges, sent again ${resent} times`,
			`from a kill to the next acknowledgement: median ${Math.round(median(outages))} ms, p99 ${Math.round(percentile(outages, 0.99))} ms`
		],
		samples: aftermath
	};
}
