// The same again: everything that was set up comes along on the new dates, nothing of who took part or what was scored.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCompetition, changeCompetition } from '../../src/lib/server/competition/competitions.ts';
import { makeCopy, previewCopy } from '../../src/lib/server/competition/life/copies.ts';
import { setOwnLeadTimes } from '../../src/lib/server/competition/life/lead-times.ts';
import { deleteTemplate, keepTemplate, listTemplates } from '../../src/lib/server/competition/life/templates.ts';
import { readCompetition } from '../../src/lib/server/competition/read-competitions.ts';
import { newId } from '../../src/lib/server/context.ts';
import { addOrganization } from '../../src/lib/server/people/directory.ts';
import { must, setStage, type Stage } from './stage.ts';

let stage: Stage;
let townId: string;
beforeEach(async () => {
	stage = await setStage({ entries: 2, judges: 1 });
	const town = await addOrganization(stage.organizer, {
		parentId: stage.organizationId,
		kind: 'township',
		name: { zh: '沟墩镇' }
	});
	townId = must(town).id;
	must(
		await changeCompetition(stage.organizer, stage.competitionId, {
			title: { zh: '2026年第四季度焊工竞赛' },
			startsOn: '2026-11-24',
			endsOn: '2026-11-25',
			trade: '焊工',
			hostIds: [townId, stage.organizationId]
		})
	);
	must(await setOwnLeadTimes(stage.organizer, stage.competitionId, { notice: -14 }));
	const { db } = stage.app.database;
	await db
		.insertInto('occasion')
		.values({
			id: newId(),
			organization_id: stage.organizationId,
			kind: 'contest',
			competition_id: stage.competitionId,
			event_id: stage.eventId,
			title_zh: '实操',
			starts_at: '2026-11-25T08:30:00+08:00',
			ends_at: '2026-11-25T11:00:00+08:00',
			setup_minutes: 30
		})
		.execute();
	await db
		.insertInto('work_day')
		.values(['2027-02-23', '2027-02-24'].map((day) => ({ id: newId(), day, kind: 'holiday' as const, name_zh: '节' })))
		.execute();
});
afterEach(() => stage.close());

const keep = { holidays: 'keep' as const };

describe('a copy', () => {
	it('shows its dates first and changes nothing', async () => {
		const before = await stage.app.database.db.selectFrom('competition').selectAll().execute();
		const shown = must(
			await previewCopy(stage.organizer, { ...keep, competitionId: stage.competitionId, again: 'quarter' })
		);
		expect(shown).toMatchObject({
			title: { zh: '2027年第一季度焊工竞赛' },
			startsOn: '2027-02-23',
			endsOn: '2027-02-24',
			movedFrom: null,
			schedule: [{ title: { zh: '实操' }, startsAt: '2027-02-24T00:30:00.000Z', endsAt: '2027-02-24T03:00:00.000Z' }],
			events: [{ zh: '焊工' }]
		});
		expect(shown.deadlines.find((one) => one.kind === 'notice')?.dueOn).toBe('2027-02-09');
		expect(await stage.app.database.db.selectFrom('competition').selectAll().execute()).toEqual(before);
	});

	it('moves off a holiday when that is chosen', async () => {
		const shown = must(
			await previewCopy(stage.organizer, { holidays: 'next', competitionId: stage.competitionId, again: 'quarter' })
		);
		expect([shown.startsOn, shown.endsOn, shown.movedFrom]).toEqual(['2027-02-25', '2027-02-26', '2027-02-23']);
	});

	it('has the events, schemes, hosts and schedule, and neither entries nor marks', async () => {
		const { id } = must(
			await makeCopy(stage.organizer, { ...keep, competitionId: stage.competitionId, startsOn: '2026-12-10' })
		);
		const { competition } = must(await readCompetition(stage.organizer, id));
		expect(competition).toMatchObject({
			title: { zh: '2026年第四季度焊工竞赛' },
			life: 'planned',
			startsOn: '2026-12-10',
			endsOn: '2026-12-11',
			trade: { zh: '焊工' },
			hosts: [{ id: townId }]
		});
		expect(competition.rounds).toMatchObject([{ state: 'draft', hasScheme: true, entries: 0, seats: 0 }]);
		const { db } = stage.app.database;
		const occasions = await db.selectFrom('occasion').where('competition_id', '=', id).selectAll().execute();
		expect(occasions).toMatchObject([
			{
				state: 'draft',
				setup_minutes: 30,
				starts_at: new Date('2026-12-11T08:30:00+08:00'),
				event_id: expect.any(String)
			}
		]);
		const hashes = await db.selectFrom('round').select('scheme_hash').execute();
		expect(new Set(hashes.map((row) => row.scheme_hash)).size).toBe(1);
		expect(
			await db.selectFrom('competition_step').where('competition_id', '=', id).select('to_life').execute()
		).toEqual([{ to_life: 'planned' }]);
	});

	it('can be made of a template by a town, for itself', async () => {
		const { id: templateId } = must(
			await keepTemplate(stage.organizer, stage.competitionId, { name: { zh: '焊工月赛' } })
		);
		expect(await keepTemplate(stage.organizer, stage.competitionId, { name: { zh: '焊工月赛' } })).toMatchObject({
			refusal: { code: 'template_taken', params: { name: '焊工月赛' } }
		});
		expect(must(await listTemplates(stage.organizer)).templates).toMatchObject([
			{ id: templateId, days: 2, events: [{ title: { zh: '焊工' }, rounds: 1, schemes: 1 }] }
		]);
		const { id } = must(
			await makeCopy(stage.organizer, { ...keep, templateId, organizationId: townId, startsOn: '2026-12-10' })
		);
		const { competition } = must(await readCompetition(stage.organizer, id));
		// the host is not its own co-host
		expect([competition.organizationId, competition.hosts.map((one) => one.id)]).toEqual([townId, []]);
		must(await deleteTemplate(stage.organizer, templateId));
		expect(await makeCopy(stage.organizer, { ...keep, templateId, startsOn: '2026-12-10' })).toMatchObject({
			refusal: { code: 'not_allowed' }
		});
	});

	it('is made by nobody without rights, neither here nor there', async () => {
		const given = { ...keep, competitionId: stage.competitionId, startsOn: '2026-12-10' };
		for (const context of [stage.app.context(), stage.tablets[0]?.context ?? stage.app.context()]) {
			expect(await previewCopy(context, given)).toMatchObject({ ok: false });
			expect(await makeCopy(context, given)).toMatchObject({ ok: false });
			expect(await keepTemplate(context, stage.competitionId, { name: { zh: 'x' } })).toMatchObject({ ok: false });
			expect(await listTemplates(context)).toMatchObject({ ok: false });
		}
		expect(await makeCopy(stage.organizer, { ...given, organizationId: stage.eventId })).toMatchObject({
			refusal: { code: 'not_allowed' }
		});
	});
});

it('a competition with a base or host that does not exist is refused and not made', async () => {
	const before = await stage.app.database.db.selectFrom('competition').select('id').execute();
	const given = {
		organizationId: stage.organizationId,
		level: 'county' as const,
		title: { zh: '赛' },
		startsOn: '2026-12-01',
		endsOn: '2026-12-01'
	};
	expect(await addCompetition(stage.organizer, { ...given, baseId: stage.eventId })).toMatchObject({
		refusal: { code: 'not_allowed' }
	});
	expect(await addCompetition(stage.organizer, { ...given, hostIds: [stage.eventId] })).toMatchObject({
		refusal: { code: 'not_allowed' }
	});
	expect(await stage.app.database.db.selectFrom('competition').select('id').execute()).toEqual(before);
});
