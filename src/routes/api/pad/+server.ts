import { answer } from '#lib/server/http/respond.ts';
import { readPad } from '#lib/server/scoring/read-pad.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, readPad);
