import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { LineKind, Verb } from './domain/line-verbs.js';

/** What a link is about: all that its page may show. */
export interface LinkTopic {
  readonly account: Account;
  readonly verb: Verb | 'stop';
  readonly kind: LineKind | null;
  readonly person: Contact | null;
  /** Until when somebody or something rests: as offered, or as it was done. */
  readonly until: LocalDate | null;
}

/**
 * Where a link stands.
 * open: it can be used · done: it just was · used: it was before · undone: that was taken back · overtaken: taking it
 * back would write over something newer · gone: what it was about is not there · expired · unknown: none of ours
 */
export type FollowedLink =
  | { readonly state: 'unknown' }
  | { readonly state: 'expired' | 'gone' | 'overtaken'; readonly account: Account }
  | { readonly state: 'open'; readonly topic: LinkTopic }
  | { readonly state: 'undone'; readonly topic: LinkTopic }
  | { readonly state: 'done' | 'used'; readonly topic: LinkTopic; readonly canBeUndone: boolean };
