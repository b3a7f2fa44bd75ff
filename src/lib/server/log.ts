// The application's log: one line of JSON each, without anything that would open a door.
import { pino } from 'pino';

export const log = pino({
	level: process.env.LOG_LEVEL ?? 'info',
	redact: ['password', 'token', 'code', 'cookie', 'headers.cookie']
});
