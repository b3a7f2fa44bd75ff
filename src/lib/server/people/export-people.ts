// The directory as spreadsheets, in the columns that an import reads.
import { sql } from 'kysely';
import type { Role } from '../../domain/people/policy.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import type { Context } from '../context.ts';
import type { OrganizationTable } from '../db/schema.ts';
import { toXlsx } from '../files/write-table.ts';
import { listOrganizations, type Organization } from './directory.ts';
import { guardDirectory } from './guard.ts';

export interface SheetFile {
	readonly name: string;
	readonly bytes: Buffer;
}

const ROLES: Readonly<Record<Role, string>> = {
	organizer: '组织者',
	'chief-judge': '裁判长',
	judge: '裁判',
	'sealing-officer': '密封员',
	arbitrator: '仲裁',
	trainer: '教师',
	contestant: '选手'
};

interface PersonSheetRow {
	name_zh: string;
	name_en: string | null;
	employer: string | null;
	account: string | null;
	roles: readonly Role[] | null;
}

/** Everybody in the directory, by employer and name. One statement. */
export async function exportPeople(context: Context): Promise<Result<SheetFile>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const { rows } = await sql<PersonSheetRow>`
		select p.name_zh, p.name_en, o.name_zh as employer, a.name as account,
			(select array_agg(distinct g.role) from role_grant g where g.person_id = p.id) as roles
		from person p left join organization o on o.id = p.employer_id left join account a on a.person_id = p.id
		order by o.position, o.name_zh, p.name_zh collate "zh-x-icu", p.id`.execute(context.database.db);
	const bytes = await toXlsx<PersonSheetRow>(
		'人员',
		[
			{ title: '姓名', value: (row) => row.name_zh },
			{ title: '英文名', value: (row) => row.name_en, width: 20 },
			{ title: '单位', value: (row) => row.employer, width: 28 },
			{ title: '用户名', value: (row) => row.account },
			{ title: '角色', value: (row) => (row.roles ?? []).map((role) => ROLES[role]).join('、') || null, width: 24 }
		],
		rows
	);
	return ok({ name: '人员', bytes });
}

const KINDS: Readonly<Record<OrganizationTable['kind'], string>> = {
	federation: '总工会',
	township: '镇',
	subdistrict: '街道',
	zone: '园区',
	system: '系统',
	cluster: '产业集群',
	enterprise: '企业',
	school: '学校'
};

/** All organizations, a parent before its children. */
export async function exportOrganizations(context: Context): Promise<Result<SheetFile>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const listed = await listOrganizations(context);
	if (!listed.ok) return listed;
	const names = new Map(listed.value.organizations.map((one) => [one.id, one.name.zh]));
	const bytes = await toXlsx<Organization>(
		'单位',
		[
			{ title: '名称', value: (row) => row.name.zh, width: 28 },
			{ title: '英文名', value: (row) => row.name.en ?? null, width: 36 },
			{ title: '简称', value: (row) => row.short?.zh ?? null },
			{ title: '类型', value: (row) => KINDS[row.kind] },
			{ title: '上级', value: (row) => names.get(row.parentId ?? '') ?? null, width: 28 }
		],
		listed.value.organizations
	);
	return ok({ name: '单位', bytes });
}
