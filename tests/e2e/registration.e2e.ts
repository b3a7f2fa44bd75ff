// Registering end to end: a unit's spreadsheet with bad rows, a phone that waits for a seat, and the code at the door.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devices, expect, test, type BrowserContext } from '@playwright/test';
import writeXlsx from 'write-excel-file/node';
import { dayOfInstant } from '../../src/lib/domain/shared/day.ts';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

let product: OwnServer;
let folder: string;
let desk: BrowserContext;
let competitionId: string;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
	folder = await mkdtemp(join(tmpdir(), 'jiangsai-registration-'));
	desk = await browser.newContext();
	await api('POST', '/api/setup', {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const { me } = await api<{ me: { roles: { organizationId: string }[] } }>('GET', '/api/me');
	const root = me.roles[0]?.organizationId;
	for (const zh of ['江苏荣威', '国网阜宁'])
		await api('POST', '/api/organizations', { parentId: root, kind: 'enterprise', name: { zh } });
	const today = dayOfInstant(Date.now());
	({ id: competitionId } = await api<{ id: string }>('POST', '/api/competitions', {
		organizationId: root,
		level: 'county',
		title: { zh: '报名旅程竞赛' },
		startsOn: today,
		endsOn: today
	}));
});
test.afterAll(async () => {
	await desk?.close();
	await product?.stop();
	if (folder) await rm(folder, { recursive: true, force: true });
});

function api<T>(method: string, path: string, data?: unknown): Promise<T> {
	return ask<T>(desk.request, method, `${product.url}${path}`, data);
}

/** An event that takes registrations from now on, also while the competition is on. */
async function anEvent(title: string, capacity: number): Promise<string> {
	const { id } = await api<{ id: string }>('POST', `/api/competitions/${competitionId}/events`, {
		title: { zh: title }
	});
	await api('PUT', `/api/events/${id}/registration`, {
		opensAt: new Date(Date.now() - 3_600_000).toISOString(),
		closesAt: new Date(Date.now() + 86_400_000).toISOString(),
		capacity,
		minimum: null,
		employerQuota: null,
		townQuota: null,
		needsApproval: false,
		waitlist: true,
		offerHours: 24,
		promotesAfterClose: true,
		rules: { ageTo: 60, employers: 'any', listed: [] },
		contact: null,
		note: null
	});
	return id;
}

const HEADINGS = ['姓名', '单位', '手机号', '身份证后四位', '出生年份', '技能等级'];

/** 300 rows, seven of them wrong in seven ways; the sheet's lines of those. */
async function spreadsheet(): Promise<{ path: string; bad: ReadonlyMap<number, string> }> {
	const people = Array.from({ length: 300 }, (_, n) => [
		`选手${n + 1}`,
		n % 2 ? '江苏荣威' : '国网阜宁',
		`138${String(10_000_000 + n)}`,
		'',
		'1990',
		'高级工'
	]);
	const spoil = (n: number, column: number, words: string) => ((people[n] ?? [])[column] = words);
	spoil(10, 0, '');
	spoil(50, 1, '');
	spoil(90, 2, '1381');
	spoil(130, 3, '12');
	spoil(170, 4, '1950');
	spoil(210, 5, '老师傅');
	people[250] = [...(people[249] ?? [])];
	const rows = [HEADINGS, ...people].map((row) => row.map((value) => ({ value, type: String })));
	const path = join(folder, 'people.xlsx');
	await writeFile(path, await writeXlsx(rows, {}).toBuffer());
	const bad = new Map([
		[12, '没有姓名'],
		[52, '没有单位'],
		[92, '“1381”不是 11 位手机号'],
		[132, '“12”不是身份证后四位'],
		[172, '今年 76 岁，不得超过 60 岁'],
		[212, '没有“老师傅”这一技能等级'],
		[252, '选手250已经报过名']
	]);
	return { path, bad };
}

