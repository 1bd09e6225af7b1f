import { Injectable } from '@nestjs/common';
import { type Locale, Texts } from '../common/text.js';
import type { StationKind } from './domain/words.js';

/** The memory jogger's questions: keys `jogger.KIND.1`, `.2`, ... in templates/locales, as many as there are. */
@Injectable()
export class JoggerPrompts {
  constructor(private readonly texts: Texts) {}

  of(kind: StationKind, locale: Locale): string[] {
    const prefix = `jogger.${kind}.`;
    const prompts: string[] = [];
    while (this.texts.has(locale, `${prefix}${prompts.length + 1}`)) {
      prompts.push(this.texts.say(locale, `${prefix}${prompts.length + 1}`));
    }
    return prompts;
  }
}
