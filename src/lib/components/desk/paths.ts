// Where the desk's pages are.
import { resolve } from '$app/paths';

export const home = (): string => resolve('/(desk)/desk');
export const competitions = (): string => resolve('/(desk)/desk/competitions');
export const people = (): string => resolve('/(desk)/desk/people');

export const season = (): string => `${home()}/season`;
export const calendar = (): string => `${home()}/calendar`;
export const bases = (): string => `${home()}/bases`;
export const judges = (): string => `${home()}/judges`;

export type CompetitionRoom = 'overview' | 'registration' | 'draw' | 'panels' | 'day' | 'notice';

export function competition(id: string, room: CompetitionRoom = 'overview'): string {
	const overview = resolve('/(desk)/desk/competitions/[id]', { id });
	return room === 'overview' ? overview : `${overview}/${room}`;
}

export function person(id: string): string {
	return `${people()}/${id}`;
}

export type RoundRoom = 'live' | 'scheme' | 'entries' | 'panel';

export function round(id: string, room: RoundRoom = 'live'): string {
	switch (room) {
		case 'live':
			return resolve('/(desk)/desk/rounds/[id]', { id });
		case 'scheme':
			return resolve('/(desk)/desk/rounds/[id]/scheme', { id });
		case 'entries':
			return resolve('/(desk)/desk/rounds/[id]/entries', { id });
		case 'panel':
			return resolve('/(desk)/desk/rounds/[id]/panel', { id });
	}
}
