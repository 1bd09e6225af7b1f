import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import type { Attempt } from '../attempt.entity.js';
import { type LetterState, letterState } from './domain/letter-state.js';
import { type TurnedAway, turnedAway } from './domain/turned-away.js';
import { type LetterWay, LetterWriting } from './letter-writing.service.js';
import { type Letter, LettersQuery } from './letters.query.js';
import { LetterNotFound } from './sending.errors.js';
import { SentCopies } from './sent-copies.service.js';

/** Why it waits, or did not go out: at which step of the connection, or for what reason of the server's. */
export type LetterReason = NonNullable<OwnMail['problem']> | TurnedAway;

/** The mail of a message: where it is, and what was said about it. */
export interface PostedMail extends Letter {
  readonly where: LetterState;
  /** Null while nothing is in the way. */
  readonly reason: LetterReason | null;
  /** A copy was wanted and is not there. */
  readonly lacksCopy: boolean;
}

/** Letters as pages and the API show them. */
@Injectable()
export class LettersService {
  constructor(
    private readonly letters: LettersQuery,
    private readonly ownMail: OwnMailService,
    private readonly writing: LetterWriting,
    private readonly copies: SentCopies,
  ) {}

  /** The latest mail of a message; null: none was made. */
  async of({ id: accountId }: Account, attemptId: string): Promise<PostedMail | null> {
    const letter = await this.letters.latest(accountId, attemptId);
    if (!letter) return null;
    const own = await this.ownMail.of(accountId);
    const where = letterState(letter);
    const lacksCopy = where === 'went-out' && letter.keptAt === null && own?.keepsSent === true;
    return { ...letter, where, reason: reasonOf(letter, where, own), lacksCopy };
  }

  /** The same; throws LetterNotFound. */
  async find(account: Account, attemptId: string): Promise<PostedMail> {
    const mail = await this.of(account, attemptId);
    if (!mail) throw new LetterNotFound();
    return mail;
  }

  /** From where to where a draft could go now; null: it can't. */
  wayOf(account: Account, draft: Attempt): Promise<LetterWay | null> {
    return this.writing.wayOf(account, draft);
  }

  /** Once more for the folder of sent mails. What comes in the way is told with the mail account. */
  async keepCopy(account: Account, attemptId: string): Promise<PostedMail> {
    const { outboxId } = await this.find(account, attemptId);
    const message = await this.letters.bytesOfSent(account.id, outboxId);
    await this.copies.keep({ accountId: account.id, id: outboxId, message });
    return this.find(account, attemptId);
  }
}

function reasonOf({ answer }: Letter, where: LetterState, own: OwnMail | null): LetterReason | null {
  if (where !== 'waits' && where !== 'turned-away') return null;
  // what came in the way of the connection is noted with the mail account, until one works
  const said = answer ?? '';
  return own?.problem && (own.problemAnswer ?? '') === said ? own.problem : turnedAway(said);
}
