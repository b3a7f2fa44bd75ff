// A weekly class from the rule to the calendar on somebody's phone: the holiday seen before saving, one date moved, this and
// later moved, and the feed that follows with the same events.
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import ICAL from 'ical.js';
import { addDays, dayOfInstant, weekday } from '../../src/lib/domain/shared/day.ts';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

/** The Wednesday of the week after next. */
function aWednesday(): string {
	const soon = addDays(dayOfInstant(Date.now()), 8);
	return addDays(soon, (3 - weekday(soon) + 7) % 7);
}

async function setUp(request: APIRequestContext, holiday: string): Promise<void> {
	const api = <T>(method: string, path: string, data?: unknown) =>
		ask<T>(request, method, `${product.url}${path}`, data);
	await api('POST', '/api/setup', {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	await api('PUT', '/api/work-days', { organizationId: null, day: holiday, kind: 'holiday', name: { zh: '停电' } });
}

interface FeedEvent {
	readonly uid: string;
	readonly sequence: number;
	readonly start: string;
}

/** What the calendar of a subscriber holds. */
async function feed(request: APIRequestContext, address: string): Promise<FeedEvent[]> {
	const answer = await request.get(address);
	expect(answer.headers()['content-type']).toContain('text/calendar');
	const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
	return events.map((component) => {
		const event = new ICAL.Event(component);
		return { uid: event.uid, sequence: event.sequence, start: event.startDate.toString().slice(0, 16) };
	});
}

async function makeClass(page: Page, first: string): Promise<void> {
	await visit(page, `${product.url}/desk/calendar/series/new`);
	const form = page.getByRole('complementary', { name: '新建系列' });
	await form.getByLabel('名称', { exact: true }).fill('数控车工中级班');
	await form.getByRole('button', { name: '周二' }).click();
	await form.getByRole('button', { name: '周三' }).click();
	await form.getByLabel('从哪天起').fill(first);
	await form.getByLabel('共几次').last().fill('5');
	const preview = page.getByRole('list', { name: '预览' });
	await expect(preview.getByRole('listitem')).toHaveCount(5);
	await expect(page.getByText('次碰上放假调休').locator('..')).toContainText('1');
	// the hit date is named, struck out, and has a place to go
	await expect(preview.getByRole('listitem').nth(2)).toContainText('停电放假');
	await expect(preview.getByRole('listitem').nth(2).getByLabel('移到')).toBeVisible();
	await form.getByRole('button', { name: '建立 5 次' }).click();
	await expect(page.getByRole('heading', { name: '数控车工中级班' })).toBeVisible();
}

test('a weekly class is planned around a holiday, changed, and followed by its subscribers', async ({ browser }) => {
	test.setTimeout(120_000);
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const first = aWednesday();
	await setUp(context.request, addDays(first, 14));
	const page = await context.newPage();
	await makeClass(page, first);

	await page.getByRole('button', { name: '订阅' }).click();
	await page.getByRole('button', { name: '生成订阅地址' }).click();
	const address = (await page.getByRole('dialog').locator('code').innerText()).trim();
	await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
	const before = await feed(context.request, address);
	expect(before.map((event) => event.start)).toEqual([
		`${first}T18:30`,
		`${addDays(first, 7)}T18:30`,
		// Wednesday is off, Thursday is an ordinary workday
		`${addDays(first, 15)}T18:30`,
		`${addDays(first, 21)}T18:30`,
		`${addDays(first, 28)}T18:30`
	]);

	const rows = page.locator('main button.row');
	await rows.nth(0).click();
	const panel = page.getByRole('complementary');
	await panel.getByLabel('时间').fill('1930');
	await panel.getByRole('button', { name: '改这一次' }).click();
	await expect(rows.nth(0)).toContainText('19:30–21:30');
	await expect(rows.nth(0)).toContainText('单独改过');

	await rows.nth(3).click();
	await panel.getByRole('radio', { name: '这次及以后' }).click();
	await panel.getByLabel('时间').fill('20:00');
	await panel.getByRole('button', { name: '改 2 次' }).click();
	await expect(page.getByRole('heading', { level: 2 }).last()).toContainText('20:00');
	await expect(rows).toHaveCount(5);
	await expect(rows.nth(4)).toContainText('20:00–22:00');

	const after = await feed(context.request, address);
	expect(after.map((event) => event.uid)).toEqual(before.map((event) => event.uid));
	expect(after.map((event) => event.start.slice(11))).toEqual(['19:30', '18:30', '18:30', '20:00', '20:00']);
	expect(after.map((event) => event.sequence > 0)).toEqual([true, false, false, true, true]);

	// a revoked address is gone
	await page.getByRole('button', { name: '订阅' }).click();
	await page.getByRole('button', { name: '停用' }).click();
	await expect.poll(async () => (await context.request.get(address)).status()).toBe(404);
	await context.close();
});
