// Single-key commands of a page, out of the way while somebody types or a dialog, list or menu is open.

type Handler = (event: KeyboardEvent) => void;

function typing(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function covered(): boolean {
	return document.querySelector('[role="dialog"],[role="listbox"],[role="menu"],[role="alertdialog"]') !== null;
}

/** The name of a pressed key as handlers are listed: "j", "mod+z", "mod+shift+z", "alt+ArrowUp". */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
	const single = event.key.length === 1;
	const parts = [];
	if (event.ctrlKey || event.metaKey) parts.push('mod');
	if (event.altKey) parts.push('alt');
	if (event.shiftKey && (!single || event.ctrlKey || event.metaKey)) parts.push('shift');
	parts.push(single ? event.key.toLowerCase() : event.key);
	return parts.join('+');
}

/**
 * A handler for `<svelte:window onkeydown>`. Plain keys are ignored while typing; those with mod or alt are not. A key on a
 * focused button or link is left to it when it would press it.
 */
export function keys(handlers: Readonly<Record<string, Handler>>): (event: KeyboardEvent) => void {
	return (event) => {
		if (event.defaultPrevented || event.isComposing) return;
		const name = keyName(event);
		const handler = handlers[name];
		if (!handler || covered()) return;
		const chord = name.startsWith('mod+') || name.startsWith('alt+');
		if (!chord && typing(event.target)) return;
		if (
			(name === 'Enter' || name === ' ') &&
			event.target instanceof HTMLElement &&
			event.target.closest('button,a[href],summary')
		)
			return;
		event.preventDefault();
		handler(event);
	};
}
