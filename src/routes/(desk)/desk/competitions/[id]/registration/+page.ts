import { apiOver } from '#lib/client/api.ts';
import type { CompetitionDetail } from '#lib/client/desk/shapes.ts';
import type { RegistrationsAnswer } from '#lib/client/registration/shapes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const api = apiOver(fetch);
	const [competition, list] = await Promise.all([
		api.get<{ competition: CompetitionDetail }>(`/api/competitions/${params.id}`),
		api.get<RegistrationsAnswer>(`/api/competitions/${params.id}/registrations`)
	]);
	return { competition, list };
};
