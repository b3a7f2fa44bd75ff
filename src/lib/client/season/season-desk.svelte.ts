// The season's page at work: what is chosen, pencils, what was planned here and can be taken back, and the calls behind it.
import { SvelteSet } from 'svelte/reactivity';
import { api, type Answer } from '#lib/client/api.ts';
import { Job } from '#lib/client/desk/job.svelte.ts';
import type { Proposal } from '#lib/domain/calendar/season/planning.ts';
import type { FillAnswer, PlanGiven, ProposalsAnswer, SeasonAnswer } from '#lib/protocol/season.ts';
import { cellKey, NO_PENCILS, pencilsOf, type MatrixCell, type Pencil, type Pencils } from './season-view.ts';

export class SeasonDesk {
	/** The chosen cell. */
	key = $state<string | null>(null);
	pencils = $state.raw<Pencils>(NO_PENCILS);
	unfilled = $state.raw<FillAnswer['unfilled']>([]);
	/** Competitions planned while the page was open. */
	readonly fresh = new SvelteSet<string>();
	readonly job = new Job();
	busy = $state(false);

	/** Plans all gaps of an obligation in pencil; false when it was refused or stopped. */
	async fill(year: number, obligationId?: string): Promise<boolean> {
		const answer = await this.job.run<FillAnswer>(() => api.post('/api/season/fill', { year, obligationId }));
		if (!answer) return false;
		this.pencils = pencilsOf(answer);
		this.unfilled = answer.unfilled;
		return true;
	}

	erase(): void {
		this.pencils = NO_PENCILS;
		this.unfilled = [];
	}

	/** Another of a pencil's three dates. */
	choose(key: string, proposal: Proposal): void {
		const [first, ...rest] = this.pencils.get(key) ?? [];
		if (first) this.pencils = new Map(this.pencils).set(key, [{ ...first, chosen: proposal }, ...rest]);
	}

	/** Plans all of these or none of them. */
	async plan(plans: readonly PlanGiven[]): Promise<Answer<{ competitionIds: readonly string[] }>> {
		this.busy = true;
		const answer = await api.post<{ competitionIds: readonly string[] }>('/api/season/plan', { plans });
		this.busy = false;
		if (!answer.ok) return answer;
		for (const id of answer.value.competitionIds) this.fresh.add(id);
		const left = new Map(this.pencils);
		for (const one of plans) left.delete(cellKey(one.obligationId, one.organizationId, one.start));
		this.pencils = left;
		return answer;
	}

	/** Inks pencils: all, or those of a quarter. */
	async ink(quarter: number | null): Promise<Answer<{ competitionIds: readonly string[] }>> {
		const all = [...this.pencils.values()].flat();
		const those =
			quarter === null ? all : all.filter((one) => Math.ceil(Number(one.start.slice(5, 7)) / 3) === quarter);
		return await this.plan(those.map(planOfPencil));
	}

	async undo(competitionIds: readonly string[]): Promise<Answer<unknown>> {
		const answer = await api.post('/api/season/unplan', { competitionIds });
		if (answer.ok) for (const id of competitionIds) this.fresh.delete(id);
		return answer;
	}

	async waive(cell: MatrixCell, action: 'waived' | 'revoked', reason: string): Promise<Answer<unknown>> {
		const whole = action === 'revoked' && cell.cell?.waiver?.whole === true;
		return await api.post(`/api/season/obligations/${cell.obligationId}/waivers`, {
			organizationId: whole ? null : cell.organizationId,
			start: cell.start,
			action,
			reason
		});
	}
}

function planOfPencil(one: Pencil): PlanGiven {
	const { obligationId, organizationId, start, chosen } = one;
	return { obligationId, organizationId, start, day: chosen.day, baseId: chosen.baseId, tradeId: chosen.tradeId };
}

/** The period of the obligation that a cell lies in: its own, or the one around a month that is only counted. */
export function periodAround(cell: MatrixCell, season: SeasonAnswer): { start: string; end: string } {
	if (cell.cell) return { start: cell.start, end: cell.end };
	const obligation = season.obligations.find((one) => one.id === cell.obligationId);
	const found = obligation?.cells.find((one) => one.start <= cell.start && one.end >= cell.start);
	return found ? { start: found.start, end: found.end } : { start: cell.start, end: cell.end };
}

/** Three dates for a cell. */
export async function datesFor(cell: MatrixCell, season: SeasonAnswer): Promise<Answer<ProposalsAnswer>> {
	const query = new URLSearchParams({
		obligation: cell.obligationId,
		organization: cell.organizationId ?? '',
		start: periodAround(cell, season).start,
		from: cell.start,
		to: cell.end
	});
	return await api.get(`/api/season/proposals?${query}`);
}
