import { describe, expect, it } from 'vitest';
import { CommandWordsService } from '../../../src/answers/commands/command-words.service.js';
import { readCommands } from '../../../src/answers/commands/domain/read-commands.js';
import { type Locale, Texts } from '../../../src/common/text.js';

const quoted = { de: /„([^“]+)“/g, en: /“([^”]+)”/g };

describe('what the mail says about answering it', () => {
  const texts = new Texts();
  const reading = { words: new CommandWordsService().words, today: '2026-11-23' };
  const kindsSaid = (locale: Locale, key: string): unknown[] =>
    [...texts.say(locale, key, { number: 2 }).matchAll(quoted[locale])].flatMap(([, words = '']) => {
      const { commands, notUnderstood } = readCommands(words, reading);
      expect(notUnderstood).toEqual([]);
      return commands;
    });

  it.each<Locale>(['de', 'en'])('is understood when it is done, in %s', (locale) => {
    const later = { kind: 'later', number: 2, until: null };
    expect(kindsSaid(locale, 'mail.reply.suggestion')).toEqual([{ kind: 'log', number: 2 }, later, { kind: 'help' }]);
    expect(kindsSaid(locale, 'mail.reply.reminder')).toEqual([{ kind: 'done', number: 2 }, later, { kind: 'help' }]);
  });
});
