import { CopyGiven } from '#lib/protocol/life.ts';
import { previewCopy } from '#lib/server/competition/life/copies.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, CopyGiven, previewCopy);
