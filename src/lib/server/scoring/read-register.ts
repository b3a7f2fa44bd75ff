// The register as other rooms may read it. Writing it is the round writer's alone.
import type { Db } from '../db/database.ts';
import { linesAfter, roundEnd, type ScoreRow, type StoredLine } from './register.queries.ts';

export type { ScoreRow, StoredLine };

/** The lines of a round after `seq`, in order; from the first one when it is 0. */
export async function readRegister(db: Db, roundId: string, seq = 0): Promise<StoredLine[]> {
	return await linesAfter(db, roundId, seq);
}

/** How far a round's register goes; undefined when there is no such round. */
export async function registerEnd(db: Db, roundId: string): Promise<{ seq: number; head: string } | undefined> {
	return await roundEnd(db, roundId);
}
