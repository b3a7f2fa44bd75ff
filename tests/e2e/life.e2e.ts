// From an idea to the public notice at the desk, with a stranger looking over the fence at every step.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';
import { visit } from '../browser/visit.ts';

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

const TITLE = '阜宁县职工焊工技能竞赛';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n');

/** A day far enough ahead for every step. */
function dayAhead(): string {
	return new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
}

async function knownTo(stranger: BrowserContext, id: string): Promise<{ listed: boolean; notice: number }> {
	const list = await ask<{ competitions: { id: string }[] }>(
		stranger.request,
		'GET',
		`${product.url}/api/competitions`
	);
	const notice = await stranger.request.get(`${product.url}/notice/${id}`);
	return { listed: list.competitions.some((one) => one.id === id), notice: notice.status() };
}

/** Presses the one act of the page and waits until the competition says where it is. */
async function step(desk: Page, act: string, then: string): Promise<void> {
	await desk.getByRole('region', { name: '下一步' }).getByRole('button', { name: act }).click();
	await expect(desk.locator('[aria-current="step"]')).toContainText(then);
}

test('an idea becomes a notice that everybody can read, print and rely on', async ({ browser }) => {
	test.setTimeout(120_000);
	const office = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	await ask(office.request, 'POST', `${product.url}/api/setup`, {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const stranger = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const desk = await office.newPage();

	// an idea, with nothing but a name and a date
	await visit(desk, `${product.url}/desk/competitions?new`);
	await desk.getByLabel('竞赛名称', { exact: true }).fill(TITLE);
	await desk.getByLabel('开始').fill(dayAhead());
	await desk.getByRole('radio', { name: '先作为设想' }).click();
	await desk.getByRole('button', { name: '建立竞赛' }).click();
	await expect(desk.locator('[aria-current="step"]')).toContainText('设想');
	const id = /competitions\/([0-9a-f-]{36})/.exec(desk.url())?.[1] ?? '';
	expect(await knownTo(stranger, id)).toEqual({ listed: false, notice: 404 });

	// the plan; what it lacks is said beside the act
	await step(desk, '列入计划', '计划');
	const next = desk.getByRole('region', { name: '下一步' });
	await expect(next.getByRole('button', { name: '报送备案' })).toBeDisabled();
	await expect(next).toContainText('还没有赛项；还没有地点');
	await desk.getByPlaceholder(/加赛项/).fill('焊工');
	await desk.keyboard.press('Enter');
	await expect(desk.getByRole('heading', { name: '焊工' })).toBeVisible();
	await desk.getByRole('button', { name: /修改/ }).click();
	await desk.getByLabel('地点', { exact: true }).fill('阜宁中等专业学校');
	await desk.getByRole('button', { name: '保存' }).click();
	await step(desk, '报送备案', '备案');
	expect(await knownTo(stranger, id)).toEqual({ listed: false, notice: 404 });
	await step(desk, '记为已批准', '批准');
	expect(await knownTo(stranger, id)).toEqual({ listed: true, notice: 404 });

	// the notice needs somebody to call
	await expect(next).toContainText('通知里还没有联系人和电话');
	await next.getByRole('link', { name: /通知/ }).click();
	await desk.getByLabel('联系人', { exact: true }).fill('周晓燕');
	await desk.getByLabel('电话').fill('0515-87216000');
	await desk.getByRole('button', { name: '存草稿' }).click();
	await expect(desk.getByText('草稿已存')).toBeVisible();
	await expect(desk.getByRole('region', { name: '公众看到的样子' })).toContainText('周晓燕，0515-87216000');
	expect(await knownTo(stranger, id)).toEqual({ listed: true, notice: 404 });

	// a file that everybody may have
	await visit(desk, `${product.url}/desk/competitions/${id}`);
	await desk
		.getByLabel('上传文件', { exact: true })
		.setInputFiles({ name: '技术文件.pdf', mimeType: 'application/pdf', buffer: PDF });
	await expect(desk.getByRole('link', { name: '技术文件.pdf' })).toBeVisible();
	await desk.getByRole('button', { name: '技术文件.pdf 的更多操作' }).click();
	await desk.getByRole('menuitem', { name: '设为公开' }).click();
	await expect(desk.getByRole('region', { name: '文件' }).getByText('公开', { exact: true })).toBeVisible();
	const { files } = await ask<{ files: { id: string }[] }>(
		office.request,
		'GET',
		`${product.url}/api/competitions/${id}/files`
	);
	const address = `${product.url}/api/files/${files[0]?.id}`;
	expect((await stranger.request.get(address)).status()).toBe(403);

	await step(desk, '发布通知', '通知');
	expect(await knownTo(stranger, id)).toEqual({ listed: true, notice: 200 });
	const sent = await stranger.request.get(address);
	expect([
		sent.status(),
		sent.headers()['content-disposition']?.startsWith('attachment'),
		(await sent.body()).equals(PDF)
	]).toEqual([200, true, true]);

	// on a phone, and on paper
	const phone = await stranger.newPage();
	await visit(phone, `${product.url}/notice/${id}`);
	await expect(phone.getByRole('heading', { name: `关于举办${TITLE}的通知` })).toBeVisible();
	await expect(phone.getByRole('link', { name: '0515-87216000' })).toBeVisible();
	expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	await expect(phone.getByText('盖章处')).toBeHidden();
	await expect(phone.getByText('扫码看最新通知')).toBeVisible();
	await phone.emulateMedia({ media: 'print' });
	await expect(phone.getByText('盖章处')).toBeVisible();
	await expect(phone.getByRole('button', { name: '打印' })).toBeHidden();
	await expect(phone.getByText(`/notice/${id}`)).toBeVisible();
	await phone.emulateMedia({ media: 'screen' });

	// a second version; the first one is kept
	await visit(desk, `${product.url}/desk/competitions/${id}/notice`);
	const text = desk.getByRole('textbox', { name: '正文 中文' });
	await text.fill(`${await text.inputValue()}\n\n七、其他\n请自带焊帽。`);
	await desk.getByRole('button', { name: '发布第 2 版' }).click();
	await expect(desk.getByText('第 2 版已发布')).toBeVisible();
	await expect(desk.getByRole('region', { name: '发布过的版本' }).getByRole('listitem')).toHaveCount(2);
	await phone.reload();
	await expect(phone.getByText('请自带焊帽。')).toBeVisible();

	// and called off, with the reason for everybody to read
	await visit(desk, `${product.url}/desk/competitions/${id}`);
	await desk.getByRole('button', { name: '其他处理' }).click();
	await desk.getByRole('menuitem', { name: '取消竞赛' }).click();
	await desk.getByRole('dialog').getByLabel('原因').fill('台风');
	await desk.getByRole('dialog').getByRole('button', { name: '取消竞赛' }).click();
	await expect(desk.getByRole('region', { name: '下一步' })).toContainText('已取消');
	await phone.reload();
	await expect(phone.getByText('本次竞赛取消')).toBeVisible();
	await expect(phone.getByText('原因：台风')).toBeVisible();
});
