// The calendar in a browser: into a conflict and out of it again, back with undo, and a warning settled with a reason.
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { instantAt } from '../../src/lib/domain/shared/day.ts';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

// a week that lies ahead whenever this runs; 2099-06-01 is a Monday
const MONDAY = '2099-06-01';
const WEDNESDAY = '2099-06-03';

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

/** Two rooms' worth of a week: a contest with its hall and judge on Monday, a heat that takes the judge on Wednesday. */
async function setUp(request: APIRequestContext): Promise<void> {
	const api = <T>(method: string, path: string, data?: unknown) =>
		ask<T>(request, method, `${product.url}${path}`, data);
	await api('POST', '/api/setup', {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const { me } = await api<{ me: { roles: { organizationId: string }[] } }>('GET', '/api/me');
	const organizationId = me.roles[0]?.organizationId ?? '';
	const place = async (name: string, capacity: number) =>
		(
			await api<{ id: string }>('POST', '/api/calendar/resources', {
				organizationId,
				kind: 'room',
				name: { zh: name },
				capacity
			})
		).id;
	const person = async (name: string) =>
		(await api<{ id: string }>('POST', '/api/people', { name: { zh: name }, employerId: organizationId })).id;
	const occasion = async (title: string, day: string, from: string, to: string, bookings: object[], more = {}) =>
		await api('POST', '/api/calendar/occasions', {
			organizationId,
			kind: 'contest',
			title: { zh: title },
			startsAt: instantAt(day, from),
			endsAt: instantAt(day, to),
			bookings,
			...more
		});
	const [hall, room] = [await place('数控实训基地', 40), await place('职工学堂', 20)];
	const zhang = await person('张伟');
	await occasion('钳工赛', MONDAY, '13:30', '17:00', [
		{ resourceId: hall, role: 'venue' },
		{ personId: zhang, role: 'judge' }
	]);
	await occasion('焊工初赛', WEDNESDAY, '14:00', '16:30', [
		{ resourceId: room, role: 'venue' },
		{ personId: zhang, role: 'judge' }
	]);
	await occasion('安全员班', '2099-06-04', '09:00', '12:00', [{ resourceId: room, role: 'venue' }], {
		kind: 'class',
		people: 25
	});
}

/** A bar in the row of a resource. */
function bar(page: Page, resource: string, title: string) {
	return page.locator('[data-resource]', { hasText: resource }).locator('[data-occasion]', { hasText: title });
}

test('a contest is dragged into a conflict, told why, takes the first way out, and comes back', async ({ browser }) => {
	test.setTimeout(90_000);
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	await setUp(context.request);
	const page = await context.newPage();
	await visit(page, `${product.url}/desk/calendar?view=week&day=${MONDAY}`);
	const contest = bar(page, '数控实训基地', '钳工赛');
	await expect(contest).toBeVisible();
	const before = await contest.boundingBox();
	const heat = await bar(page, '职工学堂', '焊工初赛').boundingBox();
	if (!before || !heat) throw new Error('not drawn');

	// while it is held over Wednesday afternoon, the row that causes the clash and the sentence show; nothing has been saved
	await page.mouse.move(before.x + 20, before.y + 13);
	await page.mouse.down();
	await page.mouse.move(before.x + 60, before.y + 13, { steps: 4 });
	await page.mouse.move(heat.x + 15, before.y + 13, { steps: 8 });
	await expect(page.getByRole('status').filter({ hasText: '张伟 14:00–16:30 任“焊工初赛”裁判' })).toBeVisible();
	await expect(page.locator('[data-hit]')).toHaveText(['焊工初赛']);
	const first = page.getByRole('listitem').filter({ hasText: /^1/ });
	const offered = /周.\s*(\d\d:\d\d)/.exec(await first.innerText());
	await page.keyboard.press('1');
	await page.mouse.up();
	await expect(page.getByText('已移动“钳工赛”')).toBeVisible();
	await expect(page.locator('[data-held]')).toHaveCount(0);
	await expect(contest).toHaveAttribute('title', new RegExp(`钳工赛 ${offered?.[1] ?? 'none'}`));
	expect((await contest.boundingBox())?.x).not.toBe(before.x);

	await page.keyboard.press('Control+z');
	await expect(page.getByText('已撤销：钳工赛')).toBeVisible();
	await expect(contest).toHaveAttribute('title', '钳工赛 13:30–17:00');
	await page.reload();
	expect(await contest.boundingBox()).toEqual(before);

	// from the keyboard: two days later it is blocked and Enter does not put it down; half a day earlier it fits
	await contest.focus();
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('Shift+ArrowRight');
	await expect(page.locator('[data-hit]')).toBeVisible();
	for (let n = 0; n < 9; n++) await page.keyboard.press('ArrowLeft');
	await expect(page.locator('[data-hit]')).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(page.locator('[data-held]')).toHaveCount(0);
	expect(await contest.boundingBox()).toEqual(before);
	await context.close();
});

test('a warning is settled with a reason, and what blocks is not saved', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const page = await context.newPage();
	await visit(page, `${product.url}/login`);
	await ask(context.request, 'POST', `${product.url}/api/login`, { name: '组织者', password: 'ten-characters' });
	await visit(page, `${product.url}/desk/calendar?view=week&day=${MONDAY}`);
	const lesson = bar(page, '职工学堂', '安全员班');
	await lesson.click();
	const panel = page.getByRole('complementary', { name: '安全员班' });
	await expect(panel.getByText('职工学堂 只容 20 人，预计 25 人')).toBeVisible();
	await panel.getByRole('button', { name: '写明理由放行' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('button', { name: '放行', exact: true })).toBeDisabled();
	await dialog.getByLabel('理由').fill('加五把椅子');
	await dialog.getByRole('button', { name: '放行', exact: true }).click();
	await expect(panel.getByText('组织者：加五把椅子')).toBeVisible();
	await expect(panel.getByRole('button', { name: '写明理由放行' })).toHaveCount(0);
	await page.reload();
	await lesson.click();
	await expect(panel.getByText('组织者：加五把椅子')).toBeVisible();
	await context.close();
});
