import { describe, expect, it } from 'vitest';
import { dayMentions } from '../../../src/people/quick-log/day-mentions.js';
import { readDay } from '../../../src/people/quick-log/domain/log-day.js';

/** A Monday. */
const today = '2026-11-23';

const read = async (line: string, day = today): Promise<string> => {
  const found = readDay(line, await dayMentions(line, day), day);
  if (found.is === 'unsaid') return 'unsaid';
  return found.is === 'said' ? found.on : [found.why, ...found.options].join(' ');
};

describe('the day of a line', () => {
  it.each([
    ['Kaffee mit Marlene, heute', '2026-11-23'],
    ['heute Morgen mit Tom telefoniert', '2026-11-23'],
    ['Kaffee mit Marlene, gestern', '2026-11-22'],
    ['gestern Abend Tom getroffen', '2026-11-22'],
    ['vorgestern Mail an Tom', '2026-11-21'],
    ['Kaffee mit Marlene, Dienstag, Thema Volontariat', '2026-11-17'],
    ['am Dienstag Kaffee mit Marlene', '2026-11-17'],
    ['Freitag mit Ayla telefoniert', '2026-11-20'],
    ['am Fr. mit Ayla telefoniert', '2026-11-20'],
    ['am Sonntag Tom getroffen', '2026-11-22'],
    ['letzten Freitag Mittagessen mit Tom', '2026-11-20'],
    ['letzten Montag Mittagessen mit Tom', '2026-11-16'],
    ['vorigen Donnerstag Mittagessen mit Tom', '2026-11-19'],
    ['vergangenen Donnerstag Mittagessen mit Tom', '2026-11-19'],
    ['vor drei Tagen mit Tom geschrieben', '2026-11-20'],
    ['vor 3 Tagen mit Tom geschrieben', '2026-11-20'],
    ['vor einer Woche mit Tom geschrieben', '2026-11-16'],
    ['vor zwei Wochen Brief an Tom', '2026-11-09'],
    ['Kaffee mit Tom am 17.11.', '2026-11-17'],
    ['Kaffee mit Tom am 17.11.2025', '2025-11-17'],
    ['Kaffee mit Tom am 17.11.25', '2025-11-17'],
    ['Kaffee mit Tom am 17. November', '2026-11-17'],
    ['Kaffee mit Tom am 17.', '2026-11-17'],
    ['Kaffee mit Tom am 23.11.', '2026-11-23'],
    ...['Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct'].map((month, nth) => [
      `coffee with Tom on ${month} 5`,
      `2026-${String(nth + 2).padStart(2, '0')}-05`,
    ]),
    ['coffee with Tom, 13/4', '2026-04-13'],
    ['coffee with Tom, 4/13', '2026-04-13'],
    ['Kaffee mit Tom am 30.', '2026-10-30'],
    ['Kaffee mit Tom am 3. März', '2026-03-03'],
    ['Kaffee mit Tom, 3.3.', '2026-03-03'],
    ['Kaffee mit Tom am 1. Mai', '2026-05-01'],
    ['called Tom today', '2026-11-23'],
    ['met Tom this morning', '2026-11-23'],
    ['called Tom yesterday about the traineeship', '2026-11-22'],
    ['coffee with Tom the day before yesterday', '2026-11-21'],
    ['coffee with Marlene on Tuesday', '2026-11-17'],
    ['coffee with Marlene, Tuesday, about the traineeship', '2026-11-17'],
    ['last Friday lunch with Tom', '2026-11-20'],
    ['last Monday lunch with Tom', '2026-11-16'],
    ['wrote to Tom three days ago', '2026-11-20'],
    ['wrote to Tom 2 weeks ago', '2026-11-09'],
    ['wrote to Tom a week ago', '2026-11-16'],
    ['coffee with Tom on 17 November', '2026-11-17'],
    ['coffee with Tom on Nov 17', '2026-11-17'],
    ['coffee with Tom on November 17th', '2026-11-17'],
    ['coffee with Tom on the 17th', '2026-11-17'],
    ['coffee with Tom on March 3', '2026-03-03'],
    ['coffee with Tom 17/11', '2026-11-17'],
    ['coffee with Tom 11/17', '2026-11-17'],
    ['coffee with Tom 2026-11-17', '2026-11-17'],
    ['spoke to Tom last night', '2026-11-22'],
  ])('%s: %s', async (line, on) => {
    expect(await read(line)).toBe(on);
  });

  it.each([
    ['Kaffee mit Marlene morgen', 'day-ahead'],
    ['Kaffee mit Marlene übermorgen', 'day-ahead'],
    ['Kaffee mit Marlene nächsten Freitag', 'day-ahead'],
    ['Kaffee mit Marlene kommenden Freitag', 'day-ahead'],
    ['Kaffee mit Marlene diesen Dienstag', 'day-ahead'],
    ['Kaffee mit Marlene am 24. Dezember', 'day-ahead 2025-12-24'],
    ['Kaffee mit Marlene am 24.12.', 'day-ahead 2025-12-24'],
    ['Kaffee mit Marlene am 1.2.2027', 'day-ahead'],
    ['coffee with Tom tomorrow', 'day-ahead'],
    ['coffee with Tom next Friday', 'day-ahead'],
    ['coffee with Tom this Tuesday', 'day-ahead'],
    ['coffee with Tom on Dec 24', 'day-ahead 2025-12-24'],
    ['Montag Kaffee mit Tom', 'which-day 2026-11-23 2026-11-16'],
    ['coffee with Tom on Monday', 'which-day 2026-11-23 2026-11-16'],
    ['letzte Woche Kaffee mit Tom', 'which-day'],
    ['last week coffee with Tom', 'which-day'],
    ['am Wochenende Tom getroffen', 'which-day 2026-11-21 2026-11-22'],
    ['met Tom over the weekend', 'which-day 2026-11-21 2026-11-22'],
    ['neulich Tom getroffen', 'which-day'],
    ['im März Tom getroffen', 'which-day'],
    ['met Tom in March', 'which-day'],
    ['coffee with Tom 3/4', 'which-day 2026-04-03 2026-03-04'],
  ])('is asked for: %s (%s)', async (line, why) => {
    expect(await read(line)).toBe(why);
  });

  it.each([
    'Kaffee mit Marlene',
    'So ein nettes Gespräch mit Tom',
    'sat with Tom in the sun',
    'Kaffee mit Jan',
    'lunch with April',
    'Kaffee mit Tom um 15 Uhr',
    'am Morgen mit Tom telefoniert',
    'do call Tom',
    'Mail an Tom wegen Projekt 2024',
  ])('is not said: %s', async (line) => {
    expect(await read(line)).toBe('unsaid');
  });

  it('a day that has been comes before one that is only talked about', async () => {
    expect(await read('gestern Kaffee mit Tom, er fängt am 1. Dezember an')).toBe('2026-11-22');
  });

  it('the weekday is the latest one, whatever day today is', async () => {
    for (const [day, on] of [
      ['2026-11-24', 'which-day 2026-11-24 2026-11-17'],
      ['2026-11-25', '2026-11-24'],
      ['2026-11-29', '2026-11-24'],
      ['2026-11-30', '2026-11-24'],
    ] as const) {
      expect(await read('Kaffee mit Marlene, Dienstag', day), day).toBe(on);
    }
  });

  it.each(['am 31.2.', 'am 45.', 'am 30.02.2026', '31.11.'])(
    'a day that does not exist is asked for: %s',
    async (day) => {
      expect(await read(`Kaffee mit Tom ${day}`)).toBe('which-day');
    },
  );

  it('a time of day is none', async () => {
    expect(await read('Kaffee mit Tom um 15.30.')).toBe('unsaid');
  });
});
