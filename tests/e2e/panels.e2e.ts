// Panels of a round with three heats: impossible at first, repaired by the judge it asks for, published, and seated when a heat
// begins. The solver runs in the built server.
import { ask, setupToken } from '../browser/ask.ts';
import { expect, test } from '../browser/test.ts';
import { visit } from '../browser/visit.ts';

interface Listed {
	readonly competitions: readonly { id: string; title: { zh: string } }[];
}
interface Panels {
	readonly panels: { method: string; status: string; publishedAt: string | null };
}

test('a missing judge is named, found, and the panels are published', async ({ page, server }) => {
	test.setTimeout(120_000);
	const api = <T>(method: string, path: string, data?: unknown) =>
		ask<T>(page.request, method, `${server.url}${path}`, data);
	await api('POST', '/api/setup', {
		token: setupToken(server.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const { competitions } = await api<Listed>('GET', '/api/competitions');
	const competition = competitions.find((one) => one.title.zh === '阜宁县装备制造产业集群技能竞赛');
	await visit(page, `/desk/competitions/${competition?.id}/panels`);

	// the welders' panels are planned, the turners' cannot be
	await expect(page.getByText('已证明没有更好的排法')).toBeVisible();
	await page.getByRole('link', { name: /数控车工/ }).click();
	const impossible = page.getByRole('status', { name: '这样排不出' });
	await expect(impossible).toContainText('第 3 场 二区还要一名裁判，不能来自阜宁协鑫光伏。');
	await expect(impossible).toContainText('求解器已证明');
	await expect(page.getByRole('button', { name: /缺一人/ })).toHaveCount(1);
	await expect(page.getByRole('button', { name: '公布' })).toHaveCount(0);

	// the repair: somebody who is not from there
	await impossible.getByRole('button', { name: '找一位' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('combobox', { name: '人' }).fill('袁守正');
	await page.getByRole('option', { name: '新登记“袁守正”' }).click();
	await dialog.getByRole('combobox', { name: '单位' }).fill('卫健');
	await page.getByRole('option', { name: '县卫健系统' }).click();
	await dialog.getByRole('button', { name: '加入裁判库并重排' }).click();
	await expect(page.getByText('改好了，裁判组已排出。')).toBeVisible({ timeout: 30_000 });
	await expect(impossible).toHaveCount(0);
	await expect(page.getByRole('button', { name: /缺一人/ })).toHaveCount(0);
	await expect(page.getByRole('button', { name: /二区.*袁守正|袁守正.*县卫健系统/ }).first()).toBeVisible();
	const round = new URL(page.url()).searchParams.get('round') ?? '';
	const { panels } = await api<Panels>('GET', `/api/rounds/${round}/panels`);
	expect([panels.method, panels.status]).toEqual(['solver', 'optimal']);

	// a recusal cannot be dragged away: somebody of GCL onto a zone with a contestant of GCL
	const gcl = page.locator('[data-seat^="2/"]').filter({ hasText: '阜宁协鑫光伏' }).first();
	const other = page.locator('[data-seat^="2/1/"]').first();
	const [from, to] = [await gcl.boundingBox(), await other.boundingBox()];
	if (!from || !to) throw new Error('no seats');
	await page.mouse.move(from.x + 30, from.y + 20);
	await page.mouse.down();
	await page.mouse.move(to.x + 30, to.y + 20, { steps: 6 });
	await expect(page.getByText(/与选手同单位：阜宁协鑫光伏/)).toBeVisible();
	await page.mouse.up();
	await expect(page.getByText('没有换')).toBeVisible();

	await page.getByRole('button', { name: '公布' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '公布' }).click();
	await expect(page.getByText('已公布，裁判的时间已订好。')).toBeVisible();

	// the first heat begins: its six judges sit in the round's panel
	await page.getByRole('button', { name: '换上这一场' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: '换上这一场' }).click();
	await expect(page.getByText('第 1 场的裁判已就坐。')).toBeVisible();
	await visit(page, `/desk/rounds/${round}/panel`);
	const seated = await api<{ round: { seats: { person: { zh: string } | null }[] } }>('GET', `/api/rounds/${round}`);
	expect(seated.round.seats.filter((seat) => seat.person)).toHaveLength(6);
	const names = seated.round.seats.flatMap((seat) => seat.person?.zh ?? []).sort();
	const fields = () =>
		page.locator('input').evaluateAll((all) =>
			all
				.map((one) => (one as HTMLInputElement).value)
				.filter(Boolean)
				.sort()
		);
	await expect.poll(fields).toEqual(names);
});
