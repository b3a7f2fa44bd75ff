// The eight levels of skill 新八级工 (MOHRSS, March 2022), lowest first.

export const LEVELS = [
	'apprentice',
	'junior',
	'middle',
	'senior',
	'technician',
	'senior-technician',
	'special',
	'chief'
] as const;

export type Level = (typeof LEVELS)[number];

/** What each level is called. */
export const levelNames: Readonly<Record<Level, { readonly zh: string; readonly en: string }>> = {
	apprentice: { zh: '学徒工', en: 'apprentice' },
	junior: { zh: '初级工', en: 'junior' },
	middle: { zh: '中级工', en: 'intermediate' },
	senior: { zh: '高级工', en: 'senior' },
	technician: { zh: '技师', en: 'technician' },
	'senior-technician': { zh: '高级技师', en: 'senior technician' },
	special: { zh: '特级技师', en: 'special-grade technician' },
	chief: { zh: '首席技师', en: 'chief technician' }
};

/** How high a level is, for comparing. */
export function levelRank(level: Level): number {
	return LEVELS.indexOf(level);
}

/** The level that somebody wrote: its name in either language, "三级" or "高级工（三级）"; null when it is none. */
export function readLevel(words: string): Level | null {
	const plain = words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
	if (!plain) return null;
	const byCode = LEVELS.find((level) => level === plain);
	if (byCode) return byCode;
	// the longest name first, for 技师 ends 高级技师
	const named = [...LEVELS].sort((a, b) => levelNames[b].zh.length - levelNames[a].zh.length);
	const found = named.find(
		(level) => plain.startsWith(levelNames[level].zh) || plain === levelNames[level].en.replace(/\s+/g, '')
	);
	if (found) return found;
	const grade = /^([五四三二一])级/.exec(plain)?.[1];
	const grades: Readonly<Record<string, Level>> = {
		五: 'junior',
		四: 'middle',
		三: 'senior',
		二: 'technician',
		一: 'senior-technician'
	};
	return grade ? (grades[grade] ?? null) : null;
}
