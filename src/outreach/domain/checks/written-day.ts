import { type LocalDate, weekdayOf } from '../../../common/local-date.js';
import type { ReadyWords } from './check-words.js';

/**
 * A day as letters of the language write it: "Montag, 30. November", "Monday 30 November". Never throws. Source:
 * screens.md 3.4.
 *
 * @example dayInWords('2026-11-30', germanWords) // 'Montag, 30. November'
 */
export function dayInWords(day: LocalDate, { source }: ReadyWords): string {
  const [, month, number] = day.split('-').map(Number);
  return source['written-day']
    .replace('{weekday}', source.weekdays[weekdayOf(day) - 1]?.[0] ?? '')
    .replace('{day}', String(number))
    .replace('{month}', source.months[(month ?? 1) - 1]?.[0] ?? '');
}

/**
 * The right weekday in the manner of the wrong one: "Do" becomes "Fr", "Donnerstagabend" becomes "Freitagabend". Never
 * throws. Source: screens.md 3.4.
 *
 * @example rightWeekday('Do', 5, germanWords) // 'Fr'
 */
export function rightWeekday(written: string, weekday: number, { source }: ReadyWords): string {
  const ways = source.weekdays[weekday - 1] ?? [];
  const lower = written.toLowerCase();
  for (const known of source.weekdays) {
    const way = known.findIndex((one) => one.toLowerCase() === lower);
    if (way >= 0) return ways[way] ?? ways[0] ?? '';
  }
  const [longest] = source.weekdays
    .flat()
    .filter((one) => lower.startsWith(one.toLowerCase()))
    .sort((a, b) => b.length - a.length);
  return `${ways[0] ?? ''}${written.slice(longest?.length ?? written.length)}`;
}
