// The calendar of one page: what was loaded, what is in the hand, what was done and can be taken back.
import { api, type Answer } from '#lib/client/api.ts';
import { indexFacts } from '#lib/domain/calendar/bookings/fact-index.ts';
import { conflictsOf, overrideOf, type Conflict } from '#lib/domain/calendar/bookings/conflicts.ts';
import type { CalendarOccasion, CalendarWindow, Move } from '#lib/protocol/calendar/bookings.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import { heldAt, isMoved, outlookOf, pickUp, wishedBy, type Hand } from './hand.ts';

interface Step {
	readonly what: 'moved' | 'made' | 'cancelled';
	readonly title: CalendarOccasion['title'];
	readonly back: () => Promise<Answer<unknown>>;
}

export interface Listener {
	refused(refusal: WireRefusal): void;
	done(step: Step): void;
	undone(step: Step): void;
}

const DEEP = 50;

export class Calendar {
	window = $state.raw<CalendarWindow>() as CalendarWindow;
	hand = $state.raw<Hand | null>(null);
	busy = $state(false);
	#steps = $state.raw<readonly Step[]>([]);
	readonly #listener: Listener;
	readonly index = $derived(indexFacts(this.window));
	/** Days in which other times are looked for. */
	readonly #days = $derived({ from: this.window.from, to: this.window.to });
	readonly wished = $derived(this.hand ? wishedBy(this.hand) : null);
	readonly outlook = $derived(this.hand ? outlookOf(this.index, this.hand, this.#days, Date.now()) : null);
	/** Conflicts of everything that lies ahead, by occasion; settled ones and papers, which are no matter of time, left out. */
	readonly open = $derived.by(() => {
		const open = new Map<string, readonly Conflict[]>();
		for (const occasion of this.window.occasions) {
			const list = conflictsOf(this.index, occasion).filter(
				(one) => one.code !== 'papers' && !overrideOf(one, occasion.overrides)
			);
			if (list.length > 0) open.set(occasion.id, list);
		}
		return open;
	});

	constructor(window: CalendarWindow, listener: Listener) {
		this.window = window;
		this.#listener = listener;
	}

	occasion(id: string | null): CalendarOccasion | null {
		return this.window.occasions.find((one) => one.id === id) ?? null;
	}

	get canUndo(): boolean {
		return this.#steps.length > 0;
	}

	/** Reads the same days again: after a change, and when somebody comes back to the page. */
	async refresh(): Promise<void> {
		const { from, to } = this.window;
		const answer = await api.get<CalendarWindow>(`/api/calendar?from=${from}&to=${to}`);
		if (answer.ok && this.window.from === from && this.window.to === to) this.window = answer.value;
	}

	pick(occasion: CalendarOccasion, how: Partial<Pick<Hand, 'dragged' | 'edge'>> = {}): void {
		this.hand = pickUp(occasion, how);
	}

	/** Moves what is in the hand. */
	hold(at: number): void {
		if (this.hand) this.hand = heldAt(this.hand, at);
	}

	/** Gives one of its bookings to another resource, or back to its own. */
	replace(bookingId: string, resourceId: string | null): void {
		const { hand } = this;
		if (!hand) return;
		const { [bookingId]: _, ...rest } = hand.replaced;
		this.hand = { ...hand, replaced: resourceId ? { ...rest, [bookingId]: resourceId } : rest };
	}

	/** Puts what is in the hand back where it was. */
	putBack(): void {
		this.hand = null;
	}

	/** Puts it down where it is; what is blocked goes back. */
	async drop(): Promise<void> {
		const { hand, outlook } = this;
		if (!hand) return;
		this.hand = null;
		if (!isMoved(hand) || outlook?.blocked) return;
		await this.#move(hand);
	}

	/** Takes one of the offered times. */
	async take(n: number): Promise<void> {
		const time = this.outlook?.times[n];
		if (!this.hand || !time) return;
		this.hand = { ...this.hand, startsAt: time.startsAt, endsAt: time.endsAt };
		await this.drop();
	}

	/** Takes the offered swap, and stays in the hand when something else is in the way. */
	async swap(): Promise<void> {
		const swap = this.outlook?.swap;
		if (!swap) return;
		this.replace(swap.booking.id, swap.resource.id);
		if (this.outlook && !this.outlook.blocked) await this.drop();
	}

	/** Puts an occasion at a time that was typed. */
	async moveTo(occasion: CalendarOccasion, startsAt: number, endsAt: number): Promise<boolean> {
		return await this.#move({ ...pickUp(occasion), startsAt, endsAt });
	}

	async #move(hand: Hand): Promise<boolean> {
		const { occasion } = hand;
		const after = wishedBy(hand);
		const timed = after.startsAt !== occasion.startsAt || after.endsAt !== occasion.endsAt;
		const seen = occasion.sequence + (timed ? 1 : 0);
		const replace = Object.entries(hand.replaced).map(([bookingId, resourceId]) => ({ bookingId, resourceId }));
		const back: Move = {
			id: occasion.id,
			startsAt: occasion.startsAt,
			endsAt: occasion.endsAt,
			sequence: seen,
			replace: replace.flatMap(({ bookingId }) => {
				const own = occasion.bookings.find((one) => one.id === bookingId);
				return own ? [{ bookingId, resourceId: own.resourceId }] : [];
			})
		};
		this.#show({ ...after, sequence: seen });
		const { id, startsAt, endsAt } = after;
		const moves = [{ id, startsAt, endsAt, sequence: occasion.sequence, replace }];
		return await this.#run(() => api.post('/api/calendar/moves', { moves }), {
			what: 'moved',
			title: occasion.title,
			back: () => api.post('/api/calendar/moves', { moves: [back] })
		});
	}

	#show(occasion: CalendarOccasion): void {
		const occasions = this.window.occasions.map((one) => (one.id === occasion.id ? occasion : one));
		this.window = { ...this.window, occasions };
	}

	/** Asks for a change, says how it went, and reads the calendar again. A step is kept to be taken back. */
	async #run(ask: () => Promise<Answer<unknown>>, step: Step | null): Promise<boolean> {
		this.busy = true;
		const answer = await ask();
		this.busy = false;
		if (!answer.ok) this.#listener.refused(answer.refusal);
		else if (step) {
			this.#steps = [...this.#steps, step].slice(-DEEP);
			this.#listener.done(step);
		}
		await this.refresh();
		return answer.ok;
	}

	/** A change that is not taken back step by step: of words, bookings, buffers. */
	async change(ask: () => Promise<Answer<unknown>>): Promise<boolean> {
		return await this.#run(ask, null);
	}

	/** Cancels an occasion; its time is free at once. */
	async cancel(occasion: CalendarOccasion): Promise<boolean> {
		const path = `/api/calendar/occasions/${occasion.id}`;
		return await this.#run(() => api.patch(path, { state: 'cancelled' }), {
			what: 'cancelled',
			title: occasion.title,
			back: () => api.patch(path, { state: occasion.state })
		});
	}

	/** Keeps that an occasion was made, so that it can be taken back. */
	async made(id: string, title: CalendarOccasion['title']): Promise<void> {
		const step: Step = {
			what: 'made',
			title,
			back: () => api.patch(`/api/calendar/occasions/${id}`, { state: 'cancelled' })
		};
		this.#steps = [...this.#steps, step].slice(-DEEP);
		this.#listener.done(step);
		await this.refresh();
	}

	/** Takes the last step back. */
	async undo(): Promise<void> {
		const step = this.#steps.at(-1);
		if (!step || this.busy) return;
		this.#steps = this.#steps.slice(0, -1);
		this.busy = true;
		const answer = await step.back();
		this.busy = false;
		if (answer.ok) this.#listener.undone(step);
		else this.#listener.refused(answer.refusal);
		await this.refresh();
	}
}
