// SvelteKit 3 refuses to start when a file named svelte.config.js lies in the project root, because it used to be read from
// there. Ours is only an ordinary module that vite.config.ts imports, so the refusal is taken back here and nowhere else.
// It wraps one hook of one plugin by name: kit is pinned exactly, and a rename stops the build with kit's own message.
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';

type KitConfig = Parameters<typeof sveltekit>[0];
type Handler = (...args: unknown[]) => unknown;

/** SvelteKit's Vite plugins for a configuration that is kept in `svelte.config.js`. */
export async function kitWithConfigFile(config: KitConfig): Promise<Plugin[]> {
	const plugins = (await sveltekit(config)) as Plugin[];
	for (const plugin of plugins) {
		if (plugin.name !== 'vite-plugin-sveltekit-resolve-root') continue;
		const hook = plugin.config as unknown as { handler: Handler };
		const original = hook.handler;
		hook.handler = function (this: unknown, ...args: unknown[]) {
			try {
				return original.apply(this, args);
			} catch (error) {
				if (!String(error).includes('config_file_unsupported')) throw error;
				return undefined;
			}
		};
	}
	return plugins;
}
