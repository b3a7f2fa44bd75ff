import { NewBase } from '#lib/protocol/bases.ts';
import { addBase } from '#lib/server/calendar/bases/keep-bases.ts';
import { listBases } from '#lib/server/calendar/bases/read-bases.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, listBases);
export const POST: RequestHandler = (event) => command(event, NewBase, addBase);
