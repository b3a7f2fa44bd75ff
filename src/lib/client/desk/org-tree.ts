// Organizations as a tree in reading order.
import type { Organization } from './shapes.ts';

export interface OrgRow {
	readonly organization: Organization;
	readonly depth: number;
	readonly children: number;
}

/** Parents before children, in the order the list came in; one whose parent is not listed stands at the top. */
export function orgRows(organizations: readonly Organization[]): readonly OrgRow[] {
	const known = new Set(organizations.map((one) => one.id));
	const below = new Map<string | null, Organization[]>();
	for (const one of organizations) {
		const parent = one.parentId !== null && known.has(one.parentId) ? one.parentId : null;
		below.set(parent, [...(below.get(parent) ?? []), one]);
	}
	const rows: OrgRow[] = [];
	const walk = (parent: string | null, depth: number) => {
		for (const organization of below.get(parent) ?? []) {
			rows.push({ organization, depth, children: below.get(organization.id)?.length ?? 0 });
			walk(organization.id, depth + 1);
		}
	};
	walk(null, 0);
	return rows;
}

/** Rows whose name holds the words, with everything above them. */
export function orgsMatching(rows: readonly OrgRow[], words: string): readonly OrgRow[] {
	const wanted = words.trim().toLowerCase();
	if (!wanted) return rows;
	const keep = new Set<number>();
	rows.forEach((row, i) => {
		const { name, short } = row.organization;
		if (!`${name.zh} ${name.en ?? ''} ${short?.zh ?? ''} ${short?.en ?? ''}`.toLowerCase().includes(wanted)) return;
		keep.add(i);
		for (let j = i - 1, depth = row.depth; j >= 0 && depth > 0; j--) {
			const above = rows[j];
			if (above && above.depth < depth) {
				keep.add(j);
				depth = above.depth;
			}
		}
	});
	return rows.filter((_, i) => keep.has(i));
}
