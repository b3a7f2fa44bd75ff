import { describe, expect, it } from 'vitest';
import { begin, record, redo, undo } from './history.ts';

describe('history', () => {
	it('goes back and forth', () => {
		const h = record(record(begin('a'), 'b'), 'c');
		expect(undo(h).present).toBe('b');
		expect(undo(undo(h)).present).toBe('a');
		expect(redo(undo(h)).present).toBe('c');
	});

	it('stays where there is nothing to undo or redo', () => {
		const h = begin('a');
		expect(undo(h)).toBe(h);
		expect(redo(h)).toBe(h);
	});

	it('forgets what was undone once something new is done', () => {
		const h = record(undo(record(begin('a'), 'b')), 'x');
		expect(redo(h).present).toBe('x');
		expect(undo(h).present).toBe('a');
	});

	it('takes typing in one field as one step, but not across fields or after an undo', () => {
		const typed = record(record(record(begin(''), 'h', 'title'), 'hi', 'title'), 'hi!', 'hint');
		expect(undo(typed).present).toBe('hi');
		expect(undo(undo(typed)).present).toBe('');
		const again = record(undo(record(begin(''), 'h', 'title')), 'x', 'title');
		expect(undo(again).present).toBe('');
	});

	it('takes the same value for no change', () => {
		const h = begin('a');
		expect(record(h, 'a')).toBe(h);
	});
});
