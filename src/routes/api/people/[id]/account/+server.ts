import { Account } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { guardAccount } from '#lib/server/people/directory.ts';
import { setAccount } from '#lib/server/people/sign-in.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Account, async (context, body) => {
		const allowed = await guardAccount(context, event.params.id);
		return allowed.ok ? await setAccount(context, event.params.id, body) : allowed;
	});
