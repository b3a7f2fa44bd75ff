// `npm run bench -- NAME`: ratios of the product to floors measured in the same run. Exit code 1 when one falls short.
import { parseArgs } from 'node:util';
import { ackBench } from './ack.ts';
import { boardBench } from './board.ts';
import { faultsBench } from './faults.ts';
import { planBench } from './plan.ts';
import { report, type Bench } from './report.ts';
import { yearBench } from './year.ts';

const HELP = `npm run bench -- ack|board|year|plan|faults [options]

  ack      a judge's acknowledgement and the marks a second of one round, beside bare commits and row locks
  board    a frame to a thousand screens, beside raw ws with one prepared buffer
  year     what an organizer waits for in a county's year, and filling all gaps of another
  plan     draws and panels beside the figures of their design
  faults   the server killed again and again under load: nothing lost, nothing twice

  --reps N   repetitions of ack and board (5)
  --full     board: 4,000 screens as well
  --kills N  faults: how often (50)
  --seed N   faults: where chance begins (1)
`;

interface Given {
	readonly reps: number;
	readonly full: boolean;
	readonly kills: number;
	readonly seed: number;
}

const BENCHES: Readonly<Record<string, (given: Given) => Promise<Bench>>> = {
	ack: ({ reps }) => ackBench({ reps }),
	board: ({ reps, full }) => boardBench({ reps, full }),
	year: () => yearBench(),
	plan: () => planBench(),
	faults: ({ kills, seed }) => faultsBench({ kills, seed })
};

function count(text: string | undefined, otherwise: number): number {
	if (text === undefined) return otherwise;
	const number = Number(text);
	if (Number.isInteger(number) && number > 0) return number;
	throw new Error(`${text} is no count`);
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			reps: { type: 'string' },
			full: { type: 'boolean', default: false },
			kills: { type: 'string' },
			seed: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	const [name = ''] = positionals;
	const bench = BENCHES[name];
	if (!bench || values.help || positionals.length !== 1) {
		process.stdout.write(HELP);
		return values.help ? 0 : 2;
	}
	const given = {
		reps: count(values.reps, 5),
		full: values.full,
		kills: count(values.kills, 50),
		seed: count(values.seed, 1)
	};
	return (await report(await bench(given))) ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`\n  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n`);
		process.exit(2);
	}
);
