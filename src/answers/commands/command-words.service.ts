import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { templatesFolder } from '../../common/folders.js';
import { type Locale, locales } from '../../common/text.js';
import { type CommandWords, type ReadyCommandWords, readyCommandWords } from './domain/command-words.js';

/** The words of commands in all languages: people answer in the one that comes to mind. */
@Injectable()
export class CommandWordsService {
  readonly words: ReadyCommandWords;

  constructor() {
    const file = join(templatesFolder(), 'mail', 'commands.json');
    // our own file: its shape is checked by test/domain/answers/command-words.test.ts
    const byLocale = JSON.parse(readFileSync(file, 'utf8')) as Record<Locale, CommandWords>;
    this.words = readyCommandWords(locales.map((locale) => byLocale[locale]));
  }
}
