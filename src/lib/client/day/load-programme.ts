// The programme of a page that is being opened; a page of an unknown or unpublished one is not found.
import { error } from '@sveltejs/kit';
import type { Programme } from '#lib/protocol/day.ts';
import { programmeAddress } from './programme.svelte.ts';

export async function loadProgramme(
	fetcher: typeof fetch,
	competitionId: string,
	day: string | null
): Promise<Programme> {
	const response = await fetcher(programmeAddress(competitionId, day));
	if (!response.ok) error(response.status === 401 || response.status === 403 ? 404 : response.status);
	return ((await response.json()) as { programme: Programme }).programme;
}
