import type { LocalDate } from '../../common/local-date.js';
import type { DayMention } from './domain/log-day.js';

const NOON = 12; // hours: far from any change of the day

/**
 * Words of a line that name a day, as chrono-node reads them in German and English; what is meant is domain/log-day.ts.
 * Loaded when it is needed first: that costs some 100 ms, which no start and no other page should pay.
 */
export async function dayMentions(line: string, today: LocalDate): Promise<DayMention[]> {
  const [german, english] = await Promise.all([import('chrono-node/de'), import('chrono-node/en')]);
  // Noon of the account's day on the host's own wall: given with another zone, "last night" follows the host's (2.10.3).
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const reference = new Date(year, month - 1, day, NOON);
  const options = { forwardDate: false };
  const found = [...german.parse(line, reference, options), ...english.GB.parse(line, reference, options)];
  return found.map(({ index, text, start }) => {
    const sure = (part: 'year' | 'month' | 'day' | 'weekday'): number | null =>
      start.isCertain(part) ? start.get(part) : null;
    const weekday = sure('weekday');
    return {
      text,
      start: index,
      end: index + text.length,
      year: sure('year'),
      month: sure('month'),
      day: sure('day'),
      weekday: weekday === 0 ? 7 : weekday, // Sunday comes first there, last here
    };
  });
}
