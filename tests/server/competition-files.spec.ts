// Files of a competition: whole or not at all, what their name says, versions kept, nobody's before they are public.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PIECE } from '../../src/lib/domain/competition/life/files.ts';
import { serveFile } from '../../src/lib/server/competition/life/serve-file.ts';
import {
	beginFile,
	changeFile,
	deleteFile,
	finishFile,
	readFiles,
	takePiece
} from '../../src/lib/server/competition/life/files.ts';
import { fileResponse } from '../../src/lib/server/http/file-response.ts';
import { must, newCommandId, setStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
});
afterEach(() => stage.close());

const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);

async function upload(
	name: string,
	body: Buffer,
	more: { replacesId?: string; public?: boolean } = {}
): Promise<string> {
	const { id } = must(
		await beginFile(stage.organizer, stage.competitionId, {
			name,
			kind: 'plan',
			bytes: body.length,
			public: more.public ?? false
		})
	);
	for (let at = 0; at * PIECE < body.length; at++)
		must(await takePiece(stage.organizer, id, at, body.subarray(at * PIECE, (at + 1) * PIECE)));
	must(await finishFile(stage.organizer, id, more.replacesId ? { replacesId: more.replacesId } : {}));
	return id;
}

async function served(id: string): Promise<{ body: Buffer; headers: Headers; status: number }> {
	const response = fileResponse(await serveFile(stage.organizer, id));
	return { body: Buffer.from(await response.arrayBuffer()), headers: response.headers, status: response.status };
}

describe('a file', () => {
	it('comes back as it was sent, over several pieces, to be saved and not rendered', async () => {
		const body = pdf(2 * PIECE + 17);
		const { body: got, headers } = await served(await upload('方案 (终稿).pdf', body));
		expect(got.equals(body)).toBe(true);
		expect(headers.get('content-type')).toBe('application/pdf');
		expect(headers.get('content-disposition')).toBe(
			`attachment; filename="file.pdf"; filename*=UTF-8''%E6%96%B9%E6%A1%88%20%28%E7%BB%88%E7%A8%BF%29.pdf`
		);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
	});

	it('is refused when it is too large, of another kind, or not what its name says', async () => {
		const begin = (name: string, bytes: number) =>
			beginFile(stage.organizer, stage.competitionId, { name, kind: 'other', bytes, public: true });
		expect(await begin('页面.html', 10)).toMatchObject({ refusal: { code: 'file_kind' } });
		expect(await begin('图.svg', 10)).toMatchObject({ refusal: { code: 'file_kind' } });
		expect(await begin('录像.pdf', 20 * PIECE + 1)).toMatchObject({ refusal: { code: 'file_too_large' } });
		const { id } = must(await begin('假.pdf', 6));
		expect(await takePiece(stage.organizer, id, 0, Buffer.from('<html>'))).toMatchObject({
			refusal: { code: 'file_not_so' }
		});
		expect(must(await readFiles(stage.organizer, stage.competitionId)).files).toEqual([]);
	});

	it('is not there until it is whole, and takes no piece after that', async () => {
		const body = pdf(PIECE + 1);
		const { id } = must(
			await beginFile(stage.organizer, stage.competitionId, {
				name: 'a.pdf',
				kind: 'plan',
				bytes: body.length,
				public: true
			})
		);
		must(await takePiece(stage.organizer, id, 0, body.subarray(0, PIECE)));
		expect(await finishFile(stage.organizer, id, {})).toMatchObject({ refusal: { code: 'file_piece' } });
		expect((await served(id)).status).toBe(403);
		for (const [number, piece] of [
			[1, Buffer.alloc(2)],
			[2, Buffer.alloc(1)],
			[-1, Buffer.alloc(1)],
			[0.5, Buffer.alloc(1)]
		] as const)
			expect(await takePiece(stage.organizer, id, number, piece)).toMatchObject({ refusal: { code: 'file_piece' } });
		must(await takePiece(stage.organizer, id, 1, body.subarray(PIECE)));
		must(await finishFile(stage.organizer, id, {}));
		expect(await takePiece(stage.organizer, id, 1, Buffer.alloc(1))).toMatchObject({ refusal: { code: 'file_piece' } });
	});

	it('keeps its earlier versions, is replaced once, and goes with all of them', async () => {
		const first = await upload('a.pdf', pdf(100));
		const second = await upload('b.pdf', pdf(100), { replacesId: first });
		const third = await upload('c.pdf', pdf(100), { replacesId: second });
		const other = must(
			await beginFile(stage.organizer, stage.competitionId, { name: 'd.pdf', kind: 'plan', bytes: 5, public: false })
		);
		must(await takePiece(stage.organizer, other.id, 0, Buffer.from('%PDF-')));
		expect(await finishFile(stage.organizer, other.id, { replacesId: first })).toMatchObject({
			refusal: { code: 'file_replaced' }
		});
		const { files } = must(await readFiles(stage.organizer, stage.competitionId));
		expect(files.map(({ id, earlier }) => [id, earlier.map((one) => one.id)])).toEqual([[third, [second, first]]]);
		expect((await served(first)).status).toBe(200);
		must(await deleteFile(stage.organizer, third));
		for (const id of [first, second, third]) expect((await served(id)).status).toBe(403);
	});

	it('is for nobody but who manages the competition, to read or to change', async () => {
		const id = await upload('a.pdf', pdf(100), { public: true });
		const stranger = stage.app.context();
		expect(await serveFile(stranger, id)).toEqual({ ok: false, refusal: { code: 'not_allowed' } });
		expect(await serveFile(stranger, newCommandId())).toEqual({ ok: false, refusal: { code: 'not_allowed' } });
		const judge = stage.tablets[0]?.context ?? stranger;
		for (const context of [stranger, judge])
			for (const refused of [
				await readFiles(context, stage.competitionId),
				await beginFile(context, stage.competitionId, { name: 'x.pdf', kind: 'plan', bytes: 5, public: true }),
				await takePiece(context, id, 0, Buffer.from('%PDF-')),
				await finishFile(context, id, {}),
				await changeFile(context, id, { public: false }),
				await deleteFile(context, id)
			])
				expect(refused).toMatchObject({
					ok: false,
					refusal: { code: context === judge ? 'not_allowed' : 'sign_in_needed' }
				});
		must(await changeFile(stage.organizer, id, { kind: 'technical', public: false }));
		expect(must(await readFiles(stage.organizer, stage.competitionId)).files).toMatchObject([
			{ id, kind: 'technical', public: false, by: { zh: '组织者' } }
		]);
	});
});
