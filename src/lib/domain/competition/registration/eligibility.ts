// Whether somebody may compete in an event: every reason why not, not only the first.
import type { Refusal } from '../../shared/result.ts';
import type { Candidate } from './candidate.ts';
import { levelNames, levelRank } from './levels.ts';
import type { Rules } from './terms.ts';

/** Where and when the competition is: its year, and the organizations whose area counts (its hosts). */
export interface Venue {
	readonly year: number;
	readonly areaIds: readonly string[];
}

type Asked = Pick<Candidate, 'birthYear' | 'level' | 'employer' | 'employerPath' | 'townPath'>;

function ageReasons(rules: Rules, birthYear: number | null, year: number): Refusal[] {
	const { ageFrom, ageTo } = rules;
	if (ageFrom === undefined && ageTo === undefined) return [];
	if (birthYear === null) return [{ code: 'registration_birth_needed' }];
	const age = year - birthYear;
	if (ageFrom !== undefined && age < ageFrom) return [{ code: 'registration_too_young', params: { age, ageFrom } }];
	if (ageTo !== undefined && age > ageTo) return [{ code: 'registration_too_old', params: { age, ageTo } }];
	return [];
}

function levelReasons(rules: Rules, level: Candidate['level']): Refusal[] {
	const { levelFrom } = rules;
	if (levelFrom === undefined) return [];
	const from = levelNames[levelFrom];
	if (level === null) return [{ code: 'registration_level_needed', params: { from: from.zh, from_en: from.en } }];
	if (levelRank(level) >= levelRank(levelFrom)) return [];
	const { zh, en } = levelNames[level];
	return [{ code: 'registration_level_low', params: { level: zh, level_en: en, from: from.zh, from_en: from.en } }];
}

function employerReasons(rules: Rules, asked: Asked, venue: Venue): Refusal[] {
	const within = (ids: readonly string[], path: readonly string[]) => path.some((id) => ids.includes(id));
	if (rules.employers === 'area' && !within(venue.areaIds, [...asked.employerPath, ...asked.townPath]))
		return [{ code: 'registration_employer_outside', params: { employer: asked.employer } }];
	if (rules.employers === 'listed' && !within(rules.listed, [...asked.employerPath, ...asked.townPath]))
		return [{ code: 'registration_employer_unlisted', params: { employer: asked.employer } }];
	return [];
}

/** Every rule that somebody does not meet; none when they may register. */
export function reasonsAgainst(rules: Rules, asked: Asked, venue: Venue): Refusal[] {
	return [
		...ageReasons(rules, asked.birthYear, venue.year),
		...levelReasons(rules, asked.level),
		...employerReasons(rules, asked, venue)
	];
}
