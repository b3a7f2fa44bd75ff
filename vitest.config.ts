// Which tests run how. `npx vitest run <path>` runs those of one folder; `npm test` runs all of them among the other checks.
import { mergeConfig } from 'vitest/config';
import base from './vite.config.ts';

const cluster = './tests/server/cluster.ts';

export default mergeConfig(base, {
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: ['{src,cli,server,tests/checks}/**/*.spec.ts'], sequence: { groupOrder: 0 } }
			},
			{ extends: true, test: { name: 'golden', include: ['tests/golden/**/*.spec.ts'], sequence: { groupOrder: 0 } } },
			{
				extends: true,
				test: {
					name: 'server',
					include: ['tests/{server,faults}/**/*.spec.ts'],
					globalSetup: cluster,
					hookTimeout: 60_000,
					testTimeout: 30_000,
					sequence: { groupOrder: 1 }
				}
			},
			{
				extends: true,
				test: {
					name: 'realtime',
					include: ['tests/realtime/**/*.spec.ts'],
					globalSetup: cluster,
					hookTimeout: 60_000,
					testTimeout: 30_000,
					sequence: { groupOrder: 1 }
				}
			}
		]
	}
});
