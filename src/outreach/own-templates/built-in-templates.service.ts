import { Injectable } from '@nestjs/common';
import { type Locale, Texts } from '../../common/text.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import { type Situation, situations } from '../domain/words.js';
import { DraftCatalogue } from '../drafting/draft-catalogue.js';
import { TemplateNotFound } from './own-templates.errors.js';

/** A template that comes with the program: read-only, the same for everybody. */
export interface BuiltInTemplate {
  /** `builtin:de-sie:coffee` */
  readonly id: string;
  /** In the reader's language: the occasion. */
  readonly name: string;
  readonly situation: Situation;
  readonly language: Language;
  readonly form: Form;
  readonly source: string;
}

/** A colon and no slash: an id stands in addresses, and not every proxy lets an encoded slash through. */
const PREFIX = 'builtin:';
const manners: readonly { readonly folder: string; readonly language: Language; readonly form: Form }[] = [
  { folder: 'de-sie', language: 'de', form: 'sie' },
  { folder: 'de-du', language: 'de', form: 'du' },
  { folder: 'en-formal', language: 'en', form: 'sie' },
  { folder: 'en-casual', language: 'en', form: 'du' },
];

@Injectable()
export class BuiltInTemplates {
  constructor(
    private readonly catalogue: DraftCatalogue,
    private readonly texts: Texts,
  ) {}

  list(locale: Locale): BuiltInTemplate[] {
    return situations.flatMap((situation) => manners.map((manner) => this.template(locale, situation, manner)));
  }

  /** Throws TemplateNotFound. */
  find(id: string, locale: Locale): BuiltInTemplate {
    const [, folder, word] = /^builtin:([\w-]+):([\w-]+)$/u.exec(id) ?? [];
    const manner = manners.find((known) => known.folder === folder);
    const situation = situations.find((known) => known === word);
    if (!manner || !situation) throw new TemplateNotFound();
    return this.template(locale, situation, manner);
  }

  private template(locale: Locale, situation: Situation, manner: (typeof manners)[number]): BuiltInTemplate {
    const { folder, language, form } = manner;
    const name = this.texts.say(locale, `word.situation.${situation}`);
    const source = this.catalogue.source(situation, language, form);
    return { id: `${PREFIX}${folder}:${situation}`, name, situation, language, form, source };
  }
}

export function isBuiltIn(id: string): boolean {
  return id.startsWith(PREFIX);
}
