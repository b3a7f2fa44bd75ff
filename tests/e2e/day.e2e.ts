// Running late on the day: what a delay would do, the shift, a phone that follows by itself, and the way back.
import { expect, test, type BrowserContext } from '@playwright/test';
import { dayOfInstant } from '../../src/lib/domain/shared/day.ts';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

const DAY = dayOfInstant(Date.now());

async function setUp({ request }: BrowserContext): Promise<string> {
	const api = <T>(method: string, path: string, data?: unknown) =>
		ask<T>(request, method, `${product.url}${path}`, data);
	await api('POST', '/api/setup', {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const { me } = await api<{ me: { roles: { organizationId: string }[] } }>('GET', '/api/me');
	const { id } = await api<{ id: string }>('POST', '/api/competitions', {
		organizationId: me.roles[0]?.organizationId,
		level: 'county',
		title: { zh: '焊工竞赛' },
		startsOn: DAY,
		endsOn: DAY
	});
	const { id: eventId } = await api<{ id: string }>('POST', `/api/competitions/${id}/events`, {
		title: { zh: '焊工' }
	});
	const items: [string, string, number, boolean][] = [
		['第一场', '09:00', 60, false],
		['第二场', '10:15', 60, false],
		['午餐', '12:00', 60, true],
		['第三场', '13:00', 60, false]
	];
	for (const [zh, startsAt, minutes, pinned] of items)
		await api('POST', `/api/competitions/${id}/day/items`, {
			title: { zh },
			day: DAY,
			startsAt,
			minutes,
			pinned,
			eventId
		});
	return id;
}

test('a delay is looked at, done, followed by a phone and taken back', async ({ browser }) => {
	const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
	const id = await setUp(context);
	const desk = await context.newPage();
	await visit(desk, `${product.url}/desk/competitions/${id}/day`);
	const phone = await context.newPage();
	await phone.setViewportSize({ width: 390, height: 844 });
	await visit(phone, `${product.url}/day/${id}`);
	const times = phone.locator('.programme .time b');
	await expect(times).toHaveText(['09:00', '10:15', '12:00', '13:00']);

	await desk.getByRole('button', { name: /第一场/ }).click();
	await desk.getByRole('button', { name: '+45' }).click();
	await expect(desk.getByText('2 项改时间')).toBeVisible();
	await expect(desk.getByText('→ 11:00')).toBeVisible();
	await expect(times).toHaveText(['09:00', '10:15', '12:00', '13:00']);

	await desk.getByRole('button', { name: '顺延 45 分钟' }).click();
	await expect(times).toHaveText(['09:45', '11:00', '12:00', '13:00']);
	await expect(phone.getByText('分钟，已顺延')).toBeVisible();

	await desk.getByRole('button', { name: '+20' }).click();
	await desk.getByText('间隔不变').click();
	await desk.getByRole('button', { name: /第二场/ }).click();
	await desk.getByRole('button', { name: '+20' }).click();
	await expect(desk.getByText('第二场会占到定时的“午餐”')).toBeVisible();

	await desk.keyboard.press('z');
	await expect(times).toHaveText(['09:00', '10:15', '12:00', '13:00']);

	await desk.getByRole('button', { name: /第一场/ }).click();
	await desk.getByRole('complementary').getByRole('button', { name: '开始' }).click();
	await expect(phone.getByRole('listitem').filter({ hasText: '第一场' })).toHaveAttribute('aria-current', 'step');
	await context.close();
});
