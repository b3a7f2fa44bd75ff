// Rows travel to their new rank: first-last-invert-play on the rows of a list, so that the document keeps reading order.
// A row on its way is caught where it is and sent on, without a jump.

/** Call `measure` before the list changes and `play` after. Rows are the children with `data-id`. */
export function createReorder(list: () => HTMLElement | undefined): { measure: () => void; play: () => void } {
	let tops = new Map<string, number>();
	const running = new Map<string, Animation>();

	function rows(): HTMLElement[] {
		return [...(list()?.children ?? [])].filter(
			(el): el is HTMLElement => el instanceof HTMLElement && !!el.dataset.id
		);
	}

	return {
		measure() {
			tops = new Map(rows().map((row) => [row.dataset.id ?? '', row.getBoundingClientRect().top]));
		},
		play() {
			const element = list();
			if (!element || tops.size === 0) return;
			const style = getComputedStyle(element);
			const duration = Number.parseFloat(style.getPropertyValue('--reorder')) || 0;
			const easing = style.getPropertyValue('--ease').trim() || 'ease';
			for (const animation of running.values()) animation.cancel();
			running.clear();
			// read everything first, then move: one layout for the whole list
			const ways = rows().map((row) => {
				const was = tops.get(row.dataset.id ?? '');
				return { row, by: was === undefined ? 0 : was - row.getBoundingClientRect().top };
			});
			tops.clear();
			if (duration === 0) return;
			for (const { row, by } of ways) {
				if (Math.abs(by) < 1) continue;
				const animation = row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], {
					duration,
					easing
				});
				const id = row.dataset.id ?? '';
				running.set(id, animation);
				animation.onfinish = () => {
					if (running.get(id) === animation) running.delete(id);
				};
			}
		}
	};
}
