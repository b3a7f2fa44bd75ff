// The door: who is not named may nothing, and "absent" reads like "forbidden".
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/lib/domain/shared/result.ts';
import {
	addCompetition,
	addEvent,
	addRound,
	changeCompetition,
	changeEvent,
	changeRound,
	deleteCompetition,
	deleteEvent,
	deleteRound
} from '../../src/lib/server/competition/competitions.ts';
import { addEntries, changeEntry, deleteEntry } from '../../src/lib/server/competition/entries.ts';
import { makeCopy } from '../../src/lib/server/competition/life/copies.ts';
import { beginFile, readFiles } from '../../src/lib/server/competition/life/files.ts';
import { readLeadTimes, setLeadTimes, setOwnLeadTimes } from '../../src/lib/server/competition/life/lead-times.ts';
import { publishNotice, readNotice, saveNotice } from '../../src/lib/server/competition/life/notice.ts';
import { readLife } from '../../src/lib/server/competition/life/read-life.ts';
import { takeStep } from '../../src/lib/server/competition/life/take-step.ts';
import { keepTemplate } from '../../src/lib/server/competition/life/templates.ts';
import { setSeats } from '../../src/lib/server/competition/panel.ts';
import { previewEntries } from '../../src/lib/server/competition/preview-entries.ts';
import { readRound } from '../../src/lib/server/competition/read-competitions.ts';
import { newSeatCode, revokeSeat } from '../../src/lib/server/competition/tablets.ts';
import type { Context } from '../../src/lib/server/context.ts';
import {
	addOrganization,
	addPerson,
	changeOrganization,
	changePerson,
	findPeople,
	grantRole,
	guardAccount,
	revokeRole
} from '../../src/lib/server/people/directory.ts';
import { setAccount, signIn } from '../../src/lib/server/people/sign-in.ts';
import { closeRound, openRound, reopenSheet, setEntryStatus, setMode } from '../../src/lib/server/scoring/officiate.ts';
import { exportRegister, readBoard, readDesk } from '../../src/lib/server/scoring/read-board.ts';
import { readPad } from '../../src/lib/server/scoring/read-pad.ts';
import { setScheme } from '../../src/lib/server/scoring/set-scheme.ts';
import { asking, must, newCommandId, setStage, twoAspects, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

type Act = (context: Context) => Promise<Result<unknown>>;

/** Every command and every reading that is not for everybody. */
function acts(at: Stage, roleId: string): Record<string, Act> {
	const [entryId] = at.entryIds as [string];
	const seatId = at.tablets[0]?.seatId ?? '';
	const title = { zh: '改' };
	return {
		addCompetition: (c) =>
			addCompetition(c, {
				organizationId: at.organizationId,
				level: 'county',
				title,
				startsOn: '2026-12-01',
				endsOn: '2026-12-01'
			}),
		changeCompetition: (c) => changeCompetition(c, at.competitionId, { title }),
		deleteCompetition: (c) => deleteCompetition(c, at.competitionId),
		addEvent: (c) => addEvent(c, at.competitionId, { title }),
		changeEvent: (c) => changeEvent(c, at.eventId, { title }),
		deleteEvent: (c) => deleteEvent(c, at.eventId),
		addRound: (c) => addRound(c, at.eventId, { title }),
		changeRound: (c) => changeRound(c, at.roundId, { prizes: 1 }),
		deleteRound: (c) => deleteRound(c, at.roundId),
		setScheme: (c) => setScheme(c, at.roundId, twoAspects),
		addEntries: (c) => addEntries(c, at.roundId, [{ name: title }]),
		changeEntry: (c) => changeEntry(c, at.roundId, entryId, { name: title }),
		deleteEntry: (c) => deleteEntry(c, at.roundId, entryId),
		previewEntries: (c) => previewEntries(c, at.roundId, Buffer.from('姓名\n张三')),
		setSeats: (c) => setSeats(c, at.roundId, []),
		newSeatCode: (c) => newSeatCode(c, seatId),
		revokeSeat: (c) => revokeSeat(c, seatId),
		openRound: (c) => openRound(c, at.roundId, newCommandId()),
		closeRound: (c) => closeRound(c, at.roundId, newCommandId()),
		setMode: (c) => setMode(c, at.roundId, { commandId: newCommandId(), mode: 'hidden' }),
		reopenSheet: (c) => reopenSheet(c, at.roundId, { commandId: newCommandId(), entryId, seatNumber: 1, reason: 'x' }),
		setEntryStatus: (c) =>
			setEntryStatus(c, at.roundId, { commandId: newCommandId(), entryId, status: 'dns', reason: 'x' }),
		takeStep: (c) => takeStep(c, at.competitionId, { from: 'running', to: 'cancelled', reason: 'x' }),
		readLife: (c) => readLife(c, at.competitionId),
		setLeadTimes: (c) => setLeadTimes(c, at.organizationId, { notice: -3 }),
		readLeadTimes: (c) => readLeadTimes(c, at.organizationId),
		setOwnLeadTimes: (c) => setOwnLeadTimes(c, at.competitionId, { notice: -3 }),
		saveNotice: (c) => saveNotice(c, at.competitionId, { zh: 'x', en: null, who: null, contact: null, phone: null }),
		publishNotice: (c) => publishNotice(c, at.competitionId),
		readNotice: (c) => readNotice(c, at.competitionId),
		keepTemplate: (c) => keepTemplate(c, at.competitionId, { name: title }),
		makeCopy: (c) => makeCopy(c, { competitionId: at.competitionId, startsOn: '2026-12-01', holidays: 'keep' }),
		beginFile: (c) => beginFile(c, at.competitionId, { name: 'x.pdf', kind: 'plan', bytes: 9, public: true }),
		readFiles: (c) => readFiles(c, at.competitionId),
		readRound: (c) => readRound(c, at.roundId),
		readDesk: (c) => readDesk(c, at.roundId),
		readOfficialsBoard: (c) => readBoard(c, at.roundId, 'officials'),
		exportRegister: (c) => exportRegister(c, at.roundId),
		findPeople: (c) => findPeople(c, {}),
		addPerson: (c) => addPerson(c, { name: title, employerId: at.organizationId }),
		addOrganization: (c) => addOrganization(c, { parentId: at.organizationId, kind: 'township', name: title }),
		changeOrganization: (c) => changeOrganization(c, at.organizationId, { name: title }),
		grantRole: (c) =>
			grantRole(c, at.tablets[0]?.context.actor.seat?.personId ?? '', {
				role: 'organizer',
				organizationId: at.organizationId
			}),
		revokeRole: (c) => revokeRole(c, roleId),
		changePerson: (c) => changePerson(c, at.organizer.actor.account?.personId ?? '', { name: title }),
		guardAccount: (c) => guardAccount(c, at.organizer.actor.account?.personId ?? '')
	};
}

async function everything(at: Stage): Promise<unknown> {
	const { db } = at.app.database;
	const tables = [
		'organization',
		'person',
		'role_grant',
		'competition',
		'event',
		'round',
		'entry',
		'seat',
		'line',
		'competition_step',
		'lead_time',
		'competition_notice',
		'notice_version',
		'competition_template',
		'attachment'
	] as const;
	const all: Record<string, unknown> = {};
	for (const table of tables) all[table] = await db.selectFrom(table).selectAll().execute();
	return all;
}

async function someRole(at: Stage): Promise<string> {
	return (await at.app.database.db.selectFrom('role_grant').select('id').executeTakeFirstOrThrow()).id;
}

describe('the door', () => {
	it('lets nobody in particular do nothing', async () => {
		stage = await setStage();
		const before = await everything(stage);
		for (const [name, act] of Object.entries(acts(stage, await someRole(stage))))
			expect([name, await act(stage.app.context())]).toEqual([
				name,
				{ ok: false, refusal: { code: 'sign_in_needed' } }
			]);
		expect(await readPad(stage.app.context())).toMatchObject({ refusal: { code: 'seat_lost' } });
		expect(await everything(stage)).toEqual(before);
	});

	it("lets a judge's tablet do nothing but mark", async () => {
		stage = await setStage();
		const before = await everything(stage);
		for (const [name, act] of Object.entries(acts(stage, await someRole(stage))))
			expect([name, await act(stage.tablets[0]!.context)]).toEqual([
				name,
				{ ok: false, refusal: { code: 'not_allowed' } }
			]);
		expect(await everything(stage)).toEqual(before);
	});

	it('lets an organizer of one town do nothing in the county, nor take over somebody with more rights', async () => {
		stage = await setStage();
		const { id: townId } = must(
			await addOrganization(stage.organizer, {
				parentId: stage.organizationId,
				kind: 'township',
				name: { zh: '沟墩镇' }
			})
		);
		const { id: personId } = must(await addPerson(stage.organizer, { name: { zh: '镇里' }, employerId: townId }));
		must(await grantRole(stage.organizer, personId, { role: 'organizer', organizationId: townId }));
		must(await setAccount(stage.organizer, personId, { name: 'town', password: 'ten-characters' }));
		const signed = must(
			await signIn(stage.app.context(), { name: 'Town', password: 'ten-characters', address: newCommandId() })
		);
		const town = await asking(stage.app, { login: signed.token });
		// the county's organizer happens to be employed in the town
		must(await changePerson(stage.organizer, stage.organizer.actor.account?.personId ?? '', { employerId: townId }));
		const before = await everything(stage);
		const countyOnly = Object.entries(acts(stage, await someRole(stage))).filter(
			([name]) => name !== 'findPeople' && name !== 'changePerson'
		);
		for (const [name, act] of countyOnly)
			expect([name, await act(town)]).toEqual([name, { ok: false, refusal: { code: 'not_allowed' } }]);
		expect(await everything(stage)).toEqual(before);
		expect(
			await addCompetition(town, {
				organizationId: townId,
				level: 'township',
				title: { zh: '镇赛' },
				startsOn: '2026-12-01',
				endsOn: '2026-12-02'
			})
		).toMatchObject({ ok: true });
	});

	it('reads the same for what is forbidden and what is not there', async () => {
		stage = await setStage();
		const absent = { ...stage, roundId: newCommandId(), competitionId: newCommandId(), eventId: newCommandId() };
		for (const name of ['readRound', 'changeCompetition', 'changeEvent', 'deleteRound', 'exportRegister']) {
			const there = await acts(stage, '')[name]!(stage.tablets[0]!.context);
			const nowhere = await acts(absent, '')[name]!(stage.tablets[0]!.context);
			expect([name, nowhere]).toEqual([name, there]);
		}
	});
});
