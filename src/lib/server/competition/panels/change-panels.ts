// Panels changed by hand: what is asked of them, who sits where, who withdraws. A recusal cannot be broken; a softer rule can, with
// a reason. Two people at once: the second is told that the plan has moved.
import { isAt, type Assignment, type PanelModel } from '../../../domain/competition/panels/model.ts';
import {
	brokenRules,
	newlyBroken,
	UNBREAKABLE,
	type Broken,
	type RuleName
} from '../../../domain/competition/panels/rules.ts';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Refusal, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { PanelSeats, PanelSettings } from '../../../protocol/panels.ts';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { guardRound, isId } from '../../people/guard.ts';
import { loadPanels, type LoadedPanels } from './load-panels.ts';
import { lockPlan, startPanels, writeSeats } from './plan-panels.ts';

type Changed = Result<{ revision: number }>;

/** Changes a round's panels under one lock; refused when they moved since the asker looked. */
async function change(
	context: Context,
	roundId: string,
	revision: number,
	work: (tx: Tx, loaded: LoadedPanels, planId: string) => Promise<Refusal | null>
): Promise<Changed> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	return await context.database.db.transaction().execute(async (tx): Promise<Changed> => {
		const first = await loadPanels(tx, roundId);
		if (!first) return refuse('not_allowed');
		if (first.round.state === 'closed') return refuse('panels_over');
		const plan = await lockPlan(tx, first);
		if (plan.revision !== revision) return refuse('panels_changed');
		// read again behind the lock: whoever held it may have changed the seats
		const loaded = (await loadPanels(tx, roundId)) ?? first;
		const refusal = await work(tx, loaded, plan.id);
		if (refusal) return { ok: false, refusal };
		await tx
			.updateTable('panel_plan')
			.where('id', '=', plan.id)
			.set({ revision: revision + 1 })
			.execute();
		return ok({ revision: revision + 1 });
	});
}

/** Sets what is asked of a round's panels. Seats that no longer exist are emptied; the plan has to be made again. */
export async function setPanelSettings(
	context: Context,
	roundId: string,
	given: { revision: number; settings: PanelSettings }
): Promise<Changed> {
	return await change(context, roundId, given.revision, async (tx, loaded, planId) => {
		const { settings } = given;
		const chief = settings.chiefId;
		const people = [...(chief ? [chief] : []), ...settings.out.map((one) => one.personId)];
		const known = new Set((await tx.selectFrom('judge').select('person_id').execute()).map((row) => row.person_id));
		if (people.some((id) => !known.has(id))) return { code: 'panels_judge_unknown' };
		const out = new Set(settings.out.map((one) => one.personId));
		const kept = loaded.model.current.filter(
			(one) => one.judge !== chief && !out.has(one.judge) && one.slot < (settings.zones[one.zone]?.judges ?? 0)
		);
		await writeSeats(tx, planId, loaded, kept);
		await tx
			.updateTable('panel_plan')
			.where('id', '=', planId)
			.set({
				settings: JSON.stringify(settings),
				chief_id: chief,
				status: null,
				method: null,
				planned_at: null,
				repairs: '[]',
				lacks: '[]'
			})
			.execute();
		return null;
	});
}

const RULE_WORDS: Readonly<Partial<Record<RuleName, Required<Text>>>> = {
	rest: { zh: '休息不足', en: 'too little rest' },
	away: { zh: '本人说来不了', en: 'said they cannot come' },
	unqualified: { zh: '当天没有本工种资格', en: 'not qualified that day' },
	outsider: { zh: '没有外单位裁判', en: 'no outsider' }
};

