import type { DigestDay } from './digest-facts.service.js';

/** A day's facts, and whether its mail also asks if fewer mails would do. */
export interface DayToSay extends DigestDay {
  readonly asks: boolean;
}
