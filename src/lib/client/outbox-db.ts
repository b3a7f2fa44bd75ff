// The tablet's own memory: IndexedDB with the outbox, what was acknowledged, and the last snapshot of each seat.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PadSnapshot } from '#lib/protocol/pad.ts';
import type { OutboxItem, Recorded } from './outbox.ts';
import type { OutboxStore } from './outbox-runner.ts';

interface PadSchema extends DBSchema {
	outbox: { key: string; value: OutboxItem; indexes: { seat: string } };
	recorded: { key: string; value: Recorded; indexes: { seat: string } };
	snapshots: { key: string; value: PadSnapshot };
	notes: { key: string; value: string };
}

export type PadDb = IDBPDatabase<PadSchema>;

/** Opens the tablet's database, or fails where the browser keeps none. */
export function openPadDb(): Promise<PadDb> {
	return openDB<PadSchema>('jiangsai-pad', 1, {
		upgrade(db) {
			db.createObjectStore('outbox', { keyPath: 'command.commandId' }).createIndex('seat', 'seatId');
			db.createObjectStore('recorded', { keyPath: 'ack.commandId' }).createIndex('seat', 'seatId');
			db.createObjectStore('snapshots', { keyPath: 'seat.id' });
			db.createObjectStore('notes');
		},
		// a newer page wants to upgrade: let it
		blocking(_current, _blocked, event) {
			(event.target as IDBDatabase | null)?.close();
		}
	});
}

/** The outbox in IndexedDB. Each change is one transaction, flushed to disk before it counts as saved. */
export function dbOutboxStore(db: PadDb): OutboxStore {
	return {
		async load(seatId) {
			const [items, recorded] = await Promise.all([
				db.getAllFromIndex('outbox', 'seat', seatId),
				db.getAllFromIndex('recorded', 'seat', seatId)
			]);
			return { items, recorded };
		},
		async write({ put, remove, recorded }) {
			const tx = db.transaction(['outbox', 'recorded'], 'readwrite', { durability: 'strict' });
			const outbox = tx.objectStore('outbox');
			await Promise.all([
				...put.map((item) => outbox.put(item)),
				...remove.map((id) => outbox.delete(id)),
				...recorded.map((one) => tx.objectStore('recorded').put(one)),
				tx.done
			]);
		},
		async forget(commandIds) {
			const tx = db.transaction('recorded', 'readwrite');
			await Promise.all([...commandIds.map((id) => tx.store.delete(id)), tx.done]);
		}
	};
}

/** An outbox that lives as long as the page; the judge is told so. */
export function memoryOutboxStore(): OutboxStore {
	return {
		load: () => Promise.resolve({ items: [], recorded: [] }),
		write: () => Promise.reject(new Error('no IndexedDB')),
		forget: () => Promise.resolve()
	};
}
