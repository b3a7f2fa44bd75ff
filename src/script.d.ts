declare module '*?script' {
	/** The program and all that it imports as one plain script (`oneScript` in vite.config.ts). */
	const code: string;
	export default code;
}
