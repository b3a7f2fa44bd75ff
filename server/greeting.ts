// What the terminal shows when Jiangsai is ready: a way in for every kind of person, and a code to scan.
import { renderUnicodeCompact } from 'uqr';
import type { Face } from './application.ts';

export interface Greeting {
	readonly version: string;
	readonly seconds: number;
	/** The address for this machine, e.g. http://localhost:3000. */
	readonly local: string;
	/** The addresses for others on the network, the best first. */
	readonly network: readonly string[];
	readonly faces: readonly Face[];
	readonly organizerLink: string | null;
	/** The page that makes tablets trust our own certificate, when there is one. */
	readonly trust: { readonly url: string; readonly fingerprint: string } | null;
	readonly dataDir: string;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many columns a text takes in a terminal: a Chinese character takes two. */
export function columns(text: string): number {
	return [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);
}

function pad(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Colours for a terminal, or none. */
function ink(colour: boolean) {
	const wrap = (open: number, close: number) => (text: string) =>
		colour ? `\x1b[${open}m${text}\x1b[${close}m` : text;
	// a code is white on black whatever the terminal's own colours are
	const code = (text: string) => (colour ? `\x1b[97;40m${text}\x1b[0m` : text);
	return { bold: wrap(1, 22), dim: wrap(2, 22), red: wrap(31, 39), underline: wrap(4, 24), code };
}

/** The whole greeting as text. */
export function greet(greeting: Greeting, colour: boolean): string {
	const { bold, dim, red, underline, code } = ink(colour);
	const { local, network, faces, organizerLink, trust } = greeting;
	const home = network[0] ?? local;
	const rows: { zh: string; en: string; url: string }[] = faces.map((face) => ({
		zh: face.title.zh,
		en: face.title.en ?? '',
		url: (face.phone ? home : local) + face.path
	}));
	const zhWidth = Math.max(...rows.map((row) => columns(row.zh)), 4);
	const enWidth = Math.max(...rows.map((row) => columns(row.en)), 4);
	const lines = [
		'',
		`  ${red('■')} ${bold('匠赛 Jiangsai')} ${greeting.version}  ${dim(`已就绪 ready · ${greeting.seconds.toFixed(1)} s`)}`,
		'',
		...rows.map((row) => `  ${pad(row.zh, zhWidth)}  ${dim(pad(row.en, enWidth))}  ${underline(row.url)}`)
	];
	if (organizerLink)
		lines.push(
			'',
			`  ${bold('组织者一次性链接')}  ${dim('one-time organizer link')}`,
			`  ${underline(local + organizerLink)}`
		);
	if (network.length > 0) {
		const qr = renderUnicodeCompact(trust?.url ?? home, { border: 1 }).split('\n');
		lines.push('', ...qr.map((line) => `  ${code(line)}`));
		lines.push(`  ${dim('手机、平板扫码')}  ${dim('scan with a phone or tablet')}  ${trust?.url ?? home}`);
		if (trust)
			lines.push(
				`  ${dim('平板先在此页信任本机证书，即可离线评分')}  ${dim('tablets trust this server there first, then score offline')}`,
				`  ${dim('证书指纹 SHA-256')}  ${trust.fingerprint}`
			);
		if (network.length > 1)
			lines.push(`  ${dim('其他地址')}  ${dim('other addresses')}  ${network.slice(1).join('  ')}`);
	}
	lines.push('', `  ${dim(`数据 data  ${greeting.dataDir}    结束 stop  Ctrl-C`)}`, '');
	return lines.join('\n');
}
