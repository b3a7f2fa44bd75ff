// What is done to a round's panels from the page: planned and followed, repaired, changed by hand, published. Says what came of it.
import { goto } from '$app/navigation';
import { api, type Answer } from '#lib/client/api.ts';
import {
	outcomeOf,
	sitting,
	swapOf,
	type Outcome,
	type Place,
	type SeatChange
} from '#lib/client/panels/seat-change.ts';
import type { PanelsView } from '#lib/client/panels/shapes.ts';
import { stopJob, watchJob } from '#lib/client/panels/watch-job.ts';
import * as paths from '#lib/components/desk/paths.ts';
import { inWords } from '#lib/components/desk/words.ts';
import type { Alternative } from '#lib/domain/competition/panels/explain.ts';
import type { Assignment, PanelAt } from '#lib/domain/competition/panels/model.ts';
import type { Addition, Repair } from '#lib/domain/competition/panels/repair.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PanelSettings } from '#lib/protocol/panels.ts';
import { ask, askReason } from '#lib/ui/ask.svelte.ts';
import { refused, told } from '#lib/ui/toast.ts';
import { brokenWord, judgeName, whereWord } from './words.ts';

/** What the side panel shows. */
export type Aside = { readonly of: 'seat'; readonly place: Place } | { readonly of: 'settings' } | null;

export class PanelWork {
	/** The long work under way. */
	job = $state<string | null>(null);
	sending = $state(false);
	/** The seats before the last change, to tell what it cost. */
	before = $state.raw<readonly Assignment[] | null>(null);
	/** The judge that is being looked for. */
	adding = $state.raw<Addition | null>(null);
	aside = $state.raw<Aside>(null);
	readonly #current: () => PanelsView | null;
	readonly #again: () => Promise<void>;

	/** `current` is the round as last read, `again` reads it anew. */
	constructor(current: () => PanelsView | null, again: () => Promise<void>) {
		this.#current = current;
		this.#again = again;
	}

