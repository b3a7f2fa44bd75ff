import { describe, expect, it } from 'vitest';
import { greet } from './greeting.ts';
import { readOptions } from './options.ts';

const read = (args: string[], env: NodeJS.ProcessEnv = {}) => readOptions(args, env, '/srv/jiangsai');

describe('the command line', () => {
	it('has defaults that need no word', () => {
		expect(read([])).toEqual({
			port: 3000,
			host: undefined,
			tls: { kind: 'none' },
			httpsPort: 3443,
			dataDir: '/srv/jiangsai/data',
			demo: true
		});
	});

	it('is believed before the environment', () => {
		expect(read(['--port', '8080'], { PORT: '9090' })?.port).toBe(8080);
		expect(read([], { PORT: '9090' })?.port).toBe(9090);
		expect(read(['--port', '80', '--lan'])).toMatchObject({ tls: { kind: 'own' }, httpsPort: 443 });
		expect(read(['--no-demo'])?.demo).toBe(false);
	});

	it.each([
		[['--port', 'abc'], '--port must be a whole number'],
		[['--port', '70000'], '--port must be a whole number'],
		[['--cert', import.meta.filename], '--cert and --key go together'],
		[['--cert', '/nowhere/a.pem', '--key', '/nowhere/b.pem'], 'does not exist'],
		[['--lam'], '--lam']
	])('%j is refused with a sentence', (args, sentence) => {
		expect(() => read(args)).toThrow(sentence);
	});

	it('gives way to the help', () => {
		expect(read(['--help'])).toBeNull();
	});
});

describe('the greeting', () => {
	const greeting = {
		version: '1.0.0',
		seconds: 2.5,
		local: 'http://localhost:3000',
		network: ['https://192.168.1.20:3443'],
		faces: [
			{ title: { zh: '裁判端', en: 'Judge pad' }, path: '/pad', phone: true },
			{ title: { zh: '组织者', en: 'Desk' }, path: '/desk', phone: false }
		],
		organizerLink: '/setup?token=abc',
		trust: null,
		dataDir: '/srv/data'
	};

	it('gives every face one address: tablets over the network, the desk on this machine', () => {
		const text = greet(greeting, false);
		expect(text).toContain('裁判端  Judge pad  https://192.168.1.20:3443/pad');
		expect(text).toContain('组织者  Desk       http://localhost:3000/desk');
		expect(text).toContain('http://localhost:3000/setup?token=abc');
		expect(text).not.toContain('\x1b[');
	});

	it('stays on this machine when there is no network', () => {
		const text = greet({ ...greeting, network: [] }, false);
		expect(text).toContain('http://localhost:3000/pad');
		expect(text).not.toContain('█');
	});
});