const clock = (instant: number): string => {
	const minute = minuteOfInstant(instant);
	return `${dayOfInstant(instant).slice(5)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};

/** Why a change cannot stand, or not without a reason; null when it may. */
function refusalOf(model: PanelModel, broken: readonly Broken[], reason: string | undefined): Refusal | null {
	const hard = broken.find((one) => UNBREAKABLE.has(one.rule));
	if (hard) return hardRefusal(model, hard);
	const soft = broken.find((one) => RULE_WORDS[one.rule]);
	const words = soft && RULE_WORDS[soft.rule];
	if (!words || reason) return null;
	return { code: 'panels_reason_needed', params: { what: words.zh, what_en: words.en } };
}

/** The sentence of a rule that nobody can break: who, whom they are recused from or where they are, and which seat. */
export function hardRefusal(model: PanelModel, broken: Broken): Refusal {
	const judge = model.judges.find((one) => one.id === broken.judge);
	const heat = model.heats[broken.heat ?? 0];
	const zone = model.zones[broken.zone ?? 0]?.title;
	const name = judge?.name ?? { zh: '' };
	const several = model.zones.length > 1;
	const params = {
		name: name.zh,
		name_en: name.en ?? name.zh,
		heat: heat?.number ?? 1,
		zone: several && zone ? ` ${zone.zh}` : '',
		zone_en: several && zone ? `, ${zone.en ?? zone.zh}` : '',
		by: broken.by?.zh ?? '',
		by_en: broken.by?.en ?? broken.by?.zh ?? ''
	};
	if (broken.rule === 'twice') return { code: 'panels_twice', params };
	if (broken.rule !== 'booked') return { code: 'panels_recused', params };
	const time = heat?.held ?? heat?.time;
	const held = judge?.absences.find((one) => one.booked && time && one.from < time.to && one.to > time.from);
	return {
		code: 'panels_booked',
		params: {
			...params,
			what: held?.why?.zh ?? '',
			what_en: held?.why?.en ?? held?.why?.zh ?? '',
			from: held ? clock(held.from) : '',
			to: held ? clock(held.to) : ''
		}
	};
}

/** The seats after a change by hand; a refusal where there is no such seat or judge. */
function changed(loaded: LoadedPanels, given: PanelSeats['seats']): Result<Assignment[]> {
	const { model } = loaded;
	const judges = new Set(model.judges.map((one) => one.id));
	const next: Assignment[] = [];
	const places: { heat: number; zone: number; slot: number }[] = [];
	for (const one of given) {
		const heat = model.heats.findIndex((known) => known.number === one.heat);
		const place = { heat, zone: one.zone - 1, slot: one.slot - 1 };
		if (heat < 0 || place.slot >= (model.zones[place.zone]?.judges ?? 0))
			return refuse('panels_no_such_seat', { heat: one.heat, zone: one.zone, slot: one.slot });
		if (one.personId !== null && !judges.has(one.personId)) return refuse('panels_judge_unknown');
		places.push(place);
		if (one.personId !== null) next.push({ ...place, judge: one.personId, pinned: one.pinned });
	}
	const kept = model.current.filter((one) => !places.some((place) => isAt(place, one) && place.slot === one.slot));
	return ok([...kept, ...next]);
}

/** Changes seats by hand: swaps, fills, empties, pins. What is changed by hand stays when the rest is planned again. */
export async function setPanelSeats(context: Context, roundId: string, given: PanelSeats): Promise<Changed> {
	return await change(context, roundId, given.revision, async (tx, loaded, planId) => {
		const { model } = loaded;
		const next = changed(loaded, given.seats);
		if (!next.ok) return next.refusal;
		const broken = newlyBroken(brokenRules(model, model.current), brokenRules(model, next.value));
		const refusal = refusalOf(model, broken, given.reason);
		if (refusal) return refusal;
		const excused = new Set(broken.filter((one) => RULE_WORDS[one.rule]).map((one) => `${one.heat}/${one.zone}`));
		await writeSeats(tx, planId, loaded, next.value, (one) => {
			const byHand = given.seats.some(
				(seat) => seat.personId === one.judge && seat.zone === one.zone + 1 && seat.slot === one.slot + 1
			);
			return byHand && excused.has(`${one.heat}/${one.zone}`) ? given.reason : undefined;
		});
		return null;
	});
}

/** Takes a judge out of the round for a reason and plans again with as few changes as can be. */
export async function withdrawJudge(
	context: Context,
	roundId: string,
	given: { revision: number; personId: string; reason: string }
): Promise<Result<{ jobId: string }>> {
	if (!isId(given.personId)) return refuse('panels_judge_unknown');
	const gone = await change(context, roundId, given.revision, async (tx, loaded, planId) => {
		if (!loaded.pool.some((one) => one.id === given.personId)) return { code: 'panels_judge_unknown' };
		const { settings } = loaded;
		const out = [
			...settings.out.filter((one) => one.personId !== given.personId),
			{ personId: given.personId, reason: given.reason }
		];
		const chiefId = settings.chiefId === given.personId ? null : settings.chiefId;
		await writeSeats(
			tx,
			planId,
			loaded,
			loaded.model.current.filter((one) => one.judge !== given.personId)
		);
		await tx
			.updateTable('panel_plan')
			.where('id', '=', planId)
			.set({ settings: JSON.stringify({ ...settings, out, chiefId }), chief_id: chiefId })
			.execute();
		return null;
	});
	return gone.ok ? await startPanels(context, roundId, { goal: 'stay' }) : gone;
}
