import { newId } from '../common/ids.js';
import type { Verb } from './domain/line-verbs.js';
import type { MailKey } from './mail-key.entity.js';
import { newMailToken, tokenHash } from './mail-token.js';

const MS_PER_DAY = 86_400_000;

/** What a key does, and in which mail it stands. */
type KeyWords = Partial<Pick<MailKey, 'verb' | 'lineId' | 'actId' | 'sealed'>>;

interface MailOfKeys {
  readonly messageId: string | null;
  readonly now: Date;
}

export type Links = Readonly<Partial<Record<Verb, string>>>;

/** The keys of one mail, one by one: rows that are stored later, and tokens that stand nowhere else. */
export class NewKeys {
  readonly rows: MailKey[] = [];

  constructor(
    private readonly accountId: string,
    private readonly mail: MailOfKeys,
    private readonly baseUrl: string,
  ) {}

  /** `keptDays` null: until it is taken away. Gives the token. */
  add(kind: MailKey['kind'], keptDays: number | null, words: KeyWords = {}): string {
    const { now, messageId } = this.mail;
    const token = newMailToken();
    this.rows.push({
      id: newId(now),
      accountId: this.accountId,
      tokenHash: tokenHash(token),
      kind,
      verb: words.verb ?? null,
      lineId: words.lineId ?? null,
      messageId,
      actId: words.actId ?? null,
      sealed: words.sealed ?? null,
      expiresAt: keptDays === null ? null : new Date(now.getTime() + keptDays * MS_PER_DAY).toISOString(),
      usedAt: null,
      createdAt: now.toISOString(),
    });
    return token;
  }

  /** A link for each of the verbs. */
  links(verbs: readonly Verb[], keptDays: number, lineId: string | null): Links {
    return Object.fromEntries(verbs.map((verb) => [verb, this.url(this.add('act', keptDays, { verb, lineId }))]));
  }

  url(token: string): string {
    return `${this.baseUrl}/m/${token}`;
  }
}
