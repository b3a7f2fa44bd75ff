// Series: every date is a row, what is taken is said and never dropped, and changes leave alone what they should.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSeries } from '../../src/lib/server/calendar/series/add-series.ts';
import { changeDate } from '../../src/lib/server/calendar/series/change-date.ts';
import { changeSeries, endSeries } from '../../src/lib/server/calendar/series/change-series.ts';
import { previewSeries } from '../../src/lib/server/calendar/series/preview-series.ts';
import { listSeries, readSeries } from '../../src/lib/server/calendar/series/read-series.ts';
import { addTuesdays, occasions, setSeriesStage, tuesdays, type SeriesStage } from './series-stage.ts';
import { must } from './stage.ts';

let stage: SeriesStage;
beforeEach(async () => {
	stage = await setSeriesStage();
});
afterEach(() => stage.close());

const whens = async () => (await occasions(stage)).map((one) => one.when);

/** The whole pattern again with something changed, as the editor sends it. */
function change(more: Partial<Parameters<typeof changeSeries>[2]>): Parameters<typeof changeSeries>[2] {
	const { organizationId: _o, kind: _k, level: _l, ...rest } = tuesdays(stage);
	return { ...rest, from: null, reset: false, ...more };
}

describe('a new series', () => {
	it('is shown before it is saved, and saved as it was shown', async () => {
		const preview = must(await previewSeries(stage.at(), tuesdays(stage)));
		expect(preview).toMatchObject({ hit: 1, free: 6, cancelled: 0 });
		expect(preview.dates[3]).toMatchObject({
			recursOn: '2026-10-06',
			day: '2026-10-08',
			hit: { kind: 'holiday', name: { zh: '国庆节' } },
			taken: []
		});
		expect(await occasions(stage)).toEqual([]);
		await addTuesdays(stage);
		expect(await whens()).toEqual([
			'09-15 18:30',
			'09-22 18:30',
			'09-29 18:30',
			'10-08 18:30',
			'10-13 18:30',
			'10-20 18:30'
		]);
		const booked = await stage.app.database.db.selectFrom('booking').select(['role', 'hard']).execute();
		expect(booked.filter((one) => one.role === 'venue')).toHaveLength(6);
		expect(booked.filter((one) => one.role === 'teacher')).toHaveLength(6);
	});

	it('keeps a row for a date that the policy leaves out', async () => {
		await addTuesdays(stage, { policy: 'skip' });
		expect((await occasions(stage)).filter((one) => one.state === 'skipped')).toMatchObject([
			{ recursOn: '2026-10-06' }
		]);
	});

	it('says which dates are taken by what, and drops none', async () => {
		await addTuesdays(stage);
		const other = tuesdays(stage, {
			title: { zh: '焊工班' },
			teachers: [],
			startsOn: '2026-10-13',
			startsTime: '19:30',
			rule: { every: 'week', interval: 1, days: [2], end: { count: 4 } }
		});
		const preview = must(await previewSeries(stage.at(), other));
		expect(preview).toMatchObject({ free: 2 });
		expect(preview.dates[0]?.taken).toMatchObject([{ who: { zh: '职工学堂 203' }, what: { zh: '数控班' } }]);
		const before = await occasions(stage);
		expect(await addSeries(stage.at(), other)).toMatchObject({
			refusal: { code: 'series_taken', params: { taken: 2, total: 4, day: '2026-10-13', what: '数控班' } }
		});
		expect(await occasions(stage)).toEqual(before);
		must(await addSeries(stage.at(), { ...other, clashes: 'draft' }));
		expect((await occasions(stage)).slice(-6).map((one) => [one.when, one.state])).toEqual([
			['10-13 18:30', 'planned'],
			['10-13 19:30', 'draft'],
			['10-20 18:30', 'planned'],
			['10-20 19:30', 'draft'],
			['10-27 19:30', 'planned'],
			['11-03 19:30', 'planned']
		]);
	});

	it('made twice at once is made once', async () => {
		const both = await Promise.all([
			addSeries(stage.at(), tuesdays(stage)),
			addSeries(stage.at(), tuesdays(stage, { title: { zh: '焊工班' } }))
		]);
		expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
		expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'series_taken' } });
		expect(await occasions(stage)).toHaveLength(6);
	});

	it('of contests makes a competition for each month', async () => {
		must(
			await addSeries(
				stage.at(),
				tuesdays(stage, {
					kind: 'contest',
					level: 'township',
					title: { zh: '益林镇月赛' },
					startsOn: '2026-09-01',
					rule: { every: 'month', interval: 1, nth: 2, weekday: 6, end: { until: '2026-12-31' } }
				})
			)
		);
		const { db } = stage.app.database;
		const made = await db
			.selectFrom('competition')
			.where('level', '=', 'township')
			.orderBy('starts_on')
			.select(['title_zh', 'starts_on', 'life'])
			.execute();
		expect(made).toEqual([
			{ title_zh: '益林镇月赛（2026年9月）', starts_on: '2026-09-12', life: 'planned' },
			{ title_zh: '益林镇月赛（2026年10月）', starts_on: '2026-10-11', life: 'planned' },
			{ title_zh: '益林镇月赛（2026年11月）', starts_on: '2026-11-14', life: 'planned' },
			{ title_zh: '益林镇月赛（2026年12月）', starts_on: '2026-12-12', life: 'planned' }
		]);
	});

	it.each([
		[{ rule: { every: 'week', interval: 1, days: [2], end: { until: '2026-09-01' } } }, 'series_empty'],
		[
			{ rule: { every: 'week', interval: 1, days: [1, 2, 3, 4, 5, 6, 7], end: { until: '2028-09-01' } } },
			'series_too_long'
		],
		[{ resources: [{ resourceId: '00000000-0000-7000-8000-000000000000', role: 'venue' }] }, 'series_resource_gone'],
		[{ kind: 'contest' }, 'series_level_needed']
	] as const)('%j is refused and changes nothing', async (more, code) => {
		expect(await addSeries(stage.at(), tuesdays(stage, more as never))).toMatchObject({ refusal: { code } });
		expect(await occasions(stage)).toEqual([]);
		expect(await stage.app.database.db.selectFrom('series').select('id').execute()).toEqual([]);
	});
});

