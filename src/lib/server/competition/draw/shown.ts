// A draw as its readers see it: sealed parts are taken out here, before anything is sent.
import { conductDraw } from '../../../domain/competition/draw/conduct.ts';
import type { Proof } from '../../../domain/competition/draw/proof.ts';
import type { DrawList, DrawResult, DrawRule } from '../../../domain/competition/draw/rule.ts';
import { sha256Hex } from '../../../domain/competition/draw/sha256.ts';
import { commitmentOf, seedText, type Source } from '../../../domain/competition/draw/source.ts';
import { isOpen, stateOf } from '../../../domain/competition/draw/state.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { DrawShown } from '../../../protocol/draw.ts';
import { text } from '../../live/load-round.ts';
import type { DrawParts } from './draws.queries.ts';

function maybe(zh: string | null, en: string | null): Text | null {
	return zh ? text(zh, en) : null;
}

/** Whether the sealing officer's word may be told. */
function unsealed({ steps }: DrawParts): boolean {
	return steps.some((step) => step.step === 'unsealed');
}

/** The sources as they stand; a sealed one keeps its value back until it is unsealed. */
export function sourcesOf(
	parts: DrawParts,
	told = unsealed(parts)
): (Source & { hashAt: string | null; valueAt: string | null })[] {
	return parts.sources.map((source) => {
		const hash = parts.values.findLast((one) => one.source === source.name && one.what === 'hash');
		const value = parts.values.find((one) => one.source === source.name && one.what === 'value');
		const sealed = source.kind === 'sealed' && told ? parts.secret : null;
		return {
			name: source.name,
			kind: source.kind,
			holder: source.holder,
			throws: source.throws,
			opensAt: source.opens_at?.toISOString() ?? null,
			hash: hash?.value ?? null,
			value: value?.value ?? sealed,
			hashAt: hash?.at.toISOString() ?? null,
			valueAt: value?.at.toISOString() ?? null
		};
	});
}

/** Seed and result worked out from what is recorded, the sealed word included: only for those who may know. */
export function drawnFrom(parts: DrawParts): { seed: string; result: DrawResult } {
	const { draw } = parts;
	const seed = sha256Hex(seedText(draw.list_hash, draw.rule_hash, sourcesOf(parts, true)));
	const { result } = conductDraw(JSON.parse(draw.list) as DrawList, JSON.parse(draw.rule) as DrawRule, seed);
	return { seed, result };
}

/** What is promised, as it stands now. */
export function promiseOf(parts: DrawParts): string {
	return commitmentOf(parts.draw.list_hash, parts.draw.rule_hash, sourcesOf(parts));
}

function openResult(parts: DrawParts): { seed: string | null; result: DrawResult | null } {
	const steps = parts.steps.map((step) => step.step);
	if (!isOpen(parts.draw.stage, steps)) return { seed: null, result: null };
	if (parts.draw.stage === 'work-code') return drawnFrom(parts);
	const revealed = parts.steps.find((step) => step.step === 'revealed');
	return {
		seed: revealed?.note ?? null,
		result: revealed?.result ? (JSON.parse(revealed.result) as DrawResult) : null
	};
}

/** The draw with everything that its readers may see. */
export function shownDraw(parts: DrawParts): DrawShown {
	const { draw } = parts;
	const steps = parts.steps.map((step) => step.step);
	return {
		id: draw.id,
		roundId: draw.round_id,
		competition: text(draw.competition_zh, draw.competition_en),
		event: text(draw.event_zh, draw.event_en),
		round: text(draw.round_zh, draw.round_en),
		stage: draw.stage,
		state: stateOf(steps),
		listText: draw.list,
		list: JSON.parse(draw.list) as DrawList,
		listHash: draw.list_hash,
		ruleText: draw.rule,
		rule: JSON.parse(draw.rule) as DrawRule,
		ruleHash: draw.rule_hash,
		sources: sourcesOf(parts),
		commitment: parts.steps.find((step) => step.step === 'committed')?.note ?? null,
		...openResult(parts),
		sealed: draw.stage === 'work-code' && steps.includes('revealed') && !steps.includes('unsealed'),
		base: maybe(draw.base_zh, draw.base_en),
		operator: text(draw.operator_zh, draw.operator_en),
		witnesses: draw.witnesses,
		preparedAt: draw.prepared_at.toISOString(),
		steps: parts.steps.map((step) => ({
			step: step.step,
			at: step.at.toISOString(),
			by: text(step.name_zh, step.name_en),
			reason: step.step === 'opened' || step.step === 'superseded' ? step.note : null
		})),
		redraw: draw.redraw_of && draw.reason ? { of: draw.redraw_of, reason: draw.reason } : null,
		supersededBy: parts.supersededBy,
		blanks: parts.blanks
	};
}

/** Everything that a stranger needs to check the draw alone. */
export function proofOf(parts: DrawParts): Proof | null {
	const committed = parts.steps.find((step) => step.step === 'committed');
	if (!committed?.note) return null;
	const shown = shownDraw(parts);
	return {
		format: 'jiangsai-proof/1',
		id: shown.id,
		stage: shown.stage,
		list: shown.listText,
		listHash: shown.listHash,
		rule: shown.ruleText,
		ruleHash: shown.ruleHash,
		sources: shown.sources.map(({ name, kind, holder, throws, opensAt, hash, value }) => ({
			name,
			kind,
			holder,
			throws,
			opensAt,
			hash,
			value
		})),
		commitment: committed.note,
		committedAt: committed.at.toISOString(),
		seed: shown.seed,
		result: shown.result
	};
}
