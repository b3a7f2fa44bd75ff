// Bases as spreadsheets: the list to take away, and a list of new ones to bring in, each row with what is wrong with it.
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { GRADES, OWNERS, type BaseRow, type BaseShown, type Grade, type Owner } from '../../../protocol/bases.ts';
import type { Context } from '../../context.ts';
import { columnsByHeading, readTable } from '../../files/read-table.ts';
import { toXlsx, type TableColumn } from '../../files/write-table.ts';
import { guardOrganization } from '../../people/guard.ts';
import { insertBase, insertStations } from './keep-bases.ts';
import { listBases } from './read-bases.ts';

const OWNER_ZH: Readonly<Record<Owner, string>> = { enterprise: '企业', school: '院校', public: '公共' };
const GRADE_ZH: Readonly<Record<Grade, string>> = { county: '县级', city: '市级', province: '省级', nation: '国家级' };
const STATE_ZH: Readonly<Record<BaseShown['state'], string>> = {
	applied: '已申报',
	checked: '材料已审',
	visited: '已考察',
	named: '已命名',
	'yearly-check': '年检中',
	renewed: '年检通过',
	rectify: '限期整改',
	removed: '已撤销'
};

const COLUMNS: readonly TableColumn<BaseShown>[] = [
	{ title: '基地名称', value: (base) => base.name.zh, width: 26 },
	{ title: '所属', value: (base) => base.organization.zh, width: 24 },
	{ title: '类型', value: (base) => OWNER_ZH[base.ownedBy], width: 8 },
	{ title: '级别', value: (base) => GRADE_ZH[base.grade], width: 8 },
	{ title: '工种', value: (base) => base.trades.join('、'), width: 24 },
	{
		title: '工位',
		value: (base) => base.machines.map((one) => `${one.count}×${one.machine ?? '工位'}`).join('、'),
		width: 26
	},
	{ title: '联系人', value: (base) => base.contact, width: 20 },
	{ title: '地址', value: (base) => base.address, width: 26 },
	{ title: '状态', value: (base) => STATE_ZH[base.state], width: 10 },
	{ title: '命名日期', value: (base) => base.namedOn, width: 12 },
	{ title: '有效期至', value: (base) => base.expiresOn, width: 12 },
	{ title: '下次年检', value: (base) => base.checkDueOn, width: 12 },
	{ title: '本月占用天数', value: (base) => base.busyDays, width: 12 }
];

/** All bases as .xlsx. */
export async function exportBases(context: Context): Promise<Result<Buffer>> {
	const listed = await listBases(context);
	return listed.ok ? ok(await toXlsx('竞赛基地', COLUMNS, listed.value.bases)) : listed;
}

const HEADINGS = {
	name: ['基地名称', '名称', '基地', 'name', 'base'],
	organization: ['所属', '所属单位', '组织', '主管', 'organization', 'owner'],
	ownedBy: ['类型', 'type'],
	grade: ['级别', '等级', 'grade'],
	trades: ['工种', '专业', 'trades'],
	stations: ['工位', '设备工位', 'stations'],
	contact: ['联系人', 'contact'],
	address: ['地址', 'address']
} as const satisfies Record<string, readonly string[]>;

function known<K extends string>(cell: string, keys: readonly K[], zh: Readonly<Record<K, string>>): K | undefined {
	return keys.find((key) => key === cell.toLowerCase() || cell.startsWith(zh[key].replace('级', '')));
}

/** "12×数控车床、4×铣床" as counts and machines; null when a part is not of that form. */
export function stationsIn(cell: string): { count: number; machine: string }[] | null {
	const parts = cell.split(/[、,，;；\n]/).flatMap((part) => part.trim() || []);
	const read = parts.map((part) => /^(\d{1,3})\s*[×xX*]\s*(.{1,60})$/.exec(part));
	return read.every((found) => found !== null)
		? read.map((found) => ({ count: Number(found?.[1]), machine: (found?.[2] ?? '').trim() }))
		: null;
}

