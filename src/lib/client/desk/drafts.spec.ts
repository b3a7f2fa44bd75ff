import { describe, expect, it } from 'vitest';
import { draftOf, sameText, textOf } from './drafts.ts';

describe('texts as they are typed', () => {
	it('leave English out where none was typed', () => {
		expect(textOf({ zh: ' 焊工 ', en: '  ' })).toEqual({ zh: '焊工' });
	});

	it('stand in both languages when only English was typed', () => {
		expect(textOf({ zh: '', en: 'Welding' })).toEqual({ zh: 'Welding', en: 'Welding' });
	});

	it('are nothing when nothing was typed', () => {
		expect(textOf({ zh: ' ', en: '' })).toBeNull();
	});

	it('come back as they went', () => {
		expect(textOf(draftOf({ zh: '焊工', en: 'Welding' }))).toEqual({ zh: '焊工', en: 'Welding' });
		expect(draftOf(null)).toEqual({ zh: '', en: '' });
	});

	it('are compared by what they say', () => {
		expect(sameText({ zh: '焊工' }, { zh: '焊工', en: '' })).toBe(true);
		expect(sameText({ zh: '焊工' }, { zh: '焊工', en: 'Welding' })).toBe(false);
		expect(sameText(null, undefined)).toBe(true);
	});
});
