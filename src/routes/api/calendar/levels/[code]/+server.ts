import { CODES, type ConflictCode } from '#lib/domain/calendar/bookings/levels.ts';
import { refuse } from '#lib/domain/shared/result.ts';
import { LevelGiven } from '#lib/protocol/calendar/bookings.ts';
import { setConflictLevel } from '#lib/server/calendar/bookings/overrides.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PUT: RequestHandler = (event) =>
	command(event, LevelGiven, async (context, body) =>
		CODES.includes(event.params.code as ConflictCode)
			? await setConflictLevel(context, event.params.code as ConflictCode, body)
			: refuse('body_malformed', { where: 'code' })
	);
