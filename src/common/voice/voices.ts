import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { type Locale, Texts } from '../text.js';
import { localTimeOf } from '../zoned-time.js';
import { Voice } from './voice.js';

/** Whoever is spoken to: an account, or a visitor of whom only the language is known. */
interface Listener {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** How to speak to somebody, today. */
@Injectable()
export class Voices {
  constructor(
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  of({ locale, timeZone }: Listener): Voice {
    return new Voice(this.texts, locale, timeZone, this.clock.today(timeZone));
  }

  /** Full hours since midnight in a time zone. */
  hour(timeZone: string): number {
    return Number(localTimeOf(this.clock.now(), timeZone).slice(0, 2));
  }
}
