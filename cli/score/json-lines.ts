// On which line of a JSON text each value stands, and which keys stand twice in one object (JSON.parse keeps the last).

interface JsonLines {
	/** Path as JSON text, such as ["root","children",0,"min"] → line from 1. */
	readonly lines: ReadonlyMap<string, number>;
	readonly twice: readonly { readonly key: string; readonly line: number }[];
}

type Path = readonly (string | number)[];

/** Walks a text that JSON.parse accepted. */
class Walker {
	readonly #text: string;
	#at = 0;
	#line = 1;
	readonly lines = new Map<string, number>();
	readonly twice: { key: string; line: number }[] = [];

	constructor(text: string) {
		this.#text = text;
	}

	#space(): void {
		for (;;) {
			const char = this.#text[this.#at];
			if (char !== ' ' && char !== '\t' && char !== '\r' && char !== '\n') return;
			if (char === '\n') this.#line++;
			this.#at++;
		}
	}

	/** Steps over one expected character, if it is there. */
	#take(char: string): boolean {
		this.#space();
		if (this.#text[this.#at] !== char) return false;
		this.#at++;
		return true;
	}

	#string(): string {
		const from = this.#at++;
		while (this.#text[this.#at] !== '"') this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
		this.#at++;
		return JSON.parse(this.#text.slice(from, this.#at)) as string;
	}

	value(path: Path): void {
		this.#space();
		this.lines.set(JSON.stringify(path), this.#line);
		if (this.#take('{')) this.#object(path);
		else if (this.#take('[')) this.#array(path);
		else if (this.#text[this.#at] === '"') this.#string();
		else while (/[-+.\w]/.test(this.#text[this.#at] ?? '')) this.#at++;
	}

	#object(path: Path): void {
		const keys = new Set<string>();
		while (!this.#take('}')) {
			this.#take(',');
			this.#space();
			const line = this.#line;
			const key = this.#string();
			if (keys.has(key)) this.twice.push({ key, line });
			keys.add(key);
			this.#take(':');
			this.value([...path, key]);
			// a problem with the key is better shown where the key stands
			this.lines.set(JSON.stringify([...path, key]), line);
		}
	}

	#array(path: Path): void {
		for (let i = 0; !this.#take(']'); i++) {
			this.#take(',');
			this.value([...path, i]);
		}
	}
}

export function jsonLines(text: string): JsonLines {
	const walker = new Walker(text);
	walker.value([]);
	return { lines: walker.lines, twice: walker.twice };
}

/** The line of the nearest value at or above a path. */
export function lineAt({ lines }: JsonLines, path: Path): number | null {
	for (let length = path.length; length >= 0; length--) {
		const line = lines.get(JSON.stringify(path.slice(0, length)));
		if (line !== undefined) return line;
	}
	return null;
}
