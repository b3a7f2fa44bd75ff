// What the season's page makes of its one answer: tabs, rows and cells of the matrix, counts, what comes next. Pure.
import type { ResultWord } from '#lib/domain/calendar/season/derive-results.ts';
import { periodEnd } from '#lib/domain/shared/day.ts';
import type { Organization, OrganizationKind } from '#lib/client/desk/shapes.ts';
import type {
	FillAnswer,
	SeasonAnswer,
	SeasonCell,
	SeasonCompetition,
	SeasonObligation
} from '#lib/protocol/season.ts';

export type Group = 'county' | 'towns' | 'systems' | 'enterprises';

export const GROUPS: Readonly<Record<OrganizationKind, Group>> = {
	federation: 'county',
	township: 'towns',
	subdistrict: 'towns',
	zone: 'towns',
	system: 'systems',
	cluster: 'enterprises',
	enterprise: 'enterprises',
	school: 'enterprises'
};
const LEVEL_GROUP = { county: 'county', township: 'towns', system: 'systems', enterprise: 'enterprises' } as const;

/** One place of the matrix. */
export interface MatrixCell {
	readonly key: string;
	readonly obligationId: string;
	readonly organizationId: string | null;
	readonly start: string;
	readonly end: string;
	/** First column and how many: months count from 0. */
	readonly column: number;
	readonly span: number;
	/** null where only sessions are counted. */
	readonly result: ResultWord | null;
	readonly cell: SeasonCell | null;
	readonly held: number;
	readonly planned: number;
	/** What stands there, by day. */
	readonly competitions: readonly SeasonCompetition[];
	/** The day proposed in pencil. */
	readonly pencil: string | null;
}

export interface MatrixRow {
	readonly organization: Organization;
	readonly cells: readonly MatrixCell[];
	readonly held: number;
	readonly gaps: number;
}

export type Counts = Readonly<Record<ResultWord, number>>;

export function cellKey(obligationId: string, organizationId: string | null, start: string): string {
	return `${obligationId}/${organizationId ?? ''}/${start}`;
}

const monthOf = (day: string): number => Number(day.slice(5, 7)) - 1;

/** How many places came to what. */
export function countsOf(cells: readonly Pick<SeasonCell, 'result'>[]): Counts {
	const counts = { open: 0, planned: 0, 'at-risk': 0, met: 0, missed: 0, waived: 0 };
	for (const cell of cells) counts[cell.result]++;
	return counts;
}

/** Whom an obligation is mostly about. */
export function groupOf(obligation: SeasonObligation, byId: ReadonlyMap<string, Organization>): Group {
	const [level] = obligation.levels;
	if (obligation.levels.length === 1 && level) return LEVEL_GROUP[level];
	const first = byId.get(obligation.organizationIds[0] ?? obligation.organizationId);
	return first ? GROUPS[first.kind] : 'county';
}

/** The obligations that ask something in this year. */
export function asked(season: SeasonAnswer): readonly SeasonObligation[] {
	return season.obligations.filter((one) => one.cells.length > 0);
}

/** A single organization's own obligation: it stands as one line above the others' matrix. */
export function isLine(obligation: SeasonObligation): boolean {
	return obligation.quantifier === 'each' && obligation.organizationIds.length === 1;
}

function matrixCell(
	cell: SeasonCell,
	obligation: SeasonObligation,
	competitions: ReadonlyMap<string, SeasonCompetition>,
	pencils: Pencils
): MatrixCell {
	const key = cellKey(obligation.id, cell.organizationId, cell.start);
	return {
		key,
		obligationId: obligation.id,
		organizationId: cell.organizationId,
		start: cell.start,
		end: cell.end,
		column: monthOf(cell.start),
		span: monthOf(cell.end) - monthOf(cell.start) + 1,
		result: cell.result,
		cell,
		held: cell.held,
		planned: cell.planned,
		competitions: cell.competitionIds.flatMap((id) => competitions.get(id) ?? []),
		pencil: pencils.get(key)?.[0]?.chosen.day ?? null
	};
}

/** The cells of an obligation that has none for each organization: one line for all together. */
export function lineOf(
	obligation: SeasonObligation,
	season: SeasonAnswer,
	pencils: Pencils = NO_PENCILS
): readonly MatrixCell[] {
	const competitions = new Map(season.competitions.map((one) => [one.id, one]));
	return obligation.cells.map((cell) => matrixCell(cell, obligation, competitions, pencils));
}

const isGap = (result: ResultWord | null): boolean => result === 'open' || result === 'at-risk';

function eachRows(
	obligation: SeasonObligation,
	season: SeasonAnswer,
	byId: ReadonlyMap<string, Organization>,
	pencils: Pencils
): MatrixRow[] {
	const line = Map.groupBy(lineOf(obligation, season, pencils), (cell) => cell.organizationId ?? '');
	return obligation.organizationIds.flatMap((id) => {
		const organization = byId.get(id);
		const cells = line.get(id) ?? [];
		if (!organization) return [];
		return {
			organization,
			cells,
			held: cells.filter((cell) => cell.result === 'met').length,
			gaps: cells.filter((cell) => isGap(cell.result)).length
		};
	});
}

