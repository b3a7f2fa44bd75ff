// Where the seed comes from: named beforehand, opened one after another, none of them in one hand.
import { canonicalJson } from './canonical.ts';
import { sha256Hex } from './sha256.ts';

/**
 * dice: thrown before everybody, typed by a witness · nonce: a team leader's word, its hash handed in before · beacon: a public
 * value of a named future time · sealed: the sealing officer's word, its hash public, itself only after the marks stand.
 */
export type SourceKind = 'dice' | 'nonce' | 'beacon' | 'sealed';

export interface Source {
	readonly name: string;
	readonly kind: SourceKind;
	/** Who opens it. */
	readonly holder: string;
	/** How many dice are thrown. */
	readonly throws: number | null;
	/** The beacon's time, ISO 8601. */
	readonly opensAt: string | null;
	/** SHA-256 of the nonce. */
	readonly hash: string | null;
	readonly value: string | null;
}

/** A nonce, or what a beacon said, as it counts: composed (NFC) and without spaces around it. */
export function valueAsCounted(kind: SourceKind, typed: string): string {
	const plain = typed.normalize('NFC').trim();
	return kind === 'dice' ? plain.replace(/[\s,，、]+/g, '') : plain;
}

/** What is promised before chance exists, as one hash: list, rule, and every source with its nonce's hash or its time. */
export function commitmentOf(listHash: string, ruleHash: string, sources: readonly Source[]): string {
	return sha256Hex(
		canonicalJson({
			list: listHash,
			rule: ruleHash,
			sources: sources.map(({ name, kind, holder, throws, opensAt, hash }) => ({
				name,
				kind,
				holder,
				throws,
				opensAt,
				hash
			}))
		})
	);
}

/** The text whose SHA-256 is the seed: the list's hash, the rule's hash, and the sources as `["name","value"]`, sorted, a line each. */
export function seedText(listHash: string, ruleHash: string, sources: readonly Source[]): string {
	const lines = sources.map((source) => canonicalJson([source.name, source.value ?? ''])).sort();
	return [listHash, ruleHash, ...lines].join('\n');
}