describe('one occasion', () => {
	it('moves with its bookings and is an exception from then on', async () => {
		const id = await addTuesdays(stage);
		const [first] = await occasions(stage);
		must(await changeDate(stage.at(), id, first?.id ?? '', { day: '2026-09-16', time: '19:00' }));
		expect((await occasions(stage))[0]).toMatchObject({ when: '09-16 19:00', byHand: true, sequence: 1 });
		// the room is free again on its old day
		must(
			await addSeries(
				stage.at(),
				tuesdays(stage, { rule: { every: 'week', interval: 1, days: [2], end: { count: 1 } } })
			)
		);
	});

	it('is not moved onto what is taken, and the sentence says by whom', async () => {
		const id = await addTuesdays(stage);
		const [first] = await occasions(stage);
		expect(await changeDate(stage.at(), id, first?.id ?? '', { day: '2026-09-22', time: '19:00' })).toMatchObject({
			refusal: { code: 'series_date_taken', params: { what: '数控班', from: '18:30', to: '20:30' } }
		});
		expect((await occasions(stage))[0]).toEqual(first);
	});

	it('is cancelled and planned again', async () => {
		const id = await addTuesdays(stage);
		const [first] = await occasions(stage);
		must(await changeDate(stage.at(), id, first?.id ?? '', { state: 'cancelled' }));
		expect((await occasions(stage))[0]).toMatchObject({ state: 'cancelled', sequence: 1 });
		must(await changeDate(stage.at(), id, first?.id ?? '', { state: 'planned' }));
		expect((await occasions(stage))[0]).toMatchObject({ state: 'planned', sequence: 2 });
	});

	it('of contests calls its competition off and on again, by steps of its life', async () => {
		const { id } = must(
			await addSeries(stage.at(), tuesdays(stage, { kind: 'contest', level: 'township', title: { zh: '益林镇月赛' } }))
		);
		const [first] = await occasions(stage);
		const lives = async () => {
			const { db } = stage.app.database;
			const rows = await db
				.selectFrom('competition_step')
				.innerJoin('occasion', 'occasion.competition_id', 'competition_step.competition_id')
				.where('occasion.id', '=', first?.id ?? '')
				.orderBy('number')
				.select('to_life')
				.execute();
			return rows.map((row) => row.to_life);
		};
		must(await changeDate(stage.at(), id, first?.id ?? '', { state: 'cancelled' }));
		expect(await lives()).toEqual(['planned', 'cancelled']);
		must(await changeDate(stage.at(), id, first?.id ?? '', { state: 'planned' }));
		expect(await lives()).toEqual(['planned', 'cancelled', 'planned']);
	});

	it('that has begun stays as it was', async () => {
		const id = await addTuesdays(stage);
		const [first] = await occasions(stage);
		expect(await changeDate(stage.at('2026-09-16'), id, first?.id ?? '', { time: '19:00' })).toMatchObject({
			refusal: { code: 'series_date_begun' }
		});
	});
});

