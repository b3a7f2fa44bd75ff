// Sets a round up as an organizer does in the browser, call by call: scheme, entries, seats, codes, tablets, opening.
import type { Scheme } from '../../src/lib/domain/scoring/scheme.ts';
import type { Text } from '../../src/lib/domain/shared/text.ts';
import type { Api } from './http-api.ts';
import { newCommandId, Tablet } from './tablet.ts';

export interface RoundPlan {
	readonly title: Text;
	readonly scheme: Scheme;
	readonly prizes: number;
	readonly entries: readonly { readonly name: Text; readonly employer?: Text; readonly order: number }[];
	readonly judges: readonly { readonly seat: number; readonly name: Text; readonly employer?: Text }[];
}

export interface StagedRound {
	readonly roundId: string;
	/** In the order of the plan. */
	readonly entryIds: readonly string[];
	/** By seat number. */
	readonly tablets: ReadonlyMap<number, Tablet>;
}

/** The account of the first organizer of a new server. */
export async function setUpOrganizer(api: Api, setupPath: string | null): Promise<void> {
	const token = setupPath?.split('token=')[1];
	if (!token) throw new Error('the server gave no link for the first organizer');
	await api.post('/api/setup', { token, name: '重演 Replay', password: newCommandId() });
}

/** A competition of the organizer's own organization, held today. */
export async function addCompetition(api: Api, title: Text): Promise<string> {
	const { me } = await api.get<{ me: { roles: { role: string; organizationId: string | null }[] } | null }>('/api/me');
	const organizationId = me?.roles.find((one) => one.role === 'organizer' && one.organizationId)?.organizationId;
	if (!organizationId) throw new Error('this account is not the organizer of an organization');
	const today = Temporal.Now.plainDateISO().toString();
	const competition = { organizationId, level: 'county', title, startsOn: today, endsOn: today };
	return (await api.post<{ id: string }>('/api/competitions', competition)).id;
}

export async function addEvent(api: Api, competitionId: string, title: Text): Promise<string> {
	return (await api.post<{ id: string }>(`/api/competitions/${competitionId}/events`, { title })).id;
}

/** Pairs a tablet with each seat, every one by a code of its own. */
async function pairTablets(api: Api, seats: readonly { id: string; number: number }[]): Promise<Map<number, Tablet>> {
	const tablets = new Map<number, Tablet>();
	for (const seat of seats) {
		const { code } = await api.post<{ code: string }>(`/api/seats/${seat.id}/code`);
		const tablet = new Tablet(api.url, seat.number);
		await tablet.pair(code);
		tablets.set(seat.number, tablet);
	}
	return tablets;
}

/** Makes a round of an event, pairs a tablet with every seat and opens scoring. */
export async function stageRound(api: Api, eventId: string, plan: RoundPlan): Promise<StagedRound> {
	const { id: roundId } = await api.post<{ id: string }>(`/api/events/${eventId}/rounds`, { title: plan.title });
	const path = `/api/rounds/${roundId}`;
	await api.patch(path, { prizes: plan.prizes });
	await api.put(`${path}/scheme`, { scheme: plan.scheme });
	const { ids } = await api.post<{ ids: string[] }>(`${path}/entries`, { entries: plan.entries });
	const { seats } = await api.put<{ seats: { id: string; number: number }[] }>(`${path}/seats`, {
		seats: plan.judges.map(({ seat, name, employer }) => ({
			number: seat,
			role: 'judge',
			person: { name, ...(employer ? { employer } : {}) }
		}))
	});
	const tablets = await pairTablets(api, seats);
	await api.post(`${path}/open`, { commandId: newCommandId() });
	return { roundId, entryIds: ids, tablets };
}

/** Ends scoring. */
export async function closeRound(api: Api, roundId: string): Promise<void> {
	await api.post(`/api/rounds/${roundId}/close`, { commandId: newCommandId() });
}
