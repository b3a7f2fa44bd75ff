// An oracle for leaks: everything a stranger can get is the same whatever the judges mark while the board is frozen or hidden.
import { afterEach, describe, expect, it } from 'vitest';
import { listCompetitions, readCompetition } from '../../src/lib/server/competition/read-competitions.ts';
import { setMode } from '../../src/lib/server/scoring/officiate.ts';
import { exportRegister, readBoard, readDesk, readWhy } from '../../src/lib/server/scoring/read-board.ts';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { aMark, must, newCommandId, setStage, type Stage } from '../server/stage.ts';
import { join, openVenue, wiretap, type Venue } from './sockets.ts';

let stage: Stage;
let venue: Venue;
afterEach(async () => {
	await venue.close();
	await stage.close();
});

/** All that can be asked for without signing in, as text. */
async function everythingPublic(): Promise<string> {
	const stranger = stage.app.context();
	return JSON.stringify([
		await readBoard(stranger, stage.roundId, 'public'),
		await readBoard(stranger, stage.roundId, 'officials'),
		await readDesk(stranger, stage.roundId),
		await exportRegister(stranger, stage.roundId),
		await readWhy(stranger, stage.roundId, stage.entryIds[0] ?? ''),
		await listCompetitions(stranger),
		await readCompetition(stranger, stage.competitionId)
	]);
}

const SECONDS = 3;

describe.each(['frozen', 'hidden'] as const)('while the board is %s', (mode) => {
	it('tells a stranger nothing: no row, no count, no size, no version, no cadence', async () => {
		stage = await setStage({ entries: 5, judges: 3 });
		venue = await openVenue(stage.app);
		const [first] = stage.tablets;
		must(await submitMarks(first!.context, stage.roundId, [aMark(stage.entryIds[0] ?? '', 'A', '4.5')]));
		must(await setMode(stage.organizer, stage.roundId, { commandId: newCommandId(), mode }));

		// two strangers watch: one while nothing happens, one while marks pour in
		const watch = async (): Promise<string[]> => {
			const client = await venue.connect();
			const heard = wiretap(client);
			await join(client, stage.roundId, 'public');
			await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
			client.disconnect();
			// Engine.IO's pings say nothing of ours
			return heard.filter((packet) => packet !== '2');
		};
		const quietBefore = await everythingPublic();
		const quiet = await watch();
		const busy = watch();
		for (const [n, tablet] of stage.tablets.entries())
			for (const entryId of stage.entryIds)
				for (const aspect of ['A', 'B'] as const) {
					const known = n === 0 && entryId === stage.entryIds[0] && aspect === 'A';
					must(
						await submitMarks(tablet.context, stage.roundId, [
							aMark(entryId, aspect, '9.5', known ? { expectedRevision: 1, reason: '看错' } : {})
						])
					);
				}
		const heard = await busy;
		// the same packets but for the socket's own id and the number of heartbeats in the same time (±1)
		const said = (packets: string[]) =>
			new Set(packets.filter((packet) => !packet.startsWith('0{') && !packet.startsWith('40{')));
		expect(said(heard)).toEqual(said(quiet));
		expect(Math.abs(heard.length - quiet.length)).toBeLessThanOrEqual(1);
		expect(await everythingPublic()).toBe(quietBefore);
		expect(heard.join('')).not.toContain('9.5');

		// and the register has it all
		const round = await stage.app.rounds.get(stage.roundId);
		expect(round?.rows().every((row) => row.state === 'complete')).toBe(true);
	}, 30_000);
});

it('shows names without codes to the public, or codes without names', async () => {
	stage = await setStage();
	venue = await openVenue(stage.app);
	const named = must(await readBoard(stage.app.context(), stage.roundId, 'public')).body;
	expect(named).toContain('选手1');
	expect(named).not.toContain('A-01');
	await stage.app.database.db.updateTable('round').set({ show_names: false, setup: 99 }).execute();
	await stage.app.rounds.setupChanged(stage.roundId);
	const coded = must(await readBoard(stage.app.context(), stage.roundId, 'public')).body;
	expect(coded).not.toContain('选手1');
	expect(coded).toContain('A-01');
});
