// The panels of a round with everything their rules look at.
import type {
	Assignment,
	Contestant,
	PanelHeat,
	PanelModel,
	PoolJudge
} from '../../../domain/competition/panels/model.ts';
import { dayOfInstant, instantAt } from '../../../domain/shared/day.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { PanelSettings } from '../../../protocol/panels.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { absencesIn, historyOf, judgeRows, qualificationRows, recusalRows } from './judge.queries.ts';
import {
	areaOf,
	assignmentRows,
	contestantRows,
	heatRows,
	planRow,
	roundRow,
	type HeatRow,
	type RoundRow
} from './panels.queries.ts';

const MINUTE = 60_000;
const NO_END = '9999-12-31';

export interface LoadedPanels {
	readonly round: RoundRow;
	readonly plan: Awaited<ReturnType<typeof planRow>>;
	readonly settings: PanelSettings;
	readonly heats: readonly HeatRow[];
	/** `current` holds the seats of people who may still judge here. */
	readonly model: PanelModel;
	readonly assignments: Awaited<ReturnType<typeof assignmentRows>>;
	/** Everybody active in the pool, also those who withdrew from this round or have no qualification. */
	readonly pool: readonly { readonly id: string; readonly name: Text; readonly employer: Text | null }[];
}

/** What is asked of panels until somebody says otherwise. */
export function defaultSettings(round: RoundRow, heats: number): PanelSettings {
	return {
		tradeId: round.trade_id,
		zones: [{ title: { zh: '裁判组', en: 'Panel' }, judges: Math.min(15, round.seats || 3), stations: null }],
		restMinutes: heats > 1 ? 15 : 0,
		outsiders: 1,
		outsider: round.host_parent === null ? 'employers' : 'area',
		chiefId: null,
		out: [],
		withoutOutsider: [],
		fewer: [],
		narrowed: []
	};
}

function timesOf(row: HeatRow, round: RoundRow, alone: boolean): Pick<PanelHeat, 'day' | 'time' | 'held'> {
	if (row.starts_at && row.ends_at) {
		const [from, to] = [row.starts_at.getTime(), row.ends_at.getTime()];
		const held = { from: from - row.setup_minutes * MINUTE, to: to + row.teardown_minutes * MINUTE };
		return { day: dayOfInstant(from), time: { from, to }, held };
	}
	// one heat without a time takes the working hours of the competition's days; several cannot be told apart
	const days = { from: instantAt(round.starts_on, '08:00'), to: instantAt(round.ends_on, '18:00') };
	return { day: round.starts_on, time: alone ? days : null };
}

type ContestantRow = Awaited<ReturnType<typeof contestantRows>>[number];
type RecusalRow = Awaited<ReturnType<typeof recusalRows>>[number];

const nameKey = (name: string, employer: string | null): string => `${name}/${employer ?? ''}`;

/** The people recusals are against, found again among contestants by name and employer. */
function peopleRecused(recusals: readonly RecusalRow[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const one of recusals)
		if (one.against_person_id && one.person_zh) {
			const key = nameKey(one.person_zh, one.person_employer);
			if (!found.has(key)) found.set(key, one.against_person_id);
		}
	return found;
}

function contestant(row: ContestantRow, people: ReadonlyMap<string, string>): Contestant {
	const employer = row.employer_id ?? (row.employer_zh ? `name:${row.employer_zh}` : null);
	const named = row.organization_zh
		? text(row.organization_zh, row.organization_en)
		: row.employer_zh
			? text(row.employer_zh, row.employer_en)
			: null;
	return {
		name: text(row.name_zh, row.name_en),
		employer,
		employerName: named,
		person: people.get(nameKey(row.name_zh, row.employer_id)) ?? null,
		station: row.station
	};
}

function heatsOf(
	rows: readonly HeatRow[],
	round: RoundRow,
	entries: readonly ContestantRow[],
	people: ReadonlyMap<string, string>
): PanelHeat[] {
	const alone = rows.length === 1;
	return rows.map((row) => ({
		number: row.number,
		...timesOf(row, round, alone),
		contestants: entries
			.filter((entry) => (row.heat_id === null ? true : entry.heat === row.number || (alone && entry.heat === null)))
			.map((entry) => contestant(entry, people))
	}));
}

/** The latest day a qualification holds: for the trade, or any where the round names none. */
function qualifiedUntil(
	papers: readonly { trade_id: string; valid_until: string | null }[],
	tradeId: string | null
): string | null {
	const days = papers
		.filter((one) => tradeId === null || one.trade_id === tradeId)
		.map((one) => one.valid_until ?? NO_END)
		.sort();
	return days.at(-1) ?? null;
}

