// The shell's voice: a log for machines on standard error, and single lines for the person at the terminal.
import { pino } from 'pino';

// at a terminal the greeting is what matters; elsewhere every line is one JSON object
process.env.LOG_LEVEL ??= process.stdout.isTTY ? 'warn' : 'info';

/** The shell's log. */
export const log = pino({ name: 'shell', level: process.env.LOG_LEVEL }, process.stderr);

/** One line for the person who waits. */
export function say(line: string): void {
	process.stdout.write(`  ${line}\n`);
}
