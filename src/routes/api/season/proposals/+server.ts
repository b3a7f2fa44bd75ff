import { proposeForPlace } from '#lib/server/calendar/season/propose.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

const dayOr = (text: string | null): string | null => (/^\d{4}-\d\d-\d\d$/.test(text ?? '') ? text : null);

export const GET: RequestHandler = (event) => {
	const asked = (name: string): string => event.url.searchParams.get(name) ?? '';
	return answer(event, (context) =>
		proposeForPlace(context, {
			obligationId: asked('obligation'),
			organizationId: asked('organization'),
			start: asked('start'),
			from: dayOr(event.url.searchParams.get('from')),
			to: dayOr(event.url.searchParams.get('to'))
		})
	);
};
