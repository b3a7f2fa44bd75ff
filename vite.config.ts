import { paraglideVitePlugin } from '@inlang/paraglide-js';
import type { Server } from 'node:http';
import { build, defineConfig, type Plugin } from 'vite';
import { parkServers } from './server/application.ts';
import { kitWithConfigFile } from './server/kit-config-guard.ts';
import config from './svelte.config.js';

/** Lets the app's `init` hook find the http servers its sockets are attached to (dev and preview; the shell does it in production). */
const shareHttpServer: Plugin = {
	name: 'share-http-server',
	configureServer: ({ httpServer }) => {
		if (httpServer) parkServers([httpServer as Server]);
	},
	configurePreviewServer: ({ httpServer }) => parkServers([httpServer as Server])
};

/** `import code from './program.ts?script'`: the program with all that it imports as one plain script, readable, as a text. */
const oneScript: Plugin = {
	name: 'one-script',
	async load(id) {
		if (!id.endsWith('?script')) return;
		const entry = id.slice(0, -'?script'.length);
		const built = await build({
			configFile: false,
			logLevel: 'warn',
			build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'program' } }
		});
		const [output] = Array.isArray(built) ? built : [built];
		const code = output && 'output' in output ? output.output[0].code : '';
		return `export default ${JSON.stringify(code)};`;
	}
};

export default defineConfig({
	cacheDir: process.env.VITE_CACHE_DIR ?? 'node_modules/.vite',
	// a small font subset inlined as data: would break font-src 'self'
	build: { assetsInlineLimit: (file) => (/\.woff2?$/.test(file) ? false : undefined) },
	plugins: [
		shareHttpServer,
		oneScript,
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'baseLocale'],
			// one structure for every command: a dev server and a build that write different ones would break each other
			outputStructure: 'message-modules',
			emitTsDeclarations: true
		}),
		kitWithConfigFile(config)
	]
});
