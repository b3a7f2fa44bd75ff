// Lists ask the database as often for three rows as for one.
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/lib/domain/shared/result.ts';
import { addCompetition } from '../../src/lib/server/competition/competitions.ts';
import { listCompetitions, readCompetition } from '../../src/lib/server/competition/read-competitions.ts';
import { listDue } from '../../src/lib/server/competition/life/due.ts';
import { readFiles } from '../../src/lib/server/competition/life/files.ts';
import { readNotice } from '../../src/lib/server/competition/life/notice.ts';
import { readLife } from '../../src/lib/server/competition/life/read-life.ts';
import { keepTemplate, listTemplates } from '../../src/lib/server/competition/life/templates.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { loadRoundSetup } from '../../src/lib/server/live/load-round.ts';
import { addPerson, findPeople, listOrganizations, addOrganization } from '../../src/lib/server/people/directory.ts';
import { statements } from './statements.ts';
import { must, setRound, setStage, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

const lists: Record<string, (context: Context) => Promise<Result<unknown>>> = {
	listCompetitions: (context) => listCompetitions(context),
	readCompetition: (context) => readCompetition(context, stage.competitionId),
	readLife: (context) => readLife(context, stage.competitionId),
	listDue: (context) => listDue(context),
	readFiles: (context) => readFiles(context, stage.competitionId),
	readNotice: (context) => readNotice(context, stage.competitionId),
	listTemplates: (context) => listTemplates(context),
	listOrganizations: (context) => listOrganizations(context),
	findPeople: (context) => findPeople(context, {})
};

describe('a list', () => {
	it('takes the same number of statements with one and with three rows', async () => {
		stage = await setStage({ entries: 1, judges: 1, open: false });
		const counts = async () => {
			const all: Record<string, number> = {};
			for (const [name, list] of Object.entries(lists))
				all[name] = await statements(stage.app, async () => must(await list(stage.organizer)));
			all.loadRoundSetup = await statements(stage.app, () => loadRoundSetup(stage.app.database.db, stage.roundId));
			return all;
		};
		const one = await counts();
		for (let n = 0; n < 2; n++) {
			must(
				await addOrganization(stage.organizer, {
					parentId: stage.organizationId,
					kind: 'township',
					name: { zh: `镇${n}` }
				})
			);
			must(await addPerson(stage.organizer, { name: { zh: `人${n}` }, employerId: stage.organizationId }));
			must(await keepTemplate(stage.organizer, stage.competitionId, { name: { zh: `模板${n}` } }));
			must(
				await addCompetition(stage.organizer, {
					organizationId: stage.organizationId,
					level: 'county',
					title: { zh: `赛${n}` },
					startsOn: '2026-12-01',
					endsOn: '2026-12-01'
				})
			);
			await setRound(stage.app, stage.organizer, stage.eventId, { entries: 3, judges: 3, open: false });
		}
		expect(await counts()).toEqual(one);
		expect(Object.values(one).every((count) => count > 0)).toBe(true);
	});
});
