// People as they were written, read: every part checked, employer and town found among the organizations.
import {
	nameKey,
	readLastFour,
	readPhone,
	type Candidate,
	type Identity
} from '../../../domain/competition/registration/candidate.ts';
import { readLevel } from '../../../domain/competition/registration/levels.ts';
import type { Refusal } from '../../../domain/shared/result.ts';
import type { PersonWritten } from '../../../protocol/registration.ts';
import type { Db } from '../../db/database.ts';
import { pathOf, placesAbove, placesNamed, type Place } from './places.queries.ts';

const TOWN_KINDS: ReadonlySet<Place['kind']> = new Set(['township', 'subdistrict', 'zone', 'system']);
const MAX_LENGTH = 80;

/** A candidate with what is stored of it beyond what the rules ask. */
export interface ReadCandidate extends Candidate, Identity {
	readonly nameEn: string | null;
	readonly employerId: string | null;
	readonly employerEn: string | null;
}

/** Somebody read, with everything that is wrong with how it was written. */
export interface Reading {
	readonly candidate: ReadCandidate;
	readonly problems: readonly Refusal[];
}

/** Whose people may be registered: a unit's own only. */
export interface Unit {
	readonly id: string;
	readonly place: Place;
}

/** Reads many at once with a constant number of statements. With a unit, who names no employer or town gets the unit's. */
export async function readCandidates(db: Db, given: readonly PersonWritten[], unit: Unit | null): Promise<Reading[]> {
	const named = await placesNamed(
		db,
		given.flatMap((person) => [person.employer, person.town].filter((word) => word !== ''))
	);
	const ids = given.flatMap((person) => [
		...(named.get(person.employer) ?? []),
		...(named.get(person.town) ?? []),
		...[person.employerId, person.townId].filter((id) => typeof id === 'string')
	]);
	const places = await placesAbove(db, unit ? [...ids, unit.id] : ids);
	return given.map((person) => readOne(person, named, places, unit));
}

function inUnit(places: ReadonlyMap<string, Place>, id: string, unit: Unit): boolean {
	return pathOf(places, id).some((place) => place.id === unit.id);
}

function employerOf(
	person: PersonWritten,
	named: ReadonlyMap<string, string[]>,
	places: ReadonlyMap<string, Place>,
	unit: Unit | null
): Place | null {
	if (person.employerId) return places.get(person.employerId) ?? null;
	const ids = named.get(person.employer) ?? [];
	const own = unit && (ids.find((id) => inUnit(places, id, unit)) ?? (person.employer === '' ? unit.id : undefined));
	return places.get(own ?? ids[0] ?? '') ?? null;
}

function townOf(
	person: PersonWritten,
	named: ReadonlyMap<string, string[]>,
	places: ReadonlyMap<string, Place>,
	employer: Place | null,
	unit: Unit | null
): Place | null {
	const asked = person.townId ? [person.townId] : (named.get(person.town) ?? []);
	const found = asked.map((id) => places.get(id)).find((place) => place !== undefined && TOWN_KINDS.has(place.kind));
	if (found) return found;
	const above = [...pathOf(places, employer?.id ?? null), ...pathOf(places, unit?.id ?? null)];
	return above.find((place) => TOWN_KINDS.has(place.kind)) ?? null;
}

function readOne(
	person: PersonWritten,
	named: ReadonlyMap<string, string[]>,
	places: ReadonlyMap<string, Place>,
	unit: Unit | null
): Reading {
	const employer = employerOf(person, named, places, unit);
	const town = townOf(person, named, places, employer, unit);
	const employerName = employer?.zh ?? person.employer;
	const candidate: ReadCandidate = {
		name: person.name,
		nameEn: person.nameEn || null,
		nameKey: nameKey(person.name),
		phone: readPhone(person.phone),
		lastFour: readLastFour(person.lastFour),
		employer: employerName,
		employerEn: employer?.en ?? null,
		employerId: employer?.id ?? null,
		employerKey: employer?.id ?? nameKey(employerName),
		employerPath: pathOf(places, employer?.id ?? null).map((place) => place.id),
		townId: town?.id ?? null,
		town: town?.zh ?? null,
		townPath: pathOf(places, town?.id ?? null).map((place) => place.id),
		birthYear: readYear(person.birth),
		level: readLevel(person.level)
	};
	return { candidate, problems: [...written(person, candidate), ...ofUnit(candidate, town, unit)] };
}

/** "1988", "1988-05", "1988年5月": the year. */
function readYear(words: string): number | null {
	const year = Number(/^(19[3-9]\d|20[0-2]\d)(?!\d)/.exec(words.normalize('NFKC').trim())?.[1]);
	return Number.isNaN(year) ? null : year;
}

function written(person: PersonWritten, read: ReadCandidate): Refusal[] {
	const found: Refusal[] = [];
	const wrong = (when: boolean, code: string, params?: Record<string, string>) => {
		if (when) found.push(params ? { code, params } : { code });
	};
	wrong(read.nameKey === '', 'registration_name_needed');
	wrong(read.employerKey === '', 'registration_employer_needed');
	for (const words of [person.name, person.nameEn, person.employer])
		wrong(words.length > MAX_LENGTH, 'registration_too_long', { start: words.slice(0, 8) });
	wrong(person.phone !== '' && !read.phone, 'registration_phone_wrong', { phone: person.phone });
	wrong(person.lastFour !== '' && !read.lastFour, 'registration_last_four_wrong', { lastFour: person.lastFour });
	wrong(person.phone === '' && person.lastFour === '', 'registration_contact_needed');
	wrong(person.birth !== '' && read.birthYear === null, 'registration_birth_wrong', { birth: person.birth });
	wrong(person.level !== '' && read.level === null, 'registration_level_unknown', { level: person.level });
	wrong(person.town !== '' && read.town !== person.town && !read.townId, 'registration_town_unknown', {
		town: person.town
	});
	return found;
}

/** A unit registers its own people: of itself, of what stands below it, and, for a town, of firms that are only a name. */
function ofUnit(read: ReadCandidate, town: Place | null, unit: Unit | null): Refusal[] {
	if (!unit || read.employerKey === '') return [];
	const own = read.employerPath.includes(unit.id);
	const local =
		read.employerId === null && TOWN_KINDS.has(unit.place.kind) && town !== null && read.townPath.includes(unit.id);
	if (own || local) return [];
	return [{ code: 'registration_other_unit', params: { employer: read.employer, unit: unit.place.zh } }];
}
