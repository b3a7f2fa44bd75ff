// The panels of a round as a mixed-integer program, in the CPLEX LP format that HiGHS reads. What may be relaxed, to find the
// smallest repair, is added by `relax`.
import { outsidersOf, seatsOf, tooClose } from './model.ts';
import type { Frame } from './frame.ts';
import { weightsOf } from './weights.ts';

/** Which rule may give way, and at what price; everything else holds. */
export type Relaxation = 'none' | 'judges' | 'outsiders' | 'seats' | 'away' | 'declared' | 'pins';

/** A linear program being written. */
export class Program {
	readonly #goal: string[] = [];
	readonly #rows: string[] = [];
	readonly #bounds: string[] = [];
	readonly #binaries: string[] = [];
	readonly #integers: string[] = [];

	cost(weight: number, name: string): void {
		if (weight !== 0) this.#goal.push(`${weight < 0 ? '-' : '+'} ${Math.abs(weight)} ${name}`);
	}

	/** `terms` compared with a number; a row without terms is left out. */
	row(terms: readonly string[], sign: '<=' | '>=' | '=', right: number): void {
		if (terms.length === 0) throw new Error('a row without terms cannot be written');
		this.#rows.push(` c${this.#rows.length}: ${wrapped(terms)} ${sign} ${right}`);
	}

	binary(name: string): string {
		this.#binaries.push(name);
		return name;
	}

	integer(name: string, most: number): string {
		this.#integers.push(name);
		this.#bounds.push(` 0 <= ${name} <= ${most}`);
		return name;
	}

	continuous(name: string): string {
		this.#bounds.push(` 0 <= ${name}`);
		return name;
	}

	fix(name: string, value: number): void {
		this.#bounds.push(` ${name} = ${value}`);
	}