describe('this and later', () => {
	it('splits the series, keeps rows and exceptions, and what came before', async () => {
		const id = await addTuesdays(stage);
		const before = await occasions(stage);
		must(await changeDate(stage.at(), id, before[4]?.id ?? '', { day: '2026-10-16' }));
		const changed = must(
			await changeSeries(
				stage.at(),
				id,
				change({
					from: '2026-09-29',
					startsOn: '2026-09-29',
					startsTime: '19:00',
					rule: { every: 'week', interval: 1, days: [3], end: { count: 4 } }
				})
			)
		);
		expect(changed.id).not.toBe(id);
		const after = await occasions(stage);
		expect(after.map((one) => one.when)).toEqual([
			'09-15 18:30',
			'09-22 18:30',
			'09-30 19:00',
			'10-08 19:00',
			'10-16 18:30',
			'10-21 19:00'
		]);
		// the same appointments, so that subscribers see them move
		expect(after.map((one) => one.id)).toEqual(before.map((one) => one.id));
		expect(after.map((one) => one.seriesId === id)).toEqual([true, true, false, false, false, false]);
		expect(after[4]).toMatchObject({ byHand: true, recursOn: '2026-10-14' });
		const detail = must(await readSeries(stage.at(), id));
		expect(detail.parts.map((part) => part.rule?.end)).toEqual([{ until: '2026-09-28' }, { count: 4 }]);
		expect(must(await listSeries(stage.at())).series).toMatchObject([{ id: changed.id, total: 6 }]);
	});

	it('takes another room and lets go of the first', async () => {
		const id = await addTuesdays(stage);
		const { db } = stage.app.database;
		await db
			.insertInto('resource')
			.values({ id: stage.roundId, organization_id: stage.organizationId, kind: 'room', name_zh: '201' })
			.execute();
		must(
			await changeSeries(
				stage.at(),
				id,
				change({
					from: '2026-10-06',
					startsOn: '2026-10-06',
					rule: { every: 'week', interval: 1, days: [2], end: { count: 3 } },
					resources: [{ resourceId: stage.roundId, role: 'venue' }]
				})
			)
		);
		const rows = await db
			.selectFrom('booking')
			.innerJoin('occasion', 'occasion.id', 'booking.occasion_id')
			.where('booking.role', '=', 'venue')
			.orderBy('starts_at')
			.select(['resource_id', 'sequence'])
			.execute();
		expect(rows.map((row) => row.resource_id === stage.room)).toEqual([true, true, true, false, false, false]);
		// a new place is news to subscribers
		expect(rows.map((row) => row.sequence > 0)).toEqual([false, false, false, true, true, true]);
	});

	it('that would meet something is refused whole', async () => {
		const id = await addTuesdays(stage);
		must(await addSeries(stage.at(), tuesdays(stage, { title: { zh: '焊工班' }, startsTime: '14:00' })));
		const before = await occasions(stage);
		expect(
			await changeSeries(stage.at(), id, change({ from: '2026-09-29', startsOn: '2026-09-29', startsTime: '15:00' }))
		).toMatchObject({ refusal: { code: 'series_taken', params: { what: '焊工班' } } });
		expect(await occasions(stage)).toEqual(before);
	});

	it('can be cancelled; the rest is kept as cancelled', async () => {
		const id = await addTuesdays(stage);
		expect(must(await endSeries(stage.at(), id, { from: '2026-10-13' }))).toEqual({ cancelled: 2 });
		expect((await occasions(stage)).map((one) => one.state)).toEqual([
			'planned',
			'planned',
			'planned',
			'planned',
			'cancelled',
			'cancelled'
		]);
	});
});