const GONE: ReadonlySet<string> = new Set(['idea', 'cancelled', 'postponed']);

/** Any and total: who held how many in which month. Those who held some come first, then those who could. */
function countedRows(
	obligation: SeasonObligation,
	season: SeasonAnswer,
	organizations: readonly Organization[]
): MatrixRow[] {
	const counting = new Set(obligation.cells.flatMap((cell) => cell.competitionIds));
	const byHost = Map.groupBy(
		season.competitions.filter((one) => counting.has(one.id) && !GONE.has(one.life)),
		(one) => one.organizationIds[0] ?? ''
	);
	const bound = new Set(obligation.organizationIds);
	const group = groupOf(obligation, new Map(organizations.map((one) => [one.id, one])));
	const rows = organizations
		.filter((one) => byHost.has(one.id) || (bound.size > 0 ? bound.has(one.id) : GROUPS[one.kind] === group))
		.filter((one) => one.kind !== 'cluster' || byHost.has(one.id))
		.map((organization): MatrixRow => {
			const own = byHost.get(organization.id) ?? [];
			const cells = Array.from({ length: 12 }, (_, column): MatrixCell => {
				const start = `${season.year}-${String(column + 1).padStart(2, '0')}-01`;
				const here = own.filter((one) => monthOf(one.day) === column);
				const held = here.filter((one) => obligation.heldLives.includes(one.life)).length;
				return {
					key: cellKey(obligation.id, organization.id, start),
					obligationId: obligation.id,
					organizationId: organization.id,
					start,
					end: periodEnd(start, 'month'),
					column,
					span: 1,
					result: null,
					cell: null,
					held,
					planned: here.length - held,
					competitions: here,
					pencil: null
				};
			});
			return { organization, cells, held: cells.reduce((sum, cell) => sum + cell.held, 0), gaps: 0 };
		});
	return bound.size > 0 ? rows : rows.sort((a, b) => b.held - a.held);
}

/** The rows of an obligation's matrix. */
export function rowsOf(
	obligation: SeasonObligation,
	season: SeasonAnswer,
	organizations: readonly Organization[],
	pencils: Pencils = NO_PENCILS
): MatrixRow[] {
	if (obligation.quantifier !== 'each') return countedRows(obligation, season, organizations);
	return eachRows(obligation, season, new Map(organizations.map((one) => [one.id, one])), pencils);
}

/** How many of a column's places were held and are planned. */
export function columnSums(rows: readonly MatrixRow[]): { held: number; planned: number; asked: number }[] {
	return Array.from({ length: 12 }, (_, column) => {
		const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.column === column));
		const counted = cells.some((cell) => cell.result === null);
		return {
			held: counted
				? cells.reduce((sum, cell) => sum + cell.held, 0)
				: cells.filter((cell) => cell.result === 'met').length,
			planned: counted
				? cells.reduce((sum, cell) => sum + cell.planned, 0)
				: cells.filter((cell) => cell.result === 'planned').length,
			asked: counted ? 0 : cells.length
		};
	});
}

type FilledPlace = FillAnswer['filled'][number];
/** A proposal in pencil with the date chosen of its three. */
export interface Pencil extends FilledPlace {
	readonly chosen: FilledPlace['proposal'];
}
/** By cell; a place that lacks several has several. */
export type Pencils = ReadonlyMap<string, readonly Pencil[]>;
export const NO_PENCILS: Pencils = new Map();

/** Proposals that were just made, in pencil. */
export function pencilsOf(answer: FillAnswer): Pencils {
	return Map.groupBy(
		answer.filled.map((one): Pencil => ({ ...one, chosen: one.proposal })),
		(one) => cellKey(one.obligationId, one.organizationId, one.start)
	);
}

/** The quarters that pencils fall in, with their number of proposals. */
export function quartersOf(pencils: Pencils): { quarter: number; count: number }[] {
	const counts = new Map<number, number>();
	for (const one of [...pencils.values()].flat()) {
		const quarter = Math.floor(monthOf(one.start) / 3) + 1;
		counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
	}
	return [...counts].map(([quarter, count]) => ({ quarter, count })).sort((a, b) => a.quarter - b.quarter);
}

/** The next gap after a cell, row by row and round again; null when there is none. */
export function nextGap(rows: readonly MatrixRow[], after: string | null): MatrixCell | null {
	const cells = rows.flatMap((row) => row.cells);
	const at = cells.findIndex((cell) => cell.key === after);
	for (let n = 1; n <= cells.length; n++) {
		const cell = cells[(at + n) % cells.length];
		if (cell && isGap(cell.result)) return cell;
	}
	return null;
}

/** The cell one step away; the same at the edge. */
export function stepFrom(
	rows: readonly MatrixRow[],
	key: string | null,
	down: number,
	right: number
): MatrixCell | null {
	const r = rows.findIndex((row) => row.cells.some((cell) => cell.key === key));
	if (r < 0) return nextGap(rows, null) ?? rows[0]?.cells[0] ?? null;
	const c = rows[r]?.cells.findIndex((cell) => cell.key === key) ?? 0;
	const row = rows[Math.min(Math.max(r + down, 0), rows.length - 1)];
	return row?.cells[Math.min(Math.max(c + right, 0), row.cells.length - 1)] ?? null;
}
