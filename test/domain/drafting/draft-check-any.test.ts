import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaced } from '../../../src/outreach/domain/checks/inserted.js';
import { checkDraft, type DraftToCheck } from '../../../src/outreach/domain/draft-check.js';
import { hintWords } from '../../../src/outreach/checking/hint-words.js';
import { catalogue, manners, texts } from './drafting-support.js';

/** The longest text that comes in. Unit: characters. */
const LONGEST = 20_000;
/** A few ms on a quiet machine. Looked at in the soak only, which has the machine to itself. */
const MOST_MS = 250;
const isHoliday = (day: string): boolean => day.endsWith('-12-25');

const anyDraft = fc.record({
  manner: fc.constantFrom(...manners),
  kind: fc.constantFrom('request', 'note'),
  today: fc.constantFrom('2026-02-20', '2026-12-31', '2028-02-29'),
});

/** Words that rules look for, dates and marks, thrown together. */
const letterLike = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'Hallo ,\n\n',
          '\n\n',
          '\n',
          '. ',
          ', ',
          '? ',
          ' ',
          ' ',
          '„',
          '“',
          '"',
          '{{',
          '}}',
          '[Tag]',
          'https://x.de?',
          '(?)',
        ],
        ...[
          'Sie',
          'du',
          'Ihnen',
          'dir',
          'leider',
          'sorry',
          'nur kurz',
          'unbedingt',
          'diesmal nicht',
          'brilliant',
          'your',
        ],
        ...[
          '26.11.',
          '31. November',
          'Donnerstag, 26. November',
          'November 26th, 2026',
          '2026-12-25',
          '26.–28. November',
        ],
        ...['Viele Grüße\n', 'Wie geht es dir?', 'not this time', 'asap', 'İ', 'ß', '\u0301', '\ud83d'],
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const checked = (
  text: string,
  { manner, kind, today }: { manner: { language: 'de' | 'en'; form: 'sie' | 'du' }; kind: string; today: string },
) => {
  const draft = { text, ...manner, kind: kind as DraftToCheck['kind'], formAssumed: false };
  return checkDraft({ ...draft, days: { today, isHoliday, slots: [today] } }, catalogue.checkWords[manner.language]);
};

describe('the check on any text', () => {
  it('never throws, points into the text, and says each finding in words', () => {
    fc.assert(
      fc.property(fc.oneof(letterLike, fc.string({ unit: 'binary' })), anyDraft, (text, how) => {
        for (const check of checked(text, how)) {
          const { at, insert } = check;
          for (const span of [at, insert]) {
            if (span) expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
          }
          const worded = hintWords(check, { ...how.manner, locale: 'en' }, (locale, key, params) =>
            texts.say(locale, key, params),
          );
          expect(worded.text).not.toBe('');
          expect(worded.blocks).toBe(check.code === 'placeholder');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('finds the same in the same text, and leaves it as it is', () => {
    fc.assert(
      fc.property(letterLike, anyDraft, (text, how) => {
        expect(checked(text, how)).toEqual(checked(text, how));
      }),
      { numRuns: 100 },
    );
  });

  it('what is put in takes exactly the place that it names', () => {
    fc.assert(
      fc.property(letterLike, anyDraft, (text, how) => {
        for (const { insert } of checked(text, how)) {
          if (!insert) continue;
          const after = replaced(text, { start: insert.start, end: insert.end, text: '§' });
          expect(after).toBe(`${text.slice(0, insert.start)}§${text.slice(insert.end)}`);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ...['a', ' ', '\n', '\n \n', '?', '.', '"', '„', '„“', '{', '{{', '[a', 'X', '_', '1.', '26.11.', '1-', '@', '://'],
    ...[
      '26. November ',
      'Donnerstag, 26.11. (',
      'sofort ',
      'nicht ',
      'Sie müssen ',
      'du ',
      'Wie geht es? ',
      'leider nur kurz ',
      "a'",
    ],
    ...[
      '\u0301',
      'x:// ',
      'Hallo ,',
      'Viele Grüße\n',
      'you have to ',
      '2026-11-26 ',
      'Frau, ',
      'Ihr seid ',
      '<a',
      '„a“? ',
    ],
  ])('takes time in line with the length: %j', (part) => {
    const text = part.repeat(Math.ceil(LONGEST / part.length)).slice(0, LONGEST);
    for (const manner of manners) {
      const start = performance.now();
      const found = checked(text, { manner, kind: 'request', today: '2026-11-20' });
      if (process.env.SOAK) expect(performance.now() - start).toBeLessThan(MOST_MS);
      expect(found.filter(({ at }) => at !== null && !(0 <= at.start && at.end <= LONGEST))).toEqual([]);
    }
  });
});