test('300 people out of a spreadsheet, of which seven rows are named and one is mended', async () => {
	test.setTimeout(90_000);
	const eventId = await anEvent('电工', 400);
	const { path, bad } = await spreadsheet();
	const page = await desk.newPage();
	await visit(page, `${product.url}/desk/competitions/${competitionId}/registration?event=${eventId}`);
	await page
		.getByRole('button', { name: /批量报名/ })
		.first()
		.click();
	const dialog = page.getByRole('dialog');
	await dialog.locator('input[type=file]').setInputFiles(path);
	await expect(dialog.getByText('行要改')).toContainText('7');
	await expect(dialog.getByText('行可以报名')).toContainText('293');
	for (const [line, why] of bad) {
		const year = String(new Date().getFullYear() - 1950);
		await expect(dialog.locator(`[data-line="${line}"]`)).toContainText(why.replace('76', year));
	}
	await expect(dialog.locator('[data-line]')).toHaveCount(7);

	const phone = dialog.getByLabel('第 92 行 手机号');
	await phone.fill('13899990000');
	await phone.press('Enter');
	await expect(dialog.getByText('行要改')).toContainText('6');
	await expect(dialog.locator('[data-line="92"]')).toHaveCount(0);
	await dialog.getByRole('button', { name: '只导入合格的 294 人，6 行不导入' }).click();
	await expect(dialog).toBeHidden({ timeout: 30_000 });
	await expect(page.getByRole('region', { name: '报名情况' })).toContainText('294/400');
	await page.getByRole('searchbox').fill('选手91');
	await expect(page.locator('button.row')).toHaveCount(1);
	await expect(page.locator('button.row')).toContainText(/选手91\s*国网阜宁/);
	await page.close();
});

test('a phone lands on the waitlist, is offered the seat, takes it, and is checked in by its code', async ({
	browser
}) => {
	test.setTimeout(90_000);
	const eventId = await anEvent('焊工', 1);
	const first = await api<{ token: string }>('POST', `/api/events/${eventId}/registrations`, {
		person: { name: '先来的', employer: '江苏荣威', phone: '13811110000', birth: '1990' }
	});
	const { defaultBrowserType: _, ...iphone } = devices['iPhone 13'];
	const phone = await browser.newContext({ ...iphone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
	const page = await phone.newPage();
	await visit(page, `${product.url}/register/${eventId}`);
	await expect(page.getByRole('heading', { name: '焊工' })).toBeVisible();
	await page.getByLabel('姓名').fill('皋玉凤');
	await page.getByLabel('手机号').fill('138 2222 0000');
	await page.getByLabel('单位', { exact: true }).fill('国网阜宁');
	await page.getByLabel('出生年份').fill('1950');
	await expect(page.getByText(/不得超过 60 岁/)).toBeVisible();
	await expect(page.getByRole('button', { name: '登记候补' })).toBeDisabled();
	await page.getByLabel('出生年份').fill('1992');
	await page.getByRole('button', { name: '登记候补' }).click();
	await expect(page.getByRole('heading', { name: /候补第\s*1/ })).toBeVisible();
	// the competition is on: nobody is promoted any more, so it is put off by a day
	const tomorrow = dayOfInstant(Date.now() + 86_400_000);
	await api('PATCH', `/api/competitions/${competitionId}`, { startsOn: tomorrow, endsOn: tomorrow });
	await api('POST', `/api/own-registration/${first.token}`, { action: 'withdraw' });
	await page.reload();
	await expect(page.getByRole('heading', { name: '有名额了' })).toBeVisible();
	await expect(page.getByRole('timer')).toContainText('还剩');
	await page.getByRole('button', { name: '接受名额' }).click();
	await expect(page.getByRole('heading', { name: '报名成功' })).toBeVisible();
	const letters = (await page.getByText(/^[0-9A-Z]{5} [0-9A-Z]{5}$/).innerText()).replace(' ', '');

	// the contestant's own phone learns nothing from the code; the official's checks in with one tap, on the day
	await visit(page, `${product.url}/checkin/${letters}`);
	await expect(page.getByRole('heading', { name: '这是检录码' })).toBeVisible();
	await expect(page.getByText('皋玉凤')).toHaveCount(0);
	const door = await desk.newPage();
	await visit(door, `${product.url}/checkin/${letters}`);
	await expect(door.getByText(/今天不是比赛日/)).toBeVisible();
	const today = dayOfInstant(Date.now());
	await api('PATCH', `/api/competitions/${competitionId}`, { startsOn: today, endsOn: today });
	await door.reload();
	await expect(door.getByText('皋玉凤')).toBeVisible();
	await door.getByRole('button', { name: '检录' }).click();
	await expect(door.getByText(/已检录/)).toBeVisible();
	await visit(door, `${product.url}/desk/competitions/${competitionId}/registration?event=${eventId}&view=door`);
	const field = door.getByLabel('扫码或输入检录码');
	await field.fill(`${product.url}/checkin/${letters}`);
	await field.press('Enter');
	await expect(door.getByText(/皋玉凤已于 .* 检录/)).toBeVisible();
	await Promise.all([phone.close(), door.close()]);
});
