// Short notices at the edge: what was done (with undo where it can be taken back) and what was refused.
import { toast } from 'svelte-sonner';

interface Undo {
	readonly label: string;
	readonly run: () => void;
}

/** Says that something was done. */
export function told(sentence: string, undo?: Undo): void {
	toast(sentence, undo ? { duration: 8000, action: { label: undo.label, onClick: undo.run } } : { duration: 3200 });
}

/** Says that something was refused or failed, and why; stays until it has been read. */
export function refused(title: string, why: string): void {
	toast.error(title, { description: why, duration: 12_000 });
}
