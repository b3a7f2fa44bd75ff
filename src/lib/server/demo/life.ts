// The demo's lives: every competition as far along as its date asks, with the steps that led there; one notice in full with
// files and a schedule, one put off, one called off, one template.
import { addDays, daysBetween, dayOfInstant, instantAt } from '../../domain/shared/day.ts';
import { LIVES, placeOf, type Life } from '../../domain/competition/life.ts';
import { USUAL_LEAD_TIMES, type LeadKind, type LeadTimes } from '../../domain/competition/life/lead-times.ts';
import { blueprintOf } from '../competition/life/blueprint.ts';
import { publishVersion } from '../competition/life/notice-versions.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { seedFiles } from './life-files.ts';

/** A town's contest is arranged in weeks, not months. */
const TOWN_TIMES: LeadTimes = {
	approve: -20,
	notice: -15,
	registration: -5,
	judges: -1,
	draw: -1,
	'public-notice': 3,
	confirm: 8,
	archive: 15
};

interface Planned {
	readonly id: string;
	readonly organizationId: string;
	readonly level: string;
	readonly startsOn: string;
	readonly titleZh: string;
}

/** How far a competition is that begins so many days from today. */
function lifeFor(days: number, level: string, nth: number): Life {
	if (days < -14) return 'archived';
	if (days < -8) return 'confirmed';
	if (days < -4) return 'public-notice';
	if (days < 0) return 'provisional';
	if (days === 0) return 'running';
	if (level === 'county') return days < 10 ? 'registration' : 'notice';
	if (level === 'system') return (['approved', 'filed', 'planned', 'idea'] as const)[nth % 4] ?? 'planned';
	if (days === 1) return 'drawn';
	// a few are behind
	if (nth % 7 === 3) return 'approved';
	return days < 6 ? 'registration' : 'notice';
}

const DUE: Partial<Readonly<Record<Life, LeadKind>>> = {
	approved: 'approve',
	notice: 'notice',
	drawn: 'draw',
	'public-notice': 'public-notice',
	confirmed: 'confirm',
	archived: 'archive'
};

/** The instant at which a step was taken: on its day, during office hours, never after now. */
function takenAt(life: Life, startsOn: string, times: LeadTimes, now: Date): Date {
	const due = DUE[life];
	const before: Partial<Record<Life, number>> = {
		planned: times.approve - 18,
		filed: times.approve - 6,
		registration: times.notice + 2,
		running: 0,
		provisional: 0
	};
	const days = due ? times[due] - (times[due] > 1 ? 1 : 0) : (before[life] ?? 0);
	const minute = life === 'running' ? 510 : life === 'provisional' ? 1000 : 560 + LIVES.indexOf(life) * 23;
	const at = instantAt(addDays(startsOn, days), minute);
	return new Date(Math.min(at, now.getTime() - (LIVES.length - LIVES.indexOf(life)) * 60_000));
}

async function writeSteps(
	tx: Tx,
	rows: readonly { id: string; from: Life | null; to: Life; at: Date; reason?: string; personId: string }[]
): Promise<void> {
	if (rows.length === 0) return;
	await tx
		.insertInto('competition_step')
		.values(
			rows.map((row) => ({
				competition_id: row.id,
				from_life: row.from,
				to_life: row.to,
				at: row.at,
				reason: row.reason ?? null,
				person_id: row.personId
			}))
		)
		.execute();
}

/** Gives every planned competition its life, a station at a time for all of them at once. */
async function walk(
	tx: Tx,
	planned: readonly (Planned & { life: Life })[],
	personId: string,
	now: Date
): Promise<void> {
	const path = LIVES.filter((life) => placeOf(life) !== null && life !== 'idea');
	await writeSteps(
		tx,
		planned.map((one) => ({
			id: one.id,
			from: null,
			to: 'planned',
			at: takenAt('planned', one.startsOn, timesOf(one), now),
			personId
		}))
	);
	for (const [at, to] of path.entries()) {
		const from = path[at - 1];
		if (!from) continue;
		await writeSteps(
			tx,
			planned
				.filter((one) => LIVES.indexOf(one.life) >= LIVES.indexOf(to))
				.map((one) => ({ id: one.id, from, to, at: takenAt(to, one.startsOn, timesOf(one), now), personId }))
		);
	}
}

function timesOf(one: Planned): LeadTimes {
	return one.level === 'county' ? USUAL_LEAD_TIMES : TOWN_TIMES;
}

/** The officer whose desk this is. */
async function officer(tx: Tx, organizationId: string | undefined): Promise<string> {
	const id = newId();
	await tx
		.insertInto('person')
		.values({ id, name_zh: '周晓燕', name_en: 'Zhou Xiaoyan', employer_id: organizationId ?? null })
		.execute();
	return id;
}

async function leadTimes(tx: Tx, organizationIds: readonly string[]): Promise<void> {
	await tx
		.insertInto('lead_time')
		.values(
			organizationIds.flatMap((organizationId) =>
				(Object.entries(TOWN_TIMES) as [LeadKind, number][]).map(([kind, days]) => ({
					id: newId(),
					organization_id: organizationId,
					kind,
					days
				}))
			)
		)
		.execute();
}

