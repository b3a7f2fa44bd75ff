import { answer } from '#lib/server/http/respond.ts';
import { whoAmI } from '#lib/server/people/sign-in.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, whoAmI);
