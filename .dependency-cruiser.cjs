// The floors and rooms of ARCHITECTURE.md as a failing check: what may import what. One entry per floor.
const spec = ['\\.spec\\.ts$', '/testing/'];
const rooms = ['people', 'competition', 'scoring', 'live', 'calendar'];

/** A floor may import only these paths (besides itself). */
function floor(name, path, may, comment) {
	return {
		name,
		comment,
		severity: 'error',
		from: { path, pathNot: spec },
		to: { pathNot: [path, ...may] }
	};
}

module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'A circle has no floor. Types alone may point back, and a component may draw itself.',
			severity: 'error',
			from: { path: '(.+)' },
			to: { circular: true, pathNot: '^$1$', viaOnly: { dependencyTypesNot: ['type-only'] } }
		},
		{
			name: 'no-unresolvable',
			comment: 'An import that leads nowhere.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: ['^\\$app/', '\\$types', '^\\$service-worker$'] }
		},
		floor('domain-is-pure', '^src/lib/domain/', [], 'Floor 0 imports nothing but itself.'),
		{
			name: 'domain-rooms-in-order',
			comment:
				'shared ← people ← competition ← scoring ← live; calendar knows people and competition, and nobody but it.',
			severity: 'error',
			from: { path: '^src/lib/domain/(shared|people|competition|scoring)/' },
			to: { path: '^src/lib/domain/(live|calendar)/' }
		},
		{
			name: 'domain-shared-knows-no-room',
			severity: 'error',
			from: { path: '^src/lib/domain/shared/' },
			to: { path: '^src/lib/domain/(?!shared/)' }
		},
		floor(
			'protocol-is-the-wire',
			'^src/lib/protocol/',
			['^src/lib/domain/', '^node_modules/valibot/'],
			'Floor 1 knows the domain and valibot.'
		),
		{
			name: 'server-stays-below',
			comment: 'Floor 2a knows no browser state, markup or route.',
			severity: 'error',
			from: { path: '^src/lib/server/', pathNot: spec },
			to: {
				path: [
					'^src/lib/(client|ui|components)/',
					'^src/routes/',
					'^server/',
					'^cli/',
					'^tests/',
					'node_modules/svelte/'
				]
			}
		},
		...rooms.map((room) => ({
			name: `queries-of-${room}-are-private`,
			comment: "Another room's verbs may be called, its queries may not.",
			severity: 'error',
			from: { path: '^src/lib/server/(?!db/).+/', pathNot: [`^src/lib/server/${room}/`, ...spec] },
			to: { path: `^src/lib/server/${room}/.+\\.queries\\.ts$` }
		})),
		{
			name: 'client-stays-below',
			comment: 'Floor 2b has no markup and never meets the server.',
			severity: 'error',
			from: { path: '^src/lib/client/', pathNot: spec },
			to: {
				path: ['^src/lib/(server|ui|components)/', '^src/routes/', '^server/', '^node_modules/(kysely|pg|socket\\.io)/']
			}
		},
		{
			name: 'ui-knows-nothing-of-ours',
			comment: 'Floor 3a is buttons and tables; words come from the catalogue.',
			severity: 'error',
			from: { path: '^src/lib/ui/', pathNot: spec },
			to: { path: '^(src|server|cli|tests)/', pathNot: ['^src/lib/(ui|paraglide)/'] }
		},
		{
			name: 'components-never-meet-the-server',
			severity: 'error',
			from: { path: '^src/lib/components/' },
			to: { path: ['^src/lib/server/', '^src/routes/', '^server/'] }
		},
		{
			name: 'routes-call-verbs',
			comment: 'Floor 4 composes: no SQL, no queries.',
			severity: 'error',
			from: { path: '^src/routes/' },
			to: {
				path: ['^src/lib/server/db/', '\\.queries\\.ts$', '^node_modules/(kysely|pg)/', '^server/', '^cli/', '^tests/']
			}
		},
		{
			name: 'pages-never-meet-the-server',
			comment: 'A page reads through /api; only +server.ts and +page.server.ts may call the server.',
			severity: 'error',
			from: { path: '^src/routes/', pathNot: ['\\+(server|page\\.server|layout\\.server)\\.ts$', ...spec] },
			to: { path: '^src/lib/server/' }
		},
		floor(
			'migrations-are-frozen',
			'^migrations/',
			['^node_modules/kysely/'],
			'A migration must mean the same for ever, so it imports only kysely.'
		),
		{
			name: 'shell-knows-no-domain-word',
			severity: 'error',
			from: { path: '^server/' },
			to: { path: '^(src|cli|tests)/' }
		},
		{
			name: 'testing-stays-in-tests',
			comment: 'Generators of test data are not shipped.',
			severity: 'error',
			from: { path: '^(src|server|cli)/', pathNot: spec },
			to: { path: '/testing/' }
		},
		{
			name: 'nothing-imports-tests',
			severity: 'error',
			from: { path: '^(src|server|migrations)/', pathNot: spec },
			to: { path: '^tests/' }
		},
		{
			name: 'not-to-dev-dependencies',
			comment: 'What runs in production must be installed there.',
			severity: 'error',
			from: { path: '^server/', pathNot: ['^server/(dev|kit-config-guard)\\.ts$', ...spec] },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['^build/', '^\\.svelte-kit/', '^src/lib/paraglide/'] },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: 'specify',
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.cjs', '.mjs', '.json']
		}
	}
};