function spanOf(heats: readonly PanelHeat[], round: RoundRow): { from: Date; to: Date } {
	const spans = heats.flatMap((heat) => ((heat.held ?? heat.time) ? [heat.held ?? heat.time] : []));
	const starts = spans.map((span) => span?.from ?? 0);
	const ends = spans.map((span) => span?.to ?? 0);
	return {
		from: new Date(starts.length > 0 ? Math.min(...starts) : instantAt(round.starts_on, 0)),
		to: new Date(ends.length > 0 ? Math.max(...ends) : instantAt(round.ends_on, 24 * 60))
	};
}

async function judgesOf(
	db: Db,
	loaded: {
		round: RoundRow;
		settings: PanelSettings;
		rows: Awaited<ReturnType<typeof judgeRows>>;
		recusals: readonly RecusalRow[];
		people: ReadonlyMap<string, string>;
		heats: readonly PanelHeat[];
		heatRows: readonly HeatRow[];
	}
): Promise<PoolJudge[]> {
	const { round, settings, rows, recusals, people, heats } = loaded;
	const ids = rows.map((row) => row.id);
	const papers = await qualificationRows(db, ids);
	const history = await historyOf(db, ids, round.starts_on.slice(0, 4), round.id);
	const own = loaded.heatRows.flatMap((row) => row.occasion_id ?? []);
	const absences = await absencesIn(db, ids, spanOf(heats, round), own);
	const area = await areaOf(db, round);
	const sending = new Set(heats.flatMap((heat) => heat.contestants.map((one) => one.employer)));
	const out = new Set(settings.out.map((one) => one.personId));
	return rows
		.filter((row) => row.active && !out.has(row.id) && row.id !== settings.chiefId)
		.map((row) => ({
			id: row.id,
			name: text(row.name_zh, row.name_en),
			employer: row.employer_id,
			employerName: row.employer_zh === null ? null : text(row.employer_zh, row.employer_en),
			outsider: !(settings.outsider === 'area' ? area : sending).has(row.employer_id ?? ''),
			yearLoad: history.get(row.id)?.thisYear ?? 0,
			qualifiedUntil: qualifiedUntil(
				papers.filter((one) => one.person_id === row.id),
				settings.tradeId
			),
			absences: absences.get(row.id) ?? [],
			recusals: recusals
				.filter((one) => one.person_id === row.id && one.ended_at === null)
				.map((one) => ({
					kind: one.kind,
					employer: one.against_employer_id,
					person: one.person_zh === null ? null : (people.get(nameKey(one.person_zh, one.person_employer)) ?? null)
				}))
		}));
}

/** Loads a round's panels; null when there is no such round. `goal` is what a plan is made for. */
export async function loadPanels(
	db: Db,
	roundId: string,
	goal: PanelModel['goal'] = 'balance'
): Promise<LoadedPanels | null> {
	const round = await roundRow(db, roundId);
	if (!round) return null;
	const rowsOfHeats = await heatRows(db, round);
	const plan = await planRow(db, roundId);
	const assignments = await assignmentRows(db, roundId);
	const settings = (plan?.settings as PanelSettings | undefined) ?? defaultSettings(round, rowsOfHeats.length);
	const rows = await judgeRows(db);
	const recusals = await recusalRows(
		db,
		rows.map((row) => row.id)
	);
	const people = peopleRecused(recusals);
	const heats = heatsOf(rowsOfHeats, round, await contestantRows(db, roundId), people);
	const judges = await judgesOf(db, { round, settings, rows, recusals, people, heats, heatRows: rowsOfHeats });
	const known = new Set(judges.map((one) => one.id));
	const heatAt = (number: number) => heats.findIndex((heat) => heat.number === number);
	const place = (one: { heat: number; zone: number }) => ({ heat: heatAt(one.heat), zone: one.zone - 1 });
	const current = assignments
		.map((row): Assignment => ({ ...place(row), slot: row.slot - 1, judge: row.person_id, pinned: row.pinned }))
		.filter((one) => known.has(one.judge) && one.heat >= 0 && one.slot < (settings.zones[one.zone]?.judges ?? 0));
	const model: PanelModel = {
		judges,
		heats,
		zones: settings.zones,
		rules: {
			restMinutes: settings.restMinutes,
			outsiders: settings.outsiders,
			withoutOutsider: settings.withoutOutsider.map(place),
			fewer: settings.fewer.map((one) => ({ ...place(one), by: one.by })),
			narrowed: settings.narrowed.map((one) => ({ ...place(one), judge: one.personId }))
		},
		current,
		goal
	};
	const pool = rows
		.filter((row) => row.active)
		.map((row) => ({
			id: row.id,
			name: text(row.name_zh, row.name_en),
			employer: row.employer_zh === null ? null : text(row.employer_zh, row.employer_en)
		}));
	return { round, plan, settings, heats: rowsOfHeats, model, assignments, pool };
}
