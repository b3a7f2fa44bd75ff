import { proposeForPlace } from '#lib/server/calendar/season/propose.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => {
	const asked = (name: string): string => event.url.searchParams.get(name) ?? '';
	return answer(event, (context) =>
		proposeForPlace(context, {
			obligationId: asked('obligation'),
			organizationId: asked('organization'),
			start: asked('start')
		})
	);
};
