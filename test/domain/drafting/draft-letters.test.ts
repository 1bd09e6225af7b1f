import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../../src/common/folders.js';
import { Holidays, type IsHoliday } from '../../../src/common/holidays.js';
import type { Form, Language } from '../../../src/contacts/domain/words.js';
import { replaced } from '../../../src/outreach/domain/checks/inserted.js';
import type { DraftCheck } from '../../../src/outreach/domain/checks/draft-hint.js';
import { checkDraft, type DraftKind } from '../../../src/outreach/domain/draft-check.js';
import { hintWords } from '../../../src/outreach/checking/hint-words.js';
import { catalogue, texts } from './drafting-support.js';

/** A Friday. */
const today = '2026-11-20';
/** The longest time in which everything that can be put in is put in. */
const MOST_TAPS = 12;

interface FixtureLetter {
  readonly title: string;
  readonly language: Language;
  readonly form: Form;
  readonly kind: DraftKind;
  readonly hints: readonly string[];
  readonly text: string;
}

const letters = (['de', 'en'] as const).flatMap((language) => {
  const file = readFileSync(join(projectFolder(), 'test/fixtures/letters', `${language}.txt`), 'utf8');
  return file
    .split(/^=== /mu)
    .slice(1)
    .map((part): FixtureLetter => {
      const [heading = '', ...lines] = part.split('\n');
      const [form, kind, hints = ''] = heading
        .split(/ |: /u)
        .slice(0, 2)
        .concat(heading.split(': ')[1] ?? '');
      const text = lines.join('\n').trim();
      return {
        title: `${language}, ${heading}: ${lines[2] ?? ''}`,
        language,
        form: form as Form,
        kind: kind as DraftKind,
        hints: hints === 'none' ? [] : hints.split(', ').sort(),
        text,
      };
    });
});

describe('letters as people write them', () => {
  let isHoliday: IsHoliday;
  beforeAll(async () => {
    isHoliday = await new Holidays().in('DE', 'BY');
  });

  const look = ({ language, form, kind }: FixtureLetter, text: string): readonly DraftCheck[] =>
    checkDraft(
      { text, language, form, kind, formAssumed: false, days: { today, isHoliday, slots: [] } },
      catalogue.checkWords[language],
    );

  it('half of them are fine, half are not', () => {
    expect(letters.filter(({ hints }) => hints.length === 0)).toHaveLength(15);
    expect(letters.filter(({ hints }) => hints.length > 0).length).toBeGreaterThanOrEqual(15);
  });

  it.each(letters)('$title', (letter) => {
    const found = look(letter, letter.text);
    expect(found.map(({ code }) => code).sort()).toEqual(letter.hints);
    for (const { at } of found) if (at) expect(letter.text.slice(at.start, at.end).trim()).not.toBe('');
  });

  it.each(letters)('a suggestion that is put in settles its hint and raises no other: $title', (letter) => {
    let { text } = letter;
    for (let taps = 0; taps < MOST_TAPS; taps += 1) {
      const before = look(letter, text);
      const hint = before.find(({ insert }) => insert !== null);
      if (!hint) break;
      const { insert } = hintWords(hint, { ...letter, locale: 'en' }, (locale, key, params) =>
        texts.say(locale, key, params),
      );
      text = insert ? replaced(text, insert) : text;
      const after = look(letter, text);
      expect(after.length).toBeLessThan(before.length);
      expect(before.map(({ code }) => code)).toEqual(expect.arrayContaining(after.map(({ code }) => code)));
    }
    expect(look(letter, text).filter(({ insert }) => insert !== null)).toEqual([]);
  });
});
