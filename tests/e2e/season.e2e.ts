// An organizer plans a quarter from its gaps: what is missing turns from 缺 to 排, and one planning is taken back.
import { expect, test, type Page } from '@playwright/test';
import { HELD_LIVES, PLANNED_LIVES } from '../../src/lib/domain/calendar/season/obligation.ts';
import { dayOfInstant } from '../../src/lib/domain/shared/day.ts';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

const TOWNS = ['益林镇', '东沟镇', '羊寨镇', '板湖镇'];
/** A year ahead, so that every month of it is still to come. */
const YEAR = Number(dayOfInstant(Date.now()).slice(0, 4)) + 1;

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

async function setUp(page: Page): Promise<void> {
	const { request } = page.context();
	const api = <T>(method: string, path: string, data?: unknown) =>
		ask<T>(request, method, `${product.url}${path}`, data);
	await api('POST', '/api/setup', {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const { me } = await api<{ me: { roles: { organizationId: string }[] } }>('GET', '/api/me');
	const organizationId = me.roles[0]?.organizationId ?? '';
	const organizationIds: string[] = [];
	for (const zh of TOWNS)
		organizationIds.push(
			(
				await api<{ id: string }>('POST', '/api/organizations', {
					parentId: organizationId,
					kind: 'township',
					name: { zh }
				})
			).id
		);
	await api('POST', '/api/season/obligations', {
		organizationId,
		title: { zh: '一月一赛' },
		quantifier: 'each',
		period: 'month',
		minimum: 1,
		levels: ['township'],
		activities: [],
		tradeIds: [],
		heldLives: HELD_LIVES,
		plannedLives: PLANNED_LIVES,
		leadDays: 25,
		jointCap: null,
		from: `${YEAR}-01-01`,
		to: null,
		organizationIds,
		ownerId: null,
		state: 'in-force'
	});
}

test('an organizer plans a quarter from the gaps and takes one back', async ({ page }) => {
	test.setTimeout(90_000);
	await setUp(page);
	await visit(page, `${product.url}/desk/season?year=${YEAR}`);
	const cell = (who: string, month: number) => page.getByRole('gridcell', { name: new RegExp(`^${who} ${month}月：`) });
	const isIn = (who: string, month: number, state: RegExp) => expect(cell(who, month)).toHaveAccessibleName(state);
	await isIn('益林镇', 1, /：未排$/);
	await expect(cell('益林镇', 1)).toContainText('缺');
	await expect(page.getByRole('gridcell', { name: /：未排/ })).toHaveCount(48);

	// one place opened: three dates with their reasons
	await cell('益林镇', 2).click();
	const panel = page.getByRole('complementary', { name: '益林镇 2月' });
	await expect(panel.getByRole('radio')).toHaveCount(3);
	await expect(panel.getByRole('radio', { checked: true })).toContainText('提前');
	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();

	// all together, in pencil
	let watched = 0;
	page.on('request', (request) => (watched += request.url().includes('/api/jobs/') ? 1 : 0));
	await page.keyboard.press('g');
	const pencils = page.getByRole('region', { name: '铅笔建议 48 个' });
	await expect(pencils).toBeVisible({ timeout: 30_000 });
	expect(watched).toBeGreaterThan(0);
	await isIn('益林镇', 1, /：未排，建议 1月\d+日$/);
	await expect(page.getByRole('gridcell', { name: /：未排，建议/ })).toHaveCount(48);

	// one quarter is inked, the others stay in pencil
	await pencils.getByRole('button', { name: '一季度 12 场' }).click();
	await expect(page.getByText('已排 12 场')).toBeVisible();
	for (const who of TOWNS)
		for (const month of [1, 2, 3]) {
			await isIn(who, month, new RegExp(`：已排 ${month}月\\d+日$`));
			await expect(cell(who, month)).toContainText('排');
		}
	await expect(page.getByRole('gridcell', { name: /：未排，建议/ })).toHaveCount(36);

	// and one is taken back
	await cell('东沟镇', 3).click();
	await page.getByRole('button', { name: '撤销这次排期' }).click();
	await isIn('东沟镇', 3, /：未排$/);
	await page.reload();
	await expect(page.getByRole('gridcell', { name: /：已排/ })).toHaveCount(11);
});
