// Where the desk's pages are.
import { resolve } from '$app/paths';

export const home = (): string => resolve('/(desk)/desk');
export const competitions = (): string => resolve('/(desk)/desk/competitions');
export const people = (): string => resolve('/(desk)/desk/people');

export function competition(id: string): string {
	return resolve('/(desk)/desk/competitions/[id]', { id });
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
