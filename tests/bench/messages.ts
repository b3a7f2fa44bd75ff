// What the processes of the board bench tell each other over Node's IPC.

/** To the server of frames. */
export type ToSource = { readonly do: 'push'; readonly frames: number; readonly everyMs: number };

/** From the server of frames. */
export type FromSource =
	| { readonly is: 'listening'; readonly port: number }
	/** CPU of this process, user and system, while it pushed. */
	| { readonly is: 'pushed'; readonly cpuMicros: number };

/** To the spectators. */
export type ToCrowd =
	| { readonly do: 'forget' }
	/** Answer when everybody has seen this many frames, or reached this version, or after `ms`. */
	| { readonly do: 'tell'; readonly frames?: number; readonly version?: number; readonly ms: number };

/** From the spectators. Times are nanoseconds of the machine's monotonic clock. */
export type FromCrowd =
	| { readonly is: 'seated' }
	| {
			readonly is: 'seen';
			readonly frames: number;
			/** From leaving the server to a socket, in milliseconds, a sample of all. */
			readonly latencies: readonly number[];
			/** For each version that everybody has reached: when the last one did. */
			readonly reached: readonly (readonly [version: number, atNs: number])[];
			readonly bytes: readonly number[];
	  };

/** The machine's monotonic clock, the same in every process. */
export function nowNs(): number {
	return Number(process.hrtime.bigint());
}

/** Sends to the parent process. */
export function tellParent(message: FromSource | FromCrowd): void {
	process.send?.(message);
}
