import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Config } from '../common/config.js';
import { type MailVerb, verbsOf } from './domain/line-verbs.js';
import { plusAddress } from './domain/plus-address.js';
import type { MailKey } from './mail-key.entity.js';
import { MailKeysStore } from './mail-keys.store.js';
import type { MailLine } from './mail-line.entity.js';
import { isMailToken, tokenHash } from './mail-token.js';
import { type Links, NewKeys } from './new-keys.js';
import { type NewLine, newLines } from './new-lines.js';

export type { Links, NewLine };

/** product.md, "The daily mail": links and replies of a mail are good for so long. */
const KEPT_DAYS = 14;

/** What its numbers mean is kept until the last of its keys is gone. */
export const LINE_KEPT_DAYS = KEPT_DAYS + 1;

/** Whoever wants to end the mails may do so from an old one too. */
const STOP_KEPT_DAYS = 400;

export interface NewMail {
  readonly messageId: string;
  readonly lines: readonly NewLine[];
  /** What can be said about the mails as a whole; left out: all of it. */
  readonly verbs?: readonly Exclude<MailVerb, 'stop'>[] | undefined;
  readonly now: Date;
}

/** The addresses for one mail, and the rows that make them work once they are stored. */
export interface WrittenKeys {
  /** In the order of the lines, which are numbered from 1. */
  readonly lines: readonly { readonly number: number; readonly links: Links }[];
  /** For the mail as a whole: a week's pause, once a week, go on as now. */
  readonly links: Links;
  /** Where a reply with commands goes; null where no mailbox is read. */
  readonly replyTo: string | null;
  /** Ends the daily mail and nothing else (RFC 8058). */
  readonly stopUrl: string;
  /** The same by mail (RFC 2369), where a mailbox is read. */
  readonly stopMailto: string | null;
  /** The return path of this very mail (RFC 5321, 4.4); null where no mailbox is read. */
  readonly bounceFrom: string | null;
  readonly rows: KeyRows;
}

/** What is stored of links: `lines` only where a mail numbers some. */
export interface KeyRows {
  readonly lines: readonly MailLine[];
  readonly keys: readonly MailKey[];
}

/** Links that take back, for a mail that says what was noted. */
export interface UndoLinks {
  readonly messageId: string;
  readonly now: Date;
  readonly acts: readonly { readonly actId: string }[];
}

/** Makes the tokens that stand in a mail, and knows them again. */
@Injectable()
export class MailKeysService {
  constructor(
    private readonly store: MailKeysStore,
    private readonly config: Config,
  ) {}

  /** Before the unit of work: the addresses, with nothing stored yet. */
  write(account: Account, mail: NewMail): WrittenKeys {
    const keys = new NewKeys(account.id, mail, this.config.baseUrl);
    const rows = mail.lines.flatMap((line, index) => newLines(account.id, mail, { ...line, number: index + 1 }));
    const lines = mail.lines.map(({ kind }, index) => {
      const number = index + 1;
      const lineId = rows.find((row) => row.number === number)?.id ?? null;
      return { number, links: keys.links(verbsOf(kind), KEPT_DAYS, lineId) };
    });
    const links = keys.links(mail.verbs ?? ['pause-week', 'weekly', 'keep'], KEPT_DAYS, null);
    const replyTo = this.addressFor('reply', keys);
    const stopUrl = keys.url(keys.add('stop', STOP_KEPT_DAYS));
    const stopMailto = replyTo === null ? null : `mailto:${replyTo}?subject=stop&body=stop`;
    const bounceFrom = this.addressFor('bounce', keys);
    return { lines, links, replyTo, stopUrl, stopMailto, bounceFrom, rows: { lines: rows, keys: keys.rows } };
  }

  /** One link for each act, which takes it back; with nothing stored yet. */
  undoLinks(
    account: Account,
    { messageId, now, acts }: UndoLinks,
  ): { readonly urls: string[]; readonly rows: KeyRows } {
    const keys = new NewKeys(account.id, { messageId, now }, this.config.baseUrl);
    const urls = acts.map(({ actId }) => keys.url(keys.add('act', KEPT_DAYS, { verb: 'undo', actId })));
    return { urls, rows: { lines: [], keys: keys.rows } };
  }

  /** Joins the caller's unit of work: links work if and only if the mail that carries them exists. */
  keep({ rows }: { readonly rows: KeyRows }): Promise<void> {
    return this.store.insert(rows.lines, rows.keys);
  }

  /** Null for what is no token, or none of ours. Whoever asks looks at its kind, and whether it has expired. */
  async find(token: string): Promise<MailKey | null> {
    return isMailToken(token) ? this.store.findByHash(tokenHash(token)) : null;
  }

  private addressFor(purpose: 'reply' | 'bounce', keys: NewKeys): string | null {
    const { replyAddress } = this.config;
    return replyAddress && plusAddress(replyAddress, { purpose, token: keys.add(purpose, KEPT_DAYS) });
  }
}

/** Whether a key has had its time. */
export function isExpired({ expiresAt }: MailKey, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now.toISOString();
}
