import type { Remark } from '../words.js';

/** Enough of a text to recognise it in a sentence. */
const QUOTED_CHARACTERS = 40;

/**
 * What to say of a day that nobody can read: the row goes on without it. Never throws.
 *
 * @example droppedDay('birthday-dropped', '31.02.1980') // { code: 'birthday-dropped', params: { value: '31.02.1980' } }
 */
export function droppedDay(code: 'date-dropped' | 'birthday-dropped', text: string): Remark {
  return { code, params: { value: text.slice(0, QUOTED_CHARACTERS) } };
}
