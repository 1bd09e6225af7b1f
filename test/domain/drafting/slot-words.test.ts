import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/contacts/domain/words.js';
import { dayWords, type Slot, slotWords, type SlotWording } from '../../../src/outreach/drafting/slot-words.js';
import { sayIn, twoSlots } from './drafting-support.js';

const berlin = 'Europe/Berlin';
/** Hours of 3 March 2026 in Berlin (UTC+1). */
const tuesday = (from: string, to: string | null, timeZone = berlin): Slot => ({
  start: `2026-03-03T${from}:00+01:00`,
  end: to === null ? null : `2026-03-03T${to}:00+01:00`,
  timeZone,
});
const said = (slots: readonly Slot[], language: Language = 'de', theirs: SlotWording['theirs'] = null): string =>
  slotWords(slots, { language, homeZone: berlin, say: sayIn(language), theirs });

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
  describe('the reader’s own hour stands beside it where their clock shows another one', () => {
    const london = { zone: 'Europe/London', form: 'du' } as const;

    it('in both forms and languages', () => {
      const slot = tuesday('10:00', '11:00');
      expect(said([slot], 'de', london)).toBe('Dienstag, 3. März, 10 bis 11 Uhr (bei dir 9 bis 10 Uhr)');
      expect(said([slot], 'de', { ...london, form: 'sie' })).toContain('(bei Ihnen 9 bis 10 Uhr)');
      expect(said([slot], 'en', london)).toBe('Tuesday 3 March, 10 to 11 am (9 to 10 am your time)');
    });

    it('and not where it shows the same, whatever the zone is called', () => {
      expect(said([tuesday('10:00', '11:00')], 'de', { zone: 'Europe/Paris', form: 'du' })).toBe(
        'Dienstag, 3. März, 10 bis 11 Uhr',
      );
    });

    it('for each day of its own: between two clock changes it is one hour less', () => {
      const newYork = { zone: 'America/New_York', form: 'du' } as const;
      const march = (day: string): Slot => {
        return { start: `2026-03-${day}T15:00:00+01:00`, end: `2026-03-${day}T16:00:00+01:00`, timeZone: berlin };
      };
      expect(said([march('05'), march('12')], 'de', newYork)).toBe(
        'Donnerstag, 5. März, 15 bis 16 Uhr (bei dir 9 bis 10 Uhr) oder ' +
          'Donnerstag, 12. März, 15 bis 16 Uhr (bei dir 10 bis 11 Uhr)',
      );
    });

    it('with the day where it is another one, and with the open end that was said', () => {
      const tokyo = { zone: 'Asia/Tokyo', form: 'sie' } as const;
      expect(said([tuesday('17:00', '18:00')], 'de', tokyo)).toBe(
        'Dienstag, 3. März, 17 bis 18 Uhr (bei Ihnen Mittwoch, 4. März, 1 bis 2 Uhr)',
      );
      expect(said([tuesday('18:00', '22:30')], 'de', london)).toBe('Dienstag, 3. März, ab 18 Uhr (bei dir ab 17 Uhr)');
    });

    it('several times of a day are said together', () => {
      expect(said([tuesday('10:00', '11:00'), tuesday('14:00', '15:00')], 'de', london)).toBe(
        'Dienstag, 3. März, 10 bis 11 oder 14 bis 15 Uhr (bei dir 9 bis 10 oder 13 bis 14 Uhr)',
      );
    });

    it('beside a zone that isn’t the account’s', () => {
      expect(said([tuesday('10:00', '12:00', 'Europe/London')], 'de', { zone: berlin, form: 'du' })).toBe(
        'Dienstag, 3. März, 9 bis 11 Uhr (Ortszeit London, bei dir 10 bis 12 Uhr)',
      );
    });
  });
  it('no slots, no words', () => expect(said([])).toBe(''));
  it('the day alone, if it is one day', () => {
    expect(dayWords([tuesday('10:00', '12:00'), tuesday('14:00', '15:00')], 'de')).toBe('Dienstag, 3. März');
    expect(dayWords(twoSlots, 'de')).toBe('');
  });
});
