// A person as it is being written, and what the event's rules say of it while it is: the same rules as the server's.
import { nameKey, readLastFour, readPhone } from '#lib/domain/competition/registration/candidate.ts';
import { reasonsAgainst } from '#lib/domain/competition/registration/eligibility.ts';
import { readLevel } from '#lib/domain/competition/registration/levels.ts';
import type { Refusal } from '#lib/domain/shared/result.ts';
import { registrationRefusals } from '#lib/protocol/refusals/registration.ts';
import type { Organization } from '#lib/client/desk/shapes.ts';
import { upwards } from '#lib/client/desk/rights.ts';
import type { PersonWritten, Rules } from './shapes.ts';

export function emptyPerson(): PersonWritten {
	return { name: '', nameEn: '', employer: '', town: '', phone: '', lastFour: '', birth: '', level: '' };
}

const TOWN_KINDS: ReadonlySet<Organization['kind']> = new Set(['township', 'subdistrict', 'zone', 'system']);

/** Organizations that count as somebody's town: where seats are shared out by. */
export function townsOf(organizations: readonly Organization[]): readonly Organization[] {
	return organizations.filter((one) => TOWN_KINDS.has(one.kind));
}

/** Organizations that people work for. */
export function employersOf(organizations: readonly Organization[]): readonly Organization[] {
	return organizations.filter((one) => one.kind !== 'cluster');
}

function named(organizations: readonly Organization[], words: string): Organization | undefined {
	const wanted = words.trim();
	return organizations.find(
		(one) => wanted !== '' && (one.name.zh === wanted || one.name.en === wanted || one.short?.zh === wanted)
	);
}

/** What is still wrong in one field, or null. Empty fields are not wrong while they are being filled in. */
export function fieldProblem(field: 'phone' | 'lastFour', words: string): boolean {
	if (words.trim() === '') return false;
	return field === 'phone' ? readPhone(words) === null : readLastFour(words) === null;
}

/** The rules that what is written so far does not meet. Says nothing of a part that is still empty. */
export function reasonsSoFar(
	person: PersonWritten,
	rules: Rules,
	where: { readonly year: number; readonly areaIds: readonly string[]; readonly organizations: readonly Organization[] }
): readonly Refusal[] {
	const employer = named(where.organizations, person.employer);
	const town = where.organizations.find((one) => one.id === person.townId) ?? named(where.organizations, person.town);
	const birthYear = /^\d{4}/.test(person.birth) ? Number(person.birth.slice(0, 4)) : null;
	const level = readLevel(person.level);
	const reasons = reasonsAgainst(
		rules,
		{
			birthYear,
			level,
			employer: person.employer.trim(),
			employerPath: employer ? upwards(where.organizations, employer.id) : [],
			townPath: town ? upwards(where.organizations, town.id) : []
		},
		where
	);
	const unsaid = new Set<string>([
		...(birthYear === null ? ['registration_birth_needed'] : []),
		...(level === null ? ['registration_level_needed'] : []),
		...(nameKey(person.employer) === '' ? ['registration_employer_outside', 'registration_employer_unlisted'] : [])
	]);
	return reasons.filter((reason) => !unsaid.has(reason.code));
}

/** A reason as a sentence, without the list of everything that the product can refuse. */
export function reasonWords(reason: Refusal, locale: 'zh-CN' | 'en'): string {
	const wording = (registrationRefusals as Readonly<Record<string, { zh: string; en: string }>>)[reason.code];
	const sentence = locale === 'en' ? wording?.en : wording?.zh;
	return (sentence ?? reason.code).replace(/\{(\w+)\}/g, (_, name: string) => String(reason.params?.[name] ?? ''));
}
