// A QR code as one path, so that it can be drawn in the page's own colours.
import { encode } from 'uqr';

/** The path of the dark modules and the code's width in modules (without a quiet zone). */
export function qrPath(text: string): { path: string; size: number } {
	const { data, size } = encode(text, { ecc: 'L', border: 0 });
	let path = '';
	data.forEach((line, y) => {
		for (let x = 0; x < size; x++) {
			if (!line[x]) continue;
			const from = x;
			while (x + 1 < size && line[x + 1]) x++;
			path += `M${from} ${y}h${x - from + 1}v1H${from}z`;
		}
	});
	return { path, size };
}
