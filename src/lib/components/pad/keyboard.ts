// A hardware keyboard on the pad: which keys are ours, and how arrows walk a group of choices.

/** True when the key belongs to something else: a dialog, a text field, a shortcut of the browser. */
export function isTyping(event: KeyboardEvent): boolean {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
	if (document.querySelector('dialog[open]')) return true;
	return event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
}

const forward = new Set(['ArrowRight', 'ArrowDown']);
const backward = new Set(['ArrowLeft', 'ArrowUp']);

/** Arrow keys move the focus inside a radio group. They do not choose: here a choice is a mark. */
export function chooseByArrows(group: HTMLElement): () => void {
	const walk = (event: KeyboardEvent): void => {
		const by = forward.has(event.key) ? 1 : backward.has(event.key) ? -1 : 0;
		if (by === 0) return;
		const radios = [...group.querySelectorAll<HTMLElement>('[role=radio]:not([disabled])')];
		const at = radios.indexOf(document.activeElement as HTMLElement);
		const next = radios[(at + by + radios.length) % radios.length];
		event.preventDefault();
		next?.focus();
	};
	group.addEventListener('keydown', walk);
	return () => group.removeEventListener('keydown', walk);
}
