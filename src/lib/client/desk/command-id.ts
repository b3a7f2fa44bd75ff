// Ids of commands: made once per intent, so that a repeat is the same command.
import { uuidV7 } from '#lib/domain/shared/uuid.ts';

/** A fresh command id. */
export function newCommandId(): string {
	return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
