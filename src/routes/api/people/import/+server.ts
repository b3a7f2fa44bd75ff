import { PeopleGiven } from '#lib/protocol/series.ts';
import { command } from '#lib/server/http/respond.ts';
import { importPeople } from '#lib/server/people/import-people.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, PeopleGiven, importPeople);
