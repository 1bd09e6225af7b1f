import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/contacts/domain/words.js';
import { dayWords, type Slot, slotWords } from '../../../src/outreach/drafting/slot-words.js';
import { sayIn, twoSlots } from './drafting-support.js';

const berlin = 'Europe/Berlin';
/** Hours of 3 March 2026 in Berlin (UTC+1). */
const tuesday = (from: string, to: string | null, timeZone = berlin): Slot => ({
  start: `2026-03-03T${from}:00+01:00`,
  end: to === null ? null : `2026-03-03T${to}:00+01:00`,
  timeZone,
});
const said = (slots: readonly Slot[], language: Language = 'de'): string =>
  slotWords(slots, language, berlin, sayIn(language));

describe('R19: weekday and date in words, in the language of the contact', () => {
  it('several slots in German', () => {
    expect(said(twoSlots)).toBe('Dienstag, 3. März, 10 bis 12 Uhr oder Donnerstag, 5. März, ab 14 Uhr');
  });
  it('several slots in English', () => {
    expect(said(twoSlots, 'en')).toBe('Tuesday 3 March, 10 am to noon, or Thursday 5 March, from 2 pm');
  });
  it.each<[string, readonly Slot[], string, string]>([
    ['half hours', [tuesday('09:30', '11:15')], '9:30 bis 11:15 Uhr', '9.30 to 11.15 am'],
    ['across noon', [tuesday('11:00', '13:00')], '11 bis 13 Uhr', '11 am to 1 pm'],
    ['from noon on', [tuesday('12:00', '14:00')], '12 bis 14 Uhr', 'noon to 2 pm'],
    [
      'two times of one day',
      [tuesday('14:00', '16:00'), tuesday('10:00', '12:00')],
      '10 bis 12 oder 14 bis 16 Uhr',
      '10 am to noon or 2 to 4 pm',
    ],
    [
      'times that meet are one',
      [tuesday('10:00', '11:00'), tuesday('11:00', '12:30')],
      '10 bis 12:30 Uhr',
      '10 am to 12.30 pm',
    ],
    ['a time within another', [tuesday('10:00', '15:00'), tuesday('11:00', '12:00')], '10 bis 15 Uhr', '10 am to 3 pm'],
    ['an evening without an end', [tuesday('18:00', '22:30')], 'ab 18 Uhr', 'from 6 pm'],
  ])('%s', (_what, slots, german, english) => {
    expect(said(slots)).toBe(`Dienstag, 3. März, ${german}`);
    expect(said(slots, 'en')).toBe(`Tuesday 3 March, ${english}`);
  });
  it('a whole day is the day alone', () => {
    expect(said([{ start: '2026-03-03T00:00:00+01:00', end: '2026-03-04T00:00:00+01:00', timeZone: berlin }])).toBe(
      'Dienstag, 3. März',
    );
  });
  it('the zone is said only where it is not the account’s', () => {
    expect(said([tuesday('10:00', '12:00', 'Europe/London')])).toBe(
      'Dienstag, 3. März, 9 bis 11 Uhr (Ortszeit London)',
    );
    expect(said([tuesday('10:00', '12:00', 'Europe/London')], 'en')).toBe('Tuesday 3 March, 9 to 11 am (London time)');
  });
  it('no slots, no words', () => expect(said([])).toBe(''));
  it('the day alone, if it is one day', () => {
    expect(dayWords([tuesday('10:00', '12:00'), tuesday('14:00', '15:00')], 'de')).toBe('Dienstag, 3. März');
    expect(dayWords(twoSlots, 'de')).toBe('');
  });
});
