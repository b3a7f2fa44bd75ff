// What a stranger gets to read of a competition in each of its lives: an oracle over everything that is asked without rights.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIVES, reached, type Life } from '../../src/lib/domain/competition/life.ts';
import { addEvent, addRound } from '../../src/lib/server/competition/competitions.ts';
import { beginFile, finishFile, takePiece } from '../../src/lib/server/competition/life/files.ts';
import { serveFile } from '../../src/lib/server/competition/life/serve-file.ts';
import { saveNotice } from '../../src/lib/server/competition/life/notice.ts';
import { publishVersion } from '../../src/lib/server/competition/life/notice-versions.ts';
import { readPublicNotice } from '../../src/lib/server/competition/life/public-notice.ts';
import { listTrades } from '../../src/lib/server/competition/life/trades.ts';
import { takeStep } from '../../src/lib/server/competition/life/take-step.ts';
import { listCompetitions, readCompetition } from '../../src/lib/server/competition/read-competitions.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { addPerson, grantRole, listOrganizations } from '../../src/lib/server/people/directory.ts';
import { setAccount, signIn } from '../../src/lib/server/people/sign-in.ts';
import { readBoard, readWhy } from '../../src/lib/server/scoring/read-board.ts';
import { asking, must, newCommandId, setStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
});
afterEach(() => stage.close());

const SECRET = '机密焊工大赛';

interface Planted {
	readonly id: string;
	readonly roundId: string;
	readonly fileId: string;
}

/** A competition in this life with an event, a round, a public file, and (where asked) a published notice. */
async function plant(life: Life, more: { before?: Life; noticed?: boolean } = {}): Promise<Planted> {
	const { db } = stage.app.database;
	const id = newId();
	await db
		.insertInto('competition')
		.values({
			id,
			organization_id: stage.organizationId,
			level: 'county',
			title_zh: SECRET,
			venue_zh: SECRET,
			starts_on: '2026-12-01',
			ends_on: '2026-12-01',
			life: more.before ?? life
		})
		.execute();
	const { id: eventId } = must(await addEvent(stage.organizer, id, { title: { zh: SECRET } }));
	const { id: roundId } = must(await addRound(stage.organizer, eventId, { title: { zh: SECRET } }));
	must(await saveNotice(stage.organizer, id, { zh: SECRET, en: null, who: null, contact: { zh: SECRET }, phone: '1' }));
	const file = must(
		await beginFile(stage.organizer, id, { name: `${SECRET}.pdf`, kind: 'plan', bytes: 5, public: true })
	);
	must(await takePiece(stage.organizer, file.id, 0, Buffer.from('%PDF-')));
	must(await finishFile(stage.organizer, file.id, {}));
	if (more.noticed) await publishVersion(db, id, { personId: null, at: new Date() });
	if (more.before)
		must(await takeStep(stage.organizer, id, { from: more.before, to: life, reason: `${SECRET}：台风` }));
	return { id, roundId, fileId: file.id };
}

/** Everything that can be asked without rights, as bytes. */
async function everythingSaid(context: Context, { id, roundId, fileId }: Planted): Promise<Record<string, string>> {
	const file = await serveFile(context, fileId);
	return {
		list: JSON.stringify(await listCompetitions(context)),
		detail: JSON.stringify(await readCompetition(context, id)),
		board: JSON.stringify(await readBoard(context, roundId, 'public')),
		why: JSON.stringify(await readWhy(context, roundId, newCommandId())),
		notice: JSON.stringify(await readPublicNotice(context, id)),
		file: JSON.stringify(file.ok ? file.value.name : file),
		trades: JSON.stringify(await listTrades(context)),
		organizations: JSON.stringify(await listOrganizations(context))
	};
}

/** Takes the secret out of what was planted so far. */
async function forget(): Promise<void> {
	for (const table of ['competition', 'event', 'round'] as const)
		await stage.app.database.db.updateTable(table).set({ title_zh: '别的' }).execute();
	await stage.app.database.db.updateTable('competition').set({ venue_zh: null }).execute();
}

async function told(context: Context, planted: Planted): Promise<string[]> {
	return Object.entries(await everythingSaid(context, planted))
		.filter(([, said]) => said.includes(SECRET))
		.map(([what]) => what);
}

describe('a stranger', () => {
	it('learns nothing before the approval, the rest of it only with the notice', async () => {
		for (const life of LIVES.filter((one) => one !== 'postponed' && one !== 'cancelled')) {
			const planted = await plant(life, { noticed: true });
			const expected = !reached(life, 'approved')
				? []
				: !reached(life, 'notice')
					? ['list', 'detail', 'board']
					: ['list', 'detail', 'board', 'notice', 'file'];
			expect([life, await told(stage.app.context(), planted)]).toEqual([life, expected]);
			await forget();
		}
	});

	it('learns of what was called off or put off only after having known of it', async () => {
		for (const life of ['postponed', 'cancelled'] as const) {
			const secret = await plant(life, { before: 'filed' });
			expect([life, await told(stage.app.context(), secret)]).toEqual([life, []]);
			const known = await plant(life, { before: 'notice', noticed: true });
			expect([life, await told(stage.app.context(), known)]).toEqual([
				life,
				['list', 'detail', 'board', 'notice', 'file']
			]);
			await forget();
		}
	});

	it('reads of a hidden competition what it reads of none', async () => {
		const hidden = await plant('filed', { noticed: true });
		const nowhere = { id: newCommandId(), roundId: newCommandId(), fileId: newCommandId() };
		expect(await everythingSaid(stage.app.context(), hidden)).toEqual(
			await everythingSaid(stage.app.context(), nowhere)
		);
	});

	it('may see the board of a round that was opened, whatever became of the plan', async () => {
		const opened = await setStage({ entries: 1, judges: 1 });
		try {
			expect(await readBoard(opened.app.context(), opened.roundId, 'public')).toMatchObject({ ok: true });
		} finally {
			await opened.close();
		}
	});
});

describe('who has a part in it', () => {
	async function signedIn(role: 'judge' | 'trainer', where: { organizationId?: string; competitionId?: string }) {
		const { id: personId } = must(
			await addPerson(stage.organizer, { name: { zh: role }, employerId: stage.organizationId })
		);
		must(await grantRole(stage.organizer, personId, { role, ...where }));
		must(await setAccount(stage.organizer, personId, { name: role, password: 'ten-characters' }));
		const { token } = must(
			await signIn(stage.app.context(), { name: role, password: 'ten-characters', address: newCommandId() })
		);
		return await asking(stage.app, { login: token });
	}

	it('knows of it early: the judge of this one, and who plans the season', async () => {
		const planted = await plant('planned');
		expect(await told(stage.organizer, planted)).toContain('detail');
		expect(await told(await signedIn('trainer', { organizationId: stage.organizationId }), planted)).toContain('list');
		const judge = await signedIn('judge', { competitionId: planted.id });
		expect(await told(judge, planted)).toEqual(['list', 'detail', 'board']);
	});

	it('does not know of others: the judge of another one', async () => {
		const planted = await plant('planned');
		expect(await told(await signedIn('judge', { competitionId: stage.competitionId }), planted)).toEqual([]);
	});
});