describe('all of a series', () => {
	it('changes what has not begun, and what was changed by hand only when asked', async () => {
		const id = await addTuesdays(stage);
		const rows = await occasions(stage);
		must(await changeDate(stage.at(), id, rows[2]?.id ?? '', { day: '2026-09-30' }));
		const later = stage.at('2026-09-16');
		must(await changeSeries(later, id, change({ startsTime: '19:00' })));
		const shifted = ['09-15 18:30', '09-22 19:00', '09-30 18:30', '10-08 19:00', '10-13 19:00', '10-20 19:00'];
		expect(await whens()).toEqual(shifted);
		must(await changeSeries(later, id, change({ startsTime: '19:00', reset: true })));
		expect((await whens())[2]).toBe('09-29 19:00');
		expect((await occasions(stage)).some((one) => one.byHand)).toBe(false);
	});

	it('moves dates onto each other without a clash with itself', async () => {
		const id = await addTuesdays(stage);
		must(
			await changeSeries(
				stage.at(),
				id,
				change({ startsOn: '2026-09-22', rule: { every: 'week', interval: 1, days: [2], end: { count: 6 } } })
			)
		);
		const after = await occasions(stage);
		expect(after.map((one) => [one.when, one.state])).toEqual([
			['09-15 18:30', 'cancelled'],
			['09-22 18:30', 'planned'],
			['09-29 18:30', 'planned'],
			['10-08 18:30', 'planned'],
			['10-13 18:30', 'planned'],
			['10-20 18:30', 'planned'],
			['10-27 18:30', 'planned']
		]);
		const preview = must(
			await previewSeries(stage.at(), { ...tuesdays(stage), seriesId: id, from: null, startsTime: '19:30' })
		);
		expect(preview).toMatchObject({ free: 6 });
	});

	it('is over when everything has begun', async () => {
		const id = await addTuesdays(stage);
		expect(await changeSeries(stage.at('2027-01-01'), id, change({}))).toMatchObject({
			refusal: { code: 'series_over' }
		});
	});
});

describe('who may not', () => {
	it('neither reads nor changes series', async () => {
		const id = await addTuesdays(stage);
		const nobody = stage.app.context();
		for (const refused of [
			await listSeries(nobody),
			await readSeries(nobody, id),
			await previewSeries(nobody, tuesdays(stage)),
			await addSeries(nobody, tuesdays(stage)),
			await changeSeries(nobody, id, change({})),
			await endSeries(nobody, id, { from: null })
		])
			expect(refused).toMatchObject({ ok: false, refusal: { code: 'sign_in_needed' } });
		expect(await readSeries(stage.at(), stage.roundId)).toMatchObject({ refusal: { code: 'not_allowed' } });
	});
});
