// A few numbers about many.

/** The value below which a share of the sorted values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

/** Runs `work` until it has been done `count` times, `inFlight` at a time; answers how long each took in milliseconds. */
export async function times(count: number, inFlight: number, work: (n: number, lane: number) => Promise<unknown>) {
	const took: number[] = [];
	let next = 0;
	const begun = performance.now();
	const lane = async (_: unknown, number: number): Promise<void> => {
		while (next < count) {
			const n = next++;
			const from = performance.now();
			await work(n, number);
			took.push(performance.now() - from);
		}
	};
	await Promise.all(Array.from({ length: inFlight }, lane));
	return { took, seconds: (performance.now() - begun) / 1000 };
}
