// The day as those who run it have it: what stands, what is selected, what an action would do before it is done.
import { api, type Answer } from '#lib/client/api.ts';
import type { DayAction } from '#lib/domain/calendar/day/programme.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import type { Programme, ProgrammeItem } from '#lib/protocol/day.ts';

export interface ClashShown {
	readonly bookingId: string;
	readonly occasionId: string;
	readonly resource: string;
	readonly otherId: string;
	readonly other: string;
	readonly from: string;
	readonly to: string;
}

export interface DayLineShown {
	readonly id: string;
	readonly at: string;
	readonly person: Text;
	readonly action: 'start' | 'finish' | 'skip' | 'late' | 'undo';
	readonly occasion: Text | null;
	readonly minutes: number | null;
	readonly reason: string | null;
	readonly undone: boolean;
}

/** What the desk is answered about a day. */
export interface DayDeskShown {
	readonly programme: Programme;
	readonly pinned: readonly string[];
	readonly clashes: readonly ClashShown[];
	readonly lines: readonly DayLineShown[];
	readonly unplaced: readonly {
		readonly roundId: string;
		readonly title: Text;
		readonly event: Text;
		readonly heats: number;
	}[];
}

export interface ActedShown {
	readonly moved: readonly { readonly id: string; readonly startsAt: string; readonly endsAt: string }[];
	readonly overrun: readonly { readonly id: string; readonly into: string }[];
	readonly clashes: readonly ClashShown[];
	readonly version: number;
}

export class DayDeskState {
	#day = $state.raw<DayDeskShown>() as DayDeskShown;
	selectedId = $state<string | null>(null);
	/** What the action that is being considered would do. */
	preview = $state.raw<{ readonly action: DayAction; readonly effect: ActedShown } | null>(null);
	busy = $state(false);

	constructor(day: DayDeskShown) {
		this.#day = day;
		const { items } = day.programme;
		const first = items.find((item) => item.state === 'running') ?? items.find((item) => item.state === 'planned');
		this.selectedId = first?.id ?? items[0]?.id ?? null;
	}

	get day(): DayDeskShown {
		return this.#day;
	}
	get items(): readonly ProgrammeItem[] {
		return this.#day.programme.items;
	}
	get selected(): ProgrammeItem | null {
		return this.items.find((item) => item.id === this.selectedId) ?? null;
	}
	get #address(): string {
		return `/api/competitions/${this.#day.programme.competitionId}/day`;
	}

	/** Moves the selection by so many items. */
	step(by: number): void {
		const at = this.items.findIndex((item) => item.id === this.selectedId);
		const to = this.items[Math.min(Math.max(at + by, 0), this.items.length - 1)];
		if (to) this.select(to.id);
	}

	select(id: string): void {
		this.selectedId = id;
		this.preview = null;
	}

	/** Reads the day again. */
	async read(): Promise<void> {
		const answer = await api.get<DayDeskShown>(`${this.#address}?day=${this.#day.programme.day}`);
		if (answer.ok) this.#day = answer.value;
	}

	/** Asks what an action would do. Null when it can be shown; else why it cannot be done. */
	async consider(action: DayAction): Promise<WireRefusal | null> {
		const answer = await this.#send<ActedShown>('', { action, dry: true, accept: [] });
		this.preview = answer.ok ? { action, effect: answer.value } : null;
		return answer.ok ? null : answer.refusal;
	}

	/** Does it, with every clash that the preview showed. */
	async act(action: DayAction): Promise<WireRefusal | null> {
		const accept = this.preview?.effect.clashes.map((clash) => clash.bookingId) ?? [];
		return await this.#change('', { action, accept });
	}

	async undo(): Promise<WireRefusal | null> {
		return await this.#change('/undo', { day: this.#day.programme.day });
	}

	async remove(id: string): Promise<WireRefusal | null> {
		const answer = await api.del(`${this.#address}/items/${id}`);
		await this.read();
		return answer.ok ? null : answer.refusal;
	}

	async #send<T>(path: string, body: Record<string, unknown>): Promise<Answer<T>> {
		return await api.post<T>(`${this.#address}${path}`, { version: this.#day.programme.version, ...body });
	}

	async #change(path: string, body: Record<string, unknown>): Promise<WireRefusal | null> {
		if (this.busy) return null;
		this.busy = true;
		const answer = await this.#send(path, body);
		this.preview = null;
		await this.read();
		this.busy = false;
		return answer.ok ? null : answer.refusal;
	}
}
