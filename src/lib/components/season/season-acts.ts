// What the season's page does and then says: filling, inking, taking back, waiving.
import type { Answer } from '#lib/client/api.ts';
import type { SeasonDesk } from '#lib/client/season/season-desk.svelte.ts';
import type { MatrixCell } from '#lib/client/season/season-view.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PlanGiven } from '#lib/protocol/season.ts';
import { ask, askReason } from '#lib/ui/ask.svelte.ts';
import { refused, told } from '#lib/ui/toast.ts';
import { inWords } from '../desk/words.ts';
import { periodName } from './season-words.ts';

type Planned = Answer<{ competitionIds: readonly string[] }>;

/** The page's acts; `again` reads the season anew, `nameOf` names the organization of a place. */
export function seasonActs(desk: SeasonDesk, again: () => Promise<void>, nameOf: (cell: MatrixCell) => string) {
	async function undo(ids: readonly string[]): Promise<void> {
		const answer = await desk.undo(ids);
		if (!answer.ok) return refused(m.season_not_undone(), inWords(answer.refusal));
		await again();
		told(m.season_undone());
	}

	async function tell(answer: Planned): Promise<void> {
		if (!answer.ok) return refused(m.season_not_planned(), inWords(answer.refusal));
		const { competitionIds } = answer.value;
		await again();
		told(m.season_planned_told({ count: competitionIds.length }), {
			label: m.season_undo(),
			run: () => void undo(competitionIds)
		});
	}

	async function setWaiver(cell: MatrixCell, action: 'waived' | 'revoked', reason: string): Promise<void> {
		const answer = await desk.waive(cell, action, reason);
		if (!answer.ok) return refused(m.season_not_waived_title(), inWords(answer.refusal));
		await again();
		told(action === 'waived' ? m.season_waived_told() : m.season_revoked_told());
	}

	return {
		undo,
		plan: async (plans: readonly PlanGiven[]) => tell(await desk.plan(plans)),
		ink: async (quarter: number | null) => tell(await desk.ink(quarter)),
		async fill(year: number): Promise<void> {
			if (desk.job.running) return;
			desk.key = null;
			if (await desk.fill(year)) return;
			if (desk.job.refusal) refused(m.season_not_filled(), inWords(desk.job.refusal));
			else told(m.season_stopped());
		},
		async waive(cell: MatrixCell): Promise<void> {
			const reply = await askReason({
				title: m.season_waive_ask({ who: nameOf(cell), when: periodName(cell) }),
				consequence: m.season_waive_then(),
				action: m.season_waive_act(),
				tone: 'ink',
				reason: m.season_waive_reason(),
				reasons: [m.season_waive_reason_festival(), m.season_waive_reason_harvest(), m.season_waive_reason_joint()]
			});
			if (reply.yes) await setWaiver(cell, 'waived', reply.reason);
		},
		async revoke(cell: MatrixCell): Promise<void> {
			const sure = await ask({
				title: m.season_revoke_ask({ who: nameOf(cell), when: periodName(cell) }),
				consequence: m.season_revoke_then(),
				action: m.season_revoke(),
				tone: 'ink'
			});
			if (sure) await setWaiver(cell, 'revoked', m.season_revoke());
		}
	};
}