	get #view(): PanelsView {
		const view = this.#current();
		if (!view) throw new Error('there is no round');
		return view;
	}

	get locked(): boolean {
		return this.job !== null || this.#current()?.state === 'closed';
	}

	/** Another round was chosen. */
	forget(): void {
		this.before = this.adding = this.aside = null;
	}

	#path(end = ''): string {
		return `/api/rounds/${this.#view.roundId}/panels${end}`;
	}

	/** A panel as it is sent and stored: heats and zones from 1. */
	#numbered({ heat, zone }: PanelAt): PanelAt {
		return { heat: this.#view.model.heats[heat]?.number ?? heat + 1, zone: zone + 1 };
	}

	/** Follows planning to its end; true when the seats are filled. */
	async #follow(started: Answer<{ jobId: string }>): Promise<boolean> {
		if (!started.ok) {
			refused(m.panels_not_moved(), inWords(started.refusal));
			await this.#again();
			return false;
		}
		this.job = started.value.jobId;
		const end = await watchJob<{ status: string }>(this.job);
		this.job = null;
		if (end.state === 'cancelled') told(m.panels_stopped());
		else if (end.refusal) refused(m.panels_not_moved(), inWords(end.refusal));
		await this.#again();
		return end.state === 'done' && (end.value?.status === 'optimal' || end.value?.status === 'feasible');
	}

	async plan(): Promise<boolean> {
		if (this.job) return false;
		const { current } = this.#view.model;
		this.before = current.length > 0 ? current : null;
		return await this.#follow(await api.post(this.#path('/plan'), {}));
	}

	async stop(): Promise<void> {
		if (this.job) await stopJob(this.job);
	}

	async #save(settings: PanelSettings): Promise<boolean> {
		this.sending = true;
		const answer = await api.put(this.#path(), { revision: this.#view.revision, settings });
		this.sending = false;
		if (!answer.ok) refused(m.panels_not_moved(), inWords(answer.refusal));
		await this.#again();
		return answer.ok && (await this.plan());
	}

	async saveSettings(settings: PanelSettings): Promise<void> {
		if (await this.#save(settings)) this.aside = null;
	}

	/** The reason for breaking a rule; null when it was thought better of. */
	async #reasonFor(outcome: Outcome): Promise<string | null> {
		const { model } = this.#view;
		const reply = await askReason({
			title: m.panels_reason_title(),
			consequence: outcome.broken.map((one) => brokenWord(model, one)).join(m.panels_repair_and()),
			action: m.panels_reason_go(),
			reason: m.panels_reason(),
			reasons: [m.panels_reason_often_1(), m.panels_reason_often_2()]
		});
		return reply.yes ? reply.reason : null;
	}

	async #send(changes: readonly SeatChange[], outcome: Outcome | null, done?: string): Promise<void> {
		if (this.locked || this.sending) return;
		const { model, revision } = this.#view;
		const [first] = outcome?.broken ?? [];
		if (outcome?.verdict === 'never' && first) return refused(m.panels_not_moved(), brokenWord(model, first));
		const reason = outcome?.verdict === 'reason' ? await this.#reasonFor(outcome) : undefined;
		if (reason === null) return;
		this.sending = true;
		this.before = model.current;
		const answer = await api.patch(this.#path(), {
			revision,
			seats: changes.map((one) => ({
				...this.#numbered(one),
				slot: one.slot + 1,
				personId: one.judge,
				pinned: one.pinned
			})),
			...(reason ? { reason } : {})
		});
		this.sending = false;
		if (!answer.ok) refused(m.panels_not_moved(), inWords(answer.refusal));
		else if (done) told(done);
		await this.#again();
	}

	async swap(from: Place, to: Place, outcome: Outcome): Promise<void> {
		const { model } = this.#view;
		const name = judgeName(model, sitting(model.current, from)?.judge ?? null);
		const done = m.panels_moved({ name, where: whereWord(model, to) });
		await this.#send(swapOf(model.current, from, to), outcome, done);
	}

	/** Seats somebody; who sits in the way changes places with them. */
	async put(place: Place, other: Alternative): Promise<void> {
		const { model } = this.#view;
		const busy = other.busy && model.current.find((one) => one.judge === other.judge && one.heat === other.busy?.heat);
		const changes = busy ? swapOf(model.current, place, busy) : [{ ...place, judge: other.judge, pinned: true }];
		const done = m.panels_moved({ name: judgeName(model, other.judge), where: whereWord(model, place) });
		await this.#send(changes, outcomeOf(model, changes), done);
	}

	async pin(place: Place): Promise<void> {
		const seat = sitting(this.#view.model.current, place);
		if (seat) await this.#send([{ ...place, judge: seat.judge, pinned: !seat.pinned }], null);
	}

	async clear(place: Place): Promise<void> {
		await this.#send([{ ...place, judge: null, pinned: false }], null);
	}

	async withdraw(judge: string): Promise<void> {
		const { model, revision } = this.#view;
		const name = judgeName(model, judge);
		const reply = await askReason({
			title: m.panels_withdraw_ask({ name }),
			consequence: m.panels_withdraw_then(),
			action: m.panels_withdraw(),
			tone: 'danger',
			reason: m.panels_withdraw_why(),
			reasons: [m.panels_withdraw_sick(), m.panels_withdraw_work()]
		});
		if (!reply.yes) return;
		this.before = model.current;
		this.aside = null;
		const started: Answer<{ jobId: string }> = await api.post(this.#path('/withdraw'), {
			revision,
			personId: judge,
			reason: reply.reason
		});
		if (await this.#follow(started)) told(m.panels_withdrawn({ name }));
	}

	/** What a repair asks for that is a setting; null when it is something else. */
	#settingsAfter(repair: Repair): PanelSettings | null {
		const { settings } = this.#view;
		const same = (a: PanelAt, b: PanelAt) => a.heat === b.heat && a.zone === b.zone;
		if (repair.kind === 'rest') return { ...settings, restMinutes: repair.minutes };
		if (repair.kind === 'outsiders') {
			const more = repair.panels.map((one) => this.#numbered(one));
			return { ...settings, withoutOutsider: [...settings.withoutOutsider, ...more] };
		}
		if (repair.kind !== 'seats') return null;
		const more = repair.panels.map((one) => {
			const at = this.#numbered(one);
			return { ...at, by: one.by + (settings.fewer.find((known) => same(known, at))?.by ?? 0) };
		});
		const kept = settings.fewer.filter((known) => !more.some((one) => same(known, one)));
		return { ...settings, fewer: [...kept, ...more] };
	}

	async repair(repair: Repair): Promise<void> {
		const settings = this.#settingsAfter(repair);
		if (repair.kind === 'judges') this.adding = repair.additions[0] ?? null;
		else if (repair.kind === 'away' || repair.kind === 'declared')
			await goto(`${paths.judges()}?judge=${repair.judges[0]?.judge ?? ''}`);
		else if (settings) {
			if (await this.#save(settings)) told(m.panels_repaired());
		} else if (repair.kind === 'pins') {
			const pinned = this.#view.model.current.filter((seat) =>
				repair.judges.some((one) => one.judge === seat.judge && one.heat === seat.heat)
			);
			await this.#send(
				pinned.map((seat) => ({ ...seat, pinned: false })),
				null
			);
			if (await this.plan()) told(m.panels_repaired());
		}
	}

	/** The judge that was looked for is in the pool. */
	async added(): Promise<void> {
		this.adding = null;
		await this.#again();
		if (await this.plan()) told(m.panels_repaired());
	}

	async publish(): Promise<void> {
		const { model, revision } = this.#view;
		const sure = await ask({
			title: m.panels_publish_ask(),
			consequence: model.heats.length > 1 ? m.panels_publish_then_heats() : m.panels_publish_then(),
			action: m.panels_publish(),
			tone: 'main'
		});
		if (!sure) return;
		this.sending = true;
		const answer = await api.post<{ seats: number }>(this.#path('/publish'), { revision });
		this.sending = false;
		if (!answer.ok) refused(m.panels_not_moved(), inWords(answer.refusal));
		else told(answer.value.seats > 0 ? m.panels_published_seats({ count: answer.value.seats }) : m.panels_published());
		await this.#again();
	}

	/** A heat begins: its judges take the round's seats. */
	async applyHeat(heat: number): Promise<void> {
		const number = this.#view.model.heats[heat]?.number ?? heat + 1;
		const sure = await ask({
			title: m.panels_apply_heat_ask({ number }),
			consequence: m.panels_apply_heat_then(),
			action: m.panels_apply_heat()
		});
		if (!sure) return;
		const answer = await api.post(this.#path(`/heats/${number}`));
		if (answer.ok) told(m.panels_applied({ number }));
		else refused(m.panels_not_moved(), inWords(answer.refusal));
	}
}
