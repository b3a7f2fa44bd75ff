import { apiOver } from '#lib/client/api.ts';
import type { DrawShown } from '#lib/protocol/draw.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url, depends }) => {
	depends('draw:public');
	return {
		address: `${url.origin}${url.pathname}`,
		answer: await apiOver(fetch).get<{ draw: DrawShown }>(`/api/draws/${params.drawId}`)
	};
};
