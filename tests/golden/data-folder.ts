// Where the real inputs lie: JIANGSAI_DATA, or the folder beside the project. They are not part of the project.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of real inputs, or null where there is none. */
export function dataFolder(): string | null {
	const folder = resolve(process.env.JIANGSAI_DATA ?? join(import.meta.dirname, '../../../shared/data'));
	return existsSync(folder) ? folder : null;
}
