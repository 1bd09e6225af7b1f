import type { Account } from '../accounts/account.entity.js';
import type { Voice } from '../common/voice/voice.js';

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** Whom a mail is for, and when. */
export interface Occasion {
  readonly account: Account;
  readonly now: Date;
  readonly baseUrl: string;
  readonly voice: Voice;
}
