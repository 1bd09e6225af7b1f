import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { IntlMessageFormat } from 'intl-messageformat';
import { templatesFolder } from './folders.js';

export type Locale = 'de' | 'en';
export const locales: readonly Locale[] = ['de', 'en'];
export type TextParams = Readonly<Record<string, string | number>>;

/**
 * Every sentence that people read, from templates/locales/LANGUAGE/AREA.json: flat keys, ICU messages
 * (`{count, plural, one {ein Mensch} other {# Menschen}}`). Keys must be the same in all languages (a test says so).
 */
@Injectable()
export class Texts {
  private readonly messages: Readonly<Record<Locale, ReadonlyMap<string, string>>>;
  private readonly compiled = new Map<string, IntlMessageFormat>();

  constructor() {
    this.messages = { de: readLocale('de'), en: readLocale('en') };
  }

  /** The sentence under `key`; an unknown key is a mistake of ours and throws. */
  say(locale: Locale, key: string, params: TextParams = {}): string {
    return String(this.format(locale, key).format(params));
  }

  has(locale: Locale, key: string): boolean {
    return this.messages[locale].has(key);
  }

  keys(locale: Locale): readonly string[] {
    return [...this.messages[locale].keys()];
  }

  private format(locale: Locale, key: string): IntlMessageFormat {
    const id = `${locale} ${key}`;
    const known = this.compiled.get(id);
    if (known) return known;
    const message = this.messages[locale].get(key);
    if (message === undefined) throw new Error(`no sentence "${key}" in templates/locales/${locale}`);
    // ignoreTag: a "<" in a sentence is a "<", not markup
    const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    this.compiled.set(id, format);
    return format;
  }
}

function readLocale(locale: Locale): Map<string, string> {
  const folder = join(templatesFolder(), 'locales', locale);
  const merged = new Map<string, string>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    // our own files: flat objects of sentences, checked by test/architecture/templates.test.ts
    const sentences = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    for (const [key, sentence] of Object.entries(sentences)) {
      if (merged.has(key)) throw new Error(`"${key}" stands twice in templates/locales/${locale}, last in ${file}`);
      merged.set(key, sentence);
    }
  }
  return merged;
}
