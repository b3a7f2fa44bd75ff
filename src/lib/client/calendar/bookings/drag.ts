// Dragging with mouse, pen and finger: a mouse begins after a few pixels, a finger after it has rested, so that a list still
// scrolls under it.

const MOUSE_PIXELS = 4;
const FINGER_PIXELS = 10;
const REST_MS = 320;

export interface DragSteps {
	/** It has become a drag. */
	begin(): void;
	move(event: PointerEvent): void;
	/** Let go. */
	drop(): void;
	/** The browser took the pointer away. */
	lost(): void;
}

/** Follows one pointer from where it was pressed. */
export function follow(down: PointerEvent, steps: DragSteps): void {
	if (down.button !== 0 || !down.isPrimary) return;
	const finger = down.pointerType === 'touch';
	let begun = false;
	const begin = () => {
		begun = true;
		steps.begin();
	};
	const rest = finger ? setTimeout(begin, REST_MS) : undefined;
	const held = (event: TouchEvent) => {
		if (begun && event.cancelable) event.preventDefault();
	};
	const move = (event: PointerEvent) => {
		if (event.pointerId !== down.pointerId) return;
		const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
		if (!begun && finger && far > FINGER_PIXELS) return end();
		if (!begun && !finger && far > MOUSE_PIXELS) begin();
		if (begun) steps.move(event);
	};
	const end = () => {
		clearTimeout(rest);
		removeEventListener('pointermove', move);
		removeEventListener('pointerup', up);
		removeEventListener('pointercancel', cancel);
		document.removeEventListener('touchmove', held);
	};
	const up = (event: PointerEvent) => {
		if (event.pointerId !== down.pointerId) return;
		end();
		if (!begun) return;
		// the click that follows a drag opens nothing
		const swallow = (click: MouseEvent) => click.stopPropagation();
		addEventListener('click', swallow, { capture: true, once: true });
		setTimeout(() => removeEventListener('click', swallow, { capture: true }));
		steps.drop();
	};
	const cancel = () => {
		end();
		if (begun) steps.lost();
	};
	addEventListener('pointermove', move);
	addEventListener('pointerup', up);
	addEventListener('pointercancel', cancel);
	document.addEventListener('touchmove', held, { passive: false });
}