async function notices(tx: Tx, planned: readonly (Planned & { life: Life })[], personId: string, now: Date) {
	const told = planned.filter((one) => LIVES.indexOf(one.life) >= LIVES.indexOf('notice'));
	await tx
		.insertInto('competition_notice')
		.values(
			told.map((one, at) => ({
				competition_id: one.id,
				contact_zh: one.level === 'county' ? '县总工会职工技能部 周晓燕' : '镇总工会办公室',
				contact_en: one.level === 'county' ? 'Zhou Xiaoyan, Department of Skills' : 'Town trade union office',
				phone: `0515-8721${String(6000 + at * 37).slice(0, 4)}`,
				who_zh: one.level === 'county' ? '全县各镇街、系统和企业在岗职工，年满 18 周岁，从事本工种一年以上' : null,
				who_en: one.level === 'county' ? 'Workers in post in the county, 18 or older, with a year in the trade' : null
			}))
		)
		.execute();
	for (const one of told)
		await publishVersion(tx, one.id, { personId, at: takenAt('notice', one.startsOn, timesOf(one), now) });
}

async function schedule(tx: Tx, one: Planned): Promise<void> {
	const plan: readonly [number, number, number, 'meeting' | 'contest', string, string][] = [
		[-1, 840, 90, 'meeting', '裁判员培训会、领队会', 'Briefing of judges and team leaders'],
		[0, 480, 60, 'meeting', '检录、抽工位', 'Check-in and drawing of stations'],
		[0, 540, 180, 'contest', '实操第一场', 'Practical, first heat'],
		[0, 810, 180, 'contest', '实操第二场', 'Practical, second heat'],
		[0, 1020, 60, 'meeting', '点评、颁奖', 'Review and awards']
	];
	await tx
		.insertInto('occasion')
		.values(
			plan.map(([day, minute, minutes, kind, zh, en]) => {
				const startsAt = instantAt(addDays(one.startsOn, day), minute);
				return {
					id: newId(),
					organization_id: one.organizationId,
					kind,
					competition_id: one.id,
					title_zh: zh,
					title_en: en,
					starts_at: new Date(startsAt),
					ends_at: new Date(startsAt + minutes * 60_000)
				};
			})
		)
		.execute();
}

/** Gives the season's competitions their lives. Runs in the seed's own transaction, after they were made. */
export async function seedLives(tx: Tx, now: Date): Promise<void> {
	const today = dayOfInstant(now.getTime());
	const rows = await tx
		.selectFrom('competition')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.where('life', '=', 'planned')
		.orderBy('starts_on')
		.orderBy('competition.id')
		.select(['competition.id', 'organization_id', 'level', 'starts_on', 'title_zh', 'organization.kind'])
		.execute();
	const county = rows.find((row) => row.kind === 'federation')?.organization_id;
	const personId = await officer(tx, county);
	await leadTimes(tx, [...new Set(rows.filter((row) => row.level !== 'county').map((row) => row.organization_id))]);
	const planned = rows.map((row, nth) => {
		const days = daysBetween(today, row.starts_on);
		const systems = rows.filter((one) => one.level === row.level && one.starts_on < row.starts_on).length;
		return {
			id: row.id,
			organizationId: row.organization_id,
			level: row.level,
			startsOn: row.starts_on,
			titleZh: row.title_zh,
			life: lifeFor(days, row.level, row.level === 'system' ? systems : nth)
		};
	});
	const ideas = planned.filter((one) => one.life === 'idea');
	for (const idea of ideas)
		await tx.updateTable('competition').where('id', '=', idea.id).set({ life: 'idea' }).execute();
	const walked = planned.filter((one) => one.life !== 'idea');
	await walk(tx, walked, personId, now);
	const towns = walked.filter((one) => one.level === 'township' && one.life === 'notice');
	const [off, apart] = [towns[0], towns[1]];
	const at = new Date(now.getTime() - 26 * 3_600_000);
	if (off && apart)
		await writeSteps(tx, [
			{ id: off.id, from: 'notice', to: 'cancelled', at, reason: '报名不足，并入下月竞赛', personId },
			{ id: apart.id, from: 'notice', to: 'postponed', at, reason: '职工之家电路检修', personId }
		]);
	const shown = walked.find((one) => one.level === 'county' && one.life === 'registration');
	if (shown) {
		await tx
			.updateTable('competition')
			.where('id', '=', shown.id)
			.set({ lead_times: JSON.stringify({ registration: -3 }) })
			.execute();
		await schedule(tx, shown);
		await seedFiles(tx, shown.id, personId, takenAt('notice', shown.startsOn, USUAL_LEAD_TIMES, now));
	}
	await notices(tx, walked, personId, now);
	await template(tx, walked.find((one) => one.level === 'county' && one.life === 'running') ?? shown, personId);
}

async function template(tx: Tx, of: Planned | undefined, personId: string): Promise<void> {
	const blueprint = of ? await blueprintOf(tx, of.id) : null;
	if (!of || !blueprint) return;
	await tx
		.insertInto('competition_template')
		.values({
			id: newId(),
			organization_id: of.organizationId,
			name_zh: '县级季度竞赛',
			name_en: 'County quarterly competition',
			body: JSON.stringify(blueprint),
			person_id: personId
		})
		.execute();
}
