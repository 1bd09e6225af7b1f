import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import type { LocalDate } from '../common/local-date.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { afterWeek, dayAgain } from './domain/day-again.js';
import type { Verb } from './domain/line-verbs.js';
import type { LinkTopic } from './followed-link.js';
import type { MailKey } from './mail-key.entity.js';
import { isExpired, MailKeysService } from './mail-keys.service.js';
import { type LineOfMail, MailLines } from './mail-lines.service.js';

/** A link that was found, with whose it is. */
export type FoundLink =
  { readonly state: 'unknown' } | { readonly state: 'expired' | 'gone'; readonly account: Account } | ThereLink;

export interface ThereLink {
  readonly state: 'there';
  readonly key: MailKey;
  readonly line: LineOfMail | null;
  readonly topic: LinkTopic;
}

/** Finds what a link in a mail is about. Changes nothing. */
@Injectable()
export class LinkTopics {
  constructor(
    private readonly keys: MailKeysService,
    private readonly lines: MailLines,
    private readonly accounts: AccountsService,
    private readonly contacts: ContactsService,
    private readonly clock: Clock,
  ) {}

  async find(token: string): Promise<FoundLink> {
    const key = await this.keys.find(token);
    const verb = key && verbOf(key);
    if (!key || !verb) return { state: 'unknown' };
    const account = await this.accounts.find(key.accountId);
    if (isExpired(key, this.clock.now())) return { state: 'expired', account };
    const about = await this.about(key);
    if (!about) return { state: 'gone', account };
    const { line, person } = about;
    const topic = { account, verb, kind: line?.kind ?? null, person, until: this.until(verb, account) };
    return { state: 'there', key, line, topic };
  }

  /** Null where it was about somebody who lies in the trash, or about a promise that was deleted. */
  private async about({
    accountId,
    lineId,
  }: MailKey): Promise<(Pick<LinkTopic, 'person'> & Pick<ThereLink, 'line'>) | null> {
    if (lineId === null) return { line: null, person: null };
    const line = await this.lines.ofRow(accountId, lineId);
    if (!line) return null;
    if (line.contactId === null) return { line, person: null };
    const person = await this.living(accountId, line.contactId);
    return person && { line, person };
  }

  private async living(accountId: string, contactId: string): Promise<LinkTopic['person']> {
    return (await this.contacts.findMany(accountId, [contactId])).get(contactId) ?? null;
  }

  private until(verb: Verb | 'stop', { timeZone }: Account): LocalDate | null {
    const today = this.clock.today(timeZone);
    if (verb === 'later' || verb === 'snooze') return dayAgain(verb, today);
    return verb === 'pause-week' ? afterWeek(today) : null;
  }
}

/** Keys for addresses (reply, log, bounce) are no links. */
function verbOf({ kind, verb }: MailKey): Verb | 'stop' | null {
  return kind === 'stop' ? 'stop' : kind === 'act' ? verb : null;
}
