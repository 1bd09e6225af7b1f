import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandWordsService } from '../../../src/answers/commands/command-words.service.js';
import { templatesFolder } from '../../../src/common/folders.js';

type Lists = Record<string, Record<string, unknown>>;
const byLocale = JSON.parse(readFileSync(join(templatesFolder(), 'mail', 'commands.json'), 'utf8')) as Record<
  'de' | 'en',
  Lists
>;

describe('the words of commands', () => {
  it('have the same lists in German and English', () => {
    for (const list of ['verbs', 'reasons', 'units', 'attribution']) {
      expect(Object.keys(byLocale.en[list] ?? {})).toEqual(Object.keys(byLocale.de[list] ?? {}));
    }
    expect(Object.keys(byLocale.en)).toEqual(Object.keys(byLocale.de));
    expect(byLocale.de['weekdays']).toHaveLength(7);
    expect(byLocale.en['weekdays']).toHaveLength(7);
  });

  it('mean one thing each, whatever the language', () => {
    for (const list of ['verbs', 'reasons', 'units']) {
      const meanings = new Map<string, Set<string>>();
      for (const locale of [byLocale.de, byLocale.en]) {
        for (const [meaning, all] of Object.entries(locale[list] ?? {}))
          for (const word of all as string[]) meanings.set(word, (meanings.get(word) ?? new Set()).add(meaning));
      }
      expect([...meanings].filter(([, several]) => several.size > 1).map(([word]) => word)).toEqual([]);
    }
  });

  it('are in small letters, and no verb begins like the number of a line', () => {
    const { verbs, fillers } = new CommandWordsService().words;
    expect([...verbs.keys()].filter((word) => word !== word.toLowerCase() || /^\d/.test(word))).toEqual([]);
    expect([...verbs.keys()].filter((word) => fillers.has(word.split(' ')[0] ?? ''))).toEqual([]);
  });
});
