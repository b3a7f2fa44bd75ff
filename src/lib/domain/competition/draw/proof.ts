// Everything of a draw that is public, and the check of it step by step: what was promised, what came of it, and where they differ.
import { canonicalJson } from './canonical.ts';
import { conductDraw } from './conduct.ts';
import type { CodePlace, DrawList, DrawResult, DrawRule, DrawStage, HeatPlace } from './rule.ts';
import { sha256Hex } from './sha256.ts';
import { commitmentOf, seedText, type Source } from './source.ts';

export interface Proof {
	readonly format: 'jiangsai-proof/1';
	readonly id: string;
	readonly stage: DrawStage;
	/** Canonical JSON of a DrawList and of a DrawRule. */
	readonly list: string;
	readonly listHash: string;
	readonly rule: string;
	readonly ruleHash: string;
	readonly sources: readonly Source[];
	readonly commitment: string;
	/** ISO 8601. */
	readonly committedAt: string;
	readonly seed: string | null;
	readonly result: DrawResult | null;
}

/** One step: what stands in the proof, what comes out when it is worked out again. */
export interface Checked {
	readonly step: 'list' | 'rule' | 'commitment' | 'nonce' | 'seed' | 'places';
	/** Which source; for nonces. */
	readonly name: string | null;
	readonly agrees: boolean;
	readonly stands: string;
	readonly comes: string;
	/** Places that differ, by the list's number. */
	readonly differ: readonly {
		readonly no: number;
		readonly label: string;
		readonly stands: string;
		readonly comes: string;
	}[];
}

/** A place in words of figures: "2/5" is heat 2, station 5. */
export function placeText(place: CodePlace | HeatPlace | undefined): string {
	if (!place) return '–';
	return 'code' in place ? place.code : `${place.heat}/${place.stations.join('→')}`;
}

function compared(step: Checked['step'], stands: string, comes: string, name: string | null = null): Checked {
	return { step, name, agrees: stands === comes, stands, comes, differ: [] };
}

function comparedPlaces(list: DrawList, stands: DrawResult, comes: DrawResult): Checked {
	const of = (result: DrawResult, no: number) => placeText(result.places.find((place) => place.no === no));
	const differ = list.rows
		.map((row) => ({ no: row.no, label: row.label, stands: of(stands, row.no), comes: of(comes, row.no) }))
		.filter((row) => row.stands !== row.comes);
	const hash = (result: DrawResult) => sha256Hex(canonicalJson(result.places.map((p) => [p.no, placeText(p)])));
	return { ...compared('places', hash(stands), hash(comes)), differ };
}

/** Works a draw out again. Without a result yet, only what is promised is checked. Throws when list or rule is not JSON. */
export function checkProof(proof: Proof): Checked[] {
	const steps = [
		compared('list', proof.listHash, sha256Hex(proof.list)),
		compared('rule', proof.ruleHash, sha256Hex(proof.rule)),
		compared('commitment', proof.commitment, commitmentOf(proof.listHash, proof.ruleHash, proof.sources))
	];
	for (const source of proof.sources)
		if (source.hash !== null && source.value !== null)
			steps.push(compared('nonce', source.hash, sha256Hex(source.value), source.name));
	if (proof.seed === null || proof.result === null) return steps;
	const seed = sha256Hex(seedText(sha256Hex(proof.list), sha256Hex(proof.rule), proof.sources));
	const list = JSON.parse(proof.list) as DrawList;
	const rule = JSON.parse(proof.rule) as DrawRule;
	return [
		...steps,
		compared('seed', proof.seed, seed),
		comparedPlaces(list, proof.result, conductDraw(list, rule, seed).result)
	];
}
