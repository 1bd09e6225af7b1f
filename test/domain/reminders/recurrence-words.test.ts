import { describe, expect, it } from 'vitest';
import { type Locale, Texts } from '../../../src/common/text.js';
import { Voice } from '../../../src/common/voice/voice.js';
import type { Recurrence } from '../../../src/reminders/domain/recurrence.js';
import { choiceOf, repeatWords, ruleOfChoice } from '../../../src/reminders/domain/repeat-choice.js';
import { recurrenceWords } from '../../../src/reminders/recurrence-words.js';

const texts = new Texts();
const words = (locale: Locale, rule: string, from: Recurrence['from'] = 'date'): string =>
  recurrenceWords(new Voice(texts, locale, 'Europe/Berlin', '2026-11-23'), {
    ...{ rule, from, startsOn: '2026-11-23', leadDays: null },
  });

describe('a rhythm in words', () => {
  it.each([
    ['FREQ=DAILY', 'jeden Tag', 'every day'],
    ['FREQ=DAILY;INTERVAL=3', 'alle 3 Tage', 'every 3 days'],
    ['FREQ=WEEKLY', 'jeden Montag', 'every Monday'],
    ['FREQ=WEEKLY;INTERVAL=2', 'jeden zweiten Montag', 'every other Monday'],
    ['FREQ=WEEKLY;BYDAY=MO,WE', 'jeden Montag und Mittwoch', 'every Monday and Wednesday'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
      'jede zweite Woche am Montag und Mittwoch',
      'every other week on Monday and Wednesday',
    ],
    ['FREQ=MONTHLY', 'jeden Monat am 23.', 'every month on day 23'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'jeden Monat am ersten Montag', 'every month on the first Monday'],
    ['FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR', 'alle 3 Monate am letzten Freitag', 'every 3 months on the last Friday'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'jeden Monat am letzten Tag', 'every month on the last day'],
    ['FREQ=YEARLY', 'jedes Jahr am 23. November', 'every year on 23 November'],
    ['FREQ=WEEKLY;UNTIL=20270131', 'jeden Montag, bis 31. Januar 2027', 'every Monday, until 31 January 2027'],
    ['FREQ=WEEKLY;COUNT=3', 'jeden Montag, insgesamt 3-mal', 'every Monday, 3 times in all'],
    ['no rule', 'immer wieder', 'again and again'],
  ])('%s', (rule, de, en) => {
    expect(words('de', rule)).toBe(de);
    expect(words('en', rule)).toBe(en);
  });

  it('counted from when it is done it has no day of its own', () => {
    expect(words('de', 'FREQ=WEEKLY;INTERVAL=2', 'done')).toBe('jede zweite Woche, gezählt ab dem Erledigen');
    expect(words('en', 'FREQ=MONTHLY', 'done')).toBe('every month, counted from when it is done');
  });
});

describe('a rhythm in a form', () => {
  const startsOn = '2026-12-07';
  const rule = (word: (typeof repeatWords)[number]): string | null =>
    ruleOfChoice({ word, every: 3, unit: 'week' }, startsOn);

  it('is the rule that was chosen, and is shown as what was chosen', () => {
    expect(repeatWords.map(rule)).toEqual([
      ...[null, 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=YEARLY'],
      ...['FREQ=WEEKLY;INTERVAL=3', null],
    ]);
    for (const word of repeatWords.filter((one) => !['once', 'kept'].includes(one))) {
      expect(choiceOf({ rule: rule(word) ?? '', from: 'date', startsOn, leadDays: null }).word).toBe(word);
    }
    expect(choiceOf(null).word).toBe('once');
  });

  it('on the fifth weekday of a month means the last one', () => {
    const choice = { word: 'month-weekday', every: 1, unit: 'day' } as const;
    expect(ruleOfChoice(choice, '2026-11-30')).toBe('FREQ=MONTHLY;BYDAY=-1MO');
    expect(ruleOfChoice(choice, '2026-11-23')).toBe('FREQ=MONTHLY;BYDAY=4MO');
  });

  it.each(['FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=DAILY;COUNT=3', 'whatever'])(
    '%s, which it can not say, stays as it is',
    (kept) => {
      expect(choiceOf({ rule: kept, from: 'date', startsOn, leadDays: null }).word).toBe('kept');
    },
  );
});
