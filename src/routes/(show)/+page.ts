import { error } from '@sveltejs/kit';
import { boardAddress } from '#lib/client/live/fetch-board.ts';
import {
	newestResults,
	pickRound,
	timelineOf,
	wasHeld,
	type CompetitionInList,
	type OrganizationInList
} from '#lib/components/show/home/season.ts';
import type { BoardSnapshot } from '#lib/protocol/board.ts';
import { dayOf } from '#lib/ui/day.ts';
import type { PageLoad } from './$types';

type Organization = OrganizationInList & { readonly parentId: string | null };

export const load: PageLoad = async ({ fetch }) => {
	const [list, directory] = await Promise.all([fetch('/api/competitions'), fetch('/api/organizations')]);
	if (!list.ok) error(list.status, 'competitions');
	const { competitions } = (await list.json()) as { competitions: CompetitionInList[] };
	const organizations = directory.ok
		? ((await directory.json()) as { organizations: Organization[] }).organizations
		: [];
	const round = pickRound(competitions);
	const board = round && (await fetch(boardAddress(round.id, 'public')));
	const today = dayOf(Date.now());
	return {
		today,
		host: organizations.find((organization) => organization.parentId === null)?.name ?? null,
		empty: competitions.length === 0,
		running: competitions.filter((competition) => competition.state === 'running').length,
		finished: competitions.filter(
			(competition) => wasHeld(competition) && competition.endsOn.startsWith(today.slice(0, 4))
		).length,
		results: newestResults(competitions, 3, round?.id),
		rows: timelineOf(competitions, organizations, today),
		board: board?.ok ? ((await board.json()) as BoardSnapshot) : null
	};
};
