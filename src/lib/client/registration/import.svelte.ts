// A spreadsheet on its way in: read, mended in place, checked anew after every change, then taken as long work.
import { api } from '#lib/client/api.ts';
import { asUtf8, isWorkbook } from '#lib/client/desk/entry-files.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import type { CheckedRow, PersonWritten } from './shapes.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LOOK_EVERY_MS = 250;

interface Job {
	readonly state: 'running' | 'done' | 'failed' | 'cancelled';
	readonly done: number;
	readonly total: number | null;
	readonly note: Text | null;
	readonly result: {
		readonly registered?: number;
		readonly waitlisted?: number;
		readonly refusal?: WireRefusal;
	} | null;
}

export interface Outcome {
	readonly registered: number;
	readonly waitlisted: number;
}

export class ImportSheet {
	rows = $state.raw<readonly CheckedRow[]>([]);
	/** Reading, checking or taking. */
	phase = $state<'empty' | 'reading' | 'ready' | 'checking' | 'taking'>('empty');
	refusal = $state.raw<WireRefusal | null>(null);
	job = $state.raw<Job | null>(null);
	recoded = $state(false);
	readonly bad = $derived(this.rows.filter((row) => row.problems.length > 0));
	readonly good = $derived(this.rows.filter((row) => row.problems.length === 0));
	readonly #eventId: string;
	readonly #unitId: string | null;
	#jobId = '';
	#checks = 0;

	constructor(eventId: string, unitId: string | null) {
		this.#eventId = eventId;
		this.#unitId = unitId;
	}

	async read(file: File): Promise<void> {
		this.phase = 'reading';
		this.refusal = null;
		this.rows = [];
		const bytes = new Uint8Array(await file.arrayBuffer());
		const workbook = isWorkbook(bytes);
		const plain = workbook ? null : asUtf8(bytes);
		this.recoded = plain?.recoded ?? false;
		const unit = this.#unitId ? `?unit=${this.#unitId}` : '';
		const answer = await api.upload<{ rows: readonly CheckedRow[] }>(
			`/api/events/${this.#eventId}/registrations/preview${unit}`,
			plain ? new Blob([plain.text]) : file,
			plain ? 'text/csv' : XLSX
		);
		this.phase = answer.ok ? 'ready' : 'empty';
		if (answer.ok) this.rows = answer.value.rows;
		else this.refusal = answer.refusal;
	}

	/** Mends one row and has all of them checked again: what one takes, another no longer can. */
	async mend(line: number, part: Partial<PersonWritten>): Promise<void> {
		this.rows = this.rows.map((row) => (row.line === line ? { ...row, person: { ...row.person, ...part } } : row));
		await this.#check();
	}

	/** Leaves a row out of the file for good. */
	async drop(line: number): Promise<void> {
		this.rows = this.rows.filter((row) => row.line !== line);
		if (this.rows.length > 0) await this.#check();
	}

	async #check(): Promise<void> {
		const mine = ++this.#checks;
		this.phase = 'checking';
		const answer = await api.post<{ rows: readonly CheckedRow[] }>(`/api/events/${this.#eventId}/registrations/check`, {
			unitId: this.#unitId,
			rows: this.rows.map(({ line, person }) => ({ line, person }))
		});
		if (mine !== this.#checks) return;
		this.phase = 'ready';
		if (answer.ok) this.rows = answer.value.rows;
		else this.refusal = answer.refusal;
	}

	/** Registers the rows that are right; null when it failed or was cancelled, and nothing was taken then. */
	async take(): Promise<Outcome | null> {
		this.phase = 'taking';
		this.refusal = null;
		const answer = await api.post<{ jobId: string }>(`/api/events/${this.#eventId}/registrations/import`, {
			unitId: this.#unitId,
			rows: this.good.map(({ line, person }) => ({ line, person }))
		});
		if (!answer.ok) {
			this.refusal = answer.refusal;
			this.phase = 'ready';
			return null;
		}
		this.#jobId = answer.value.jobId;
		const ended = await this.#follow();
		this.job = null;
		const { registered = 0, waitlisted = 0, refusal = null } = ended?.result ?? {};
		if (ended?.state === 'done') return { registered, waitlisted };
		this.refusal = refusal;
		await this.#check();
		return null;
	}

	async cancel(): Promise<void> {
		await api.del(`/api/jobs/${this.#jobId}`);
	}

	async #follow(): Promise<Job | null> {
		for (;;) {
			const answer = await api.get<{ job: Job }>(`/api/jobs/${this.#jobId}`);
			if (answer.ok) this.job = answer.value.job;
			else if (answer.refusal.code !== 'offline') return null;
			if (answer.ok && answer.value.job.state !== 'running') return answer.value.job;
			await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
		}
	}
}