	/** The program as text. */
	text(): string {
		const any = this.#binaries[0] ?? this.#integers[0] ?? 'none';
		return [
			'Minimize',
			` obj: ${this.#goal.length > 0 ? wrapped(this.#goal) : `0 ${any}`}`,
			'Subject To',
			...this.#rows,
			'Bounds',
			...this.#bounds,
			'Binary',
			...this.#binaries.map((name) => ` ${name}`),
			...(this.#integers.length > 0 ? ['General', ...this.#integers.map((name) => ` ${name}`)] : []),
			'End',
			''
		].join('\n');
	}
}

/** Long rows in several lines: readers of the format stop at a few hundred characters. */
function wrapped(terms: readonly string[]): string {
	const lines: string[] = [];
	for (let at = 0; at < terms.length; at += 12) lines.push(terms.slice(at, at + 12).join(' '));
	return lines.join('\n  ');
}

const plus = (name: string): string => `+ ${name}`;
export const seatVariable = (judge: number, panel: number): string => `x${judge}_${panel}`;

/** The judges that may be variables of a panel: those not barred, pinned ones, and those whose bar may give way. */
function candidates(frame: Frame, relaxation: Relaxation, panel: number): number[] {
	const gives = relaxation === 'away' || relaxation === 'declared' ? relaxation : null;
	return frame.model.judges.flatMap((_, judge) => {
		const bar = frame.bar(judge, panel);
		const yields = gives !== null && frame.onlyBarredBy(judge, panel, gives);
		return !bar || frame.isPinned(judge, panel) || yields ? [judge] : [];
	});
}

/** Outsiders that a panel's open seats must bring. Pins were accepted with a reason for what they break. */
function outsidersNeeded(frame: Frame, panel: number): number {
	const at = frame.panels[panel];
	if (!at) return 0;
	const insiders = frame.pins.filter(([judge, where]) => where === panel && !frame.model.judges[judge]?.outsider);
	return Math.min(outsidersOf(frame.model, at), Math.max(0, seatsOf(frame.model, at) - insiders.length));
}

function writePanels(
	frame: Frame,
	program: Program,
	relaxation: Relaxation,
	open: readonly (readonly number[])[]
): void {
	const { model, panels } = frame;
	for (const [panel, at] of panels.entries()) {
		const here = open[panel] ?? [];
		const seats = seatsOf(model, at);
		// a panel may sit with fewer, but not with nobody
		const lack = relaxation === 'judges' ? seats : relaxation === 'seats' ? Math.max(0, seats - 1) : null;
		const short = lack === null ? [] : [plus(program.integer(`s${panel}`, lack))];
		const terms = [...here.map((judge) => plus(seatVariable(judge, panel))), ...short];
		program.row(terms.length > 0 ? terms : [plus(program.integer(`none${panel}`, 0))], '=', seats);
		const needed = relaxation === 'pins' ? outsidersOf(model, at) : outsidersNeeded(frame, panel);
		if (needed <= 0) continue;
		const outside = here
			.filter((judge) => model.judges[judge]?.outsider)
			.map((judge) => plus(seatVariable(judge, panel)));
		const instead =
			relaxation === 'judges' ? short : relaxation === 'outsiders' ? [plus(program.integer(`o${panel}`, needed))] : [];
		const all = [...outside, ...instead];
		program.row(all.length > 0 ? all : [plus(program.integer(`nobody${panel}`, 0))], '>=', needed);
	}
}

function writeTimes(
	frame: Frame,
	program: Program,
	relaxation: Relaxation,
	open: readonly (readonly number[])[]
): void {
	const { model, panels } = frame;
	for (const judge of model.judges.keys()) {
		const inHeat = model.heats.map((_, heat) =>
			panels.flatMap((at, panel) =>
				at.heat === heat && open[panel]?.includes(judge) ? [plus(seatVariable(judge, panel))] : []
			)
		);
		for (const [heat, terms] of inHeat.entries()) {
			if (terms.length > 1) program.row(terms, '<=', 1);
			for (let other = heat + 1; other < inHeat.length; other++) {
				const both = [...terms, ...(inHeat[other] ?? [])];
				const kept = relaxation !== 'pins' && frame.isPinnedIn(judge, heat) && frame.isPinnedIn(judge, other);
				if (terms.length > 0 && both.length > terms.length && !kept && tooClose(model, heat, other))
					program.row(both, '<=', 1);
			}
		}
	}
}

function writeWishes(frame: Frame, program: Program, open: readonly (readonly number[])[]): void {
	const { model, panels } = frame;
	const weights = weightsOf(model.goal);
	for (const [judge, one] of model.judges.entries()) {
		const seats = panels.flatMap((_, panel) => (open[panel]?.includes(judge) ? [seatVariable(judge, panel)] : []));
		const share = frame.shares[judge];
		if (seats.length === 0 || !share) continue;
		const [less, more] = [program.continuous(`u${judge}`), program.continuous(`v${judge}`)];
		program.cost(weights.load, less);
		program.cost(weights.load, more);
		if (share.least > 0) program.row([...seats.map(plus), plus(less)], '>=', share.least);
		if (share.most < seats.length) program.row([...seats.map(plus), `- ${more}`], '<=', share.most);
		for (const [panel] of panels.entries())
			if (open[panel]?.includes(judge)) {
				const moved = frame.wasIn(judge, panel) ? -weights.moved : 0;
				program.cost(weights.year * frame.yearCost(one) + moved, seatVariable(judge, panel));
			}
	}
	for (const [panel] of panels.entries()) {
		const byEmployer = new Map<string, number[]>();
		for (const judge of open[panel] ?? []) {
			const employer = model.judges[judge]?.employer;
			if (employer != null) byEmployer.set(employer, [...(byEmployer.get(employer) ?? []), judge]);
		}
		let count = 0;
		for (const same of byEmployer.values())
			if (same.length > 1) {
				const over = program.continuous(`m${panel}_${count++}`);
				program.cost(weights.mixed, over);
				program.row([...same.map((judge) => plus(seatVariable(judge, panel))), `- ${over}`], '<=', 1);
			}
	}
}

/** The panels of a heat that one added judge could not judge besides: heats that overlap within the rest, by their start. */
function cliques(frame: Frame): number[][] {
	const { model, panels } = frame;
	const found = model.heats.map((heat, index) =>
		model.heats.flatMap((other, at) => {
			const starts = at === index || (other.time && heat.time && other.time.from <= heat.time.from);
			return starts && (at === index || tooClose(model, at, index)) ? [at] : [];
		})
	);
	return found.map((heats) => panels.flatMap((at, panel) => (heats.includes(at.heat) ? [panel] : [])));
}

function writePrice(
	frame: Frame,
	program: Program,
	relaxation: Relaxation,
	open: readonly (readonly number[])[]
): void {
	const { model, panels } = frame;
	if (relaxation === 'judges') {
		// heats are stretches of time, so as many judges are needed as seats lack at one moment
		const most = panels.reduce((sum, at) => sum + seatsOf(model, at), 0);
		program.cost(1000, program.integer('n', most));
		for (const panel of panels.keys()) program.cost(1, `s${panel}`);
		for (const clique of cliques(frame)) program.row(['+ n', ...clique.map((panel) => `- s${panel}`)], '>=', 0);
	} else if (relaxation === 'outsiders') {
		for (const panel of panels.keys()) if (outsidersNeeded(frame, panel) > 0) program.cost(1, `o${panel}`);
	} else if (relaxation === 'seats') for (const panel of panels.keys()) program.cost(1, `s${panel}`);
	else if (relaxation === 'away' || relaxation === 'declared') {
		const groups = new Map<string, string[]>();
		for (const [panel, at] of panels.entries())
			for (const judge of open[panel] ?? []) {
				if (frame.bar(judge, panel)?.rule !== relaxation || frame.isPinned(judge, panel)) continue;
				const group = relaxation === 'away' ? `g${judge}_${at.heat}` : `g${judge}_${panel}`;
				groups.set(group, [...(groups.get(group) ?? []), seatVariable(judge, panel)]);
			}
		for (const [group, seats] of groups) {
			program.cost(1, program.binary(group));
			for (const seat of seats) program.row([plus(seat), `- ${group}`], '<=', 0);
		}
	} else if (relaxation === 'pins') {
		for (const [judge, panel] of frame.pins) program.cost(-1, seatVariable(judge, panel));
	}
}

/** Writes the program; with a relaxation its cost counts only what gives way. */
export function writeProgram(frame: Frame, relaxation: Relaxation = 'none'): string {
	const program = new Program();
	const open = frame.panels.map((_, panel) => candidates(frame, relaxation, panel));
	for (const [panel, judges] of open.entries())
		for (const judge of judges) {
			program.binary(seatVariable(judge, panel));
			if (relaxation !== 'pins' && frame.isPinned(judge, panel)) program.fix(seatVariable(judge, panel), 1);
		}
	writePanels(frame, program, relaxation, open);
	writeTimes(frame, program, relaxation, open);
	if (relaxation === 'none') writeWishes(frame, program, open);
	else writePrice(frame, program, relaxation, open);
	return program.text();
}