/** Reads a spreadsheet of new bases; nothing is changed. */
export async function previewBases(context: Context, bytes: Buffer): Promise<Result<{ rows: BaseRow[] }>> {
	const listed = await listBases(context);
	if (!listed.ok) return listed;
	const table = await readTable(bytes);
	if (!table.ok) return table;
	const [head, ...body] = table.value;
	const columns = columnsByHeading<keyof typeof HEADINGS>(head ?? [], HEADINGS, 'name');
	if (!columns) return refuse('file_unreadable', { why: '第一行没有“基地名称” / no heading “name”' });
	const { db } = context.database;
	const organizations = new Set(
		(await db.selectFrom('organization').select('name_zh').execute()).map((one) => one.name_zh)
	);
	const names = new Set(listed.value.bases.map((base) => base.name.zh));
	const rows = body.flatMap((cells, index): BaseRow[] => {
		const cell = (column: keyof typeof HEADINGS) => cells[columns.get(column) ?? -1]?.trim() ?? '';
		if (cells.every((one) => one === '')) return [];
		const problems: { column: string; zh: string; en: string }[] = [];
		const wrong = (column: keyof typeof HEADINGS, zh: string, en: string) => problems.push({ column, zh, en });
		const name = cell('name');
		if (!name) wrong('name', '缺基地名称', 'no name');
		else if (names.has(name)) wrong('name', `“${name}”已有或重复`, `“${name}” is there already or repeats`);
		names.add(name);
		if (!organizations.has(cell('organization')))
			wrong(
				'organization',
				`没有“${cell('organization')}”这个组织`,
				`there is no organization “${cell('organization')}”`
			);
		const ownedBy = known(cell('ownedBy') || '企业', OWNERS, OWNER_ZH);
		if (!ownedBy) wrong('ownedBy', '类型应是企业、院校或公共', 'the type must be enterprise, school or public');
		const grade = known(cell('grade') || '县级', GRADES, GRADE_ZH);
		if (!grade)
			wrong('grade', '级别应是县级、市级、省级或国家级', 'the grade must be county, city, province or nation');
		const stations = stationsIn(cell('stations'));
		if (!stations) wrong('stations', '工位应写成“12×数控车床”', 'stations are written “12×CNC lathe”');
		return [
			{
				line: index + 2,
				name,
				organization: cell('organization'),
				ownedBy: ownedBy ?? 'enterprise',
				grade: grade ?? 'county',
				trades: cell('trades')
					.split(/[、,，;；]/)
					.flatMap((one) => one.trim() || []),
				stations: stations ?? [],
				contact: cell('contact'),
				address: cell('address'),
				problems
			}
		];
	});
	return ok({ rows });
}

/** Brings the bases of a spreadsheet in, all or none. */
export async function importBases(context: Context, bytes: Buffer): Promise<Result<{ count: number }>> {
	const preview = await previewBases(context, bytes);
	if (!preview.ok) return preview;
	const { rows } = preview.value;
	const bad = rows.filter((row) => row.problems.length > 0).length;
	if (bad > 0) return refuse('rows_bad', { count: bad });
	const { db } = context.database;
	const organizations = new Map(
		(await db.selectFrom('organization').select(['id', 'name_zh']).execute()).map((one) => [one.name_zh, one.id])
	);
	for (const id of new Set(rows.map((row) => organizations.get(row.organization) ?? ''))) {
		const allowed = await guardOrganization(context, 'calendar:manage', id);
		if (!allowed.ok) return allowed;
	}
	class Refused extends Error {
		readonly result: Result<{ count: number }>;
		constructor(result: Result<{ count: number }>) {
			super('refused');
			this.result = result;
		}
	}
	try {
		return await db.transaction().execute(async (tx) => {
			for (const row of rows) {
				const organizationId = organizations.get(row.organization) ?? '';
				const base = await insertBase(tx, context, {
					organizationId,
					name: { zh: row.name },
					ownedBy: row.ownedBy,
					grade: row.grade,
					trades: [...row.trades],
					equipment: [],
					contact: row.contact || null,
					address: row.address || null
				});
				if (!base.ok) throw new Refused(base);
				for (const stations of row.stations) {
					const added = await insertStations(tx, { id: base.value.id, organizationId }, stations);
					if (!added.ok) throw new Refused(added);
				}
			}
			return ok({ count: rows.length });
		});
	} catch (error) {
		if (error instanceof Refused) return error.result;
		throw error;
	}
}
