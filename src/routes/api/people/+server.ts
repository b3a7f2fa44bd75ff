import { NewPerson } from '#lib/protocol/setup.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import { addPerson, findPeople } from '#lib/server/people/directory.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) =>
		findPeople(context, {
			q: event.url.searchParams.get('q') ?? undefined,
			employerId: event.url.searchParams.get('employer') ?? undefined
		})
	);
export const POST: RequestHandler = (event) => command(event, NewPerson, addPerson);
