import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { type TurnedAway, turnedAway } from '../../mail/domain/server-answer.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import { type LetterState, letterState } from './domain/letter-state.js';
import { type Letter, LettersQuery } from './letters.query.js';
import { LetterNotFound } from './sending.errors.js';
import { SentCopies } from './sent-copies.service.js';

/** Why it waits, or did not go out: at which step of the connection, for what reason of the server's, or that it said "later". */
export type LetterReason = NonNullable<OwnMail['problem']> | TurnedAway | 'later';

/** A letter, for people: where it is, and what was said about it. */
export interface PostedLetter extends Letter {
  readonly where: LetterState;
  /** Null while nothing is in the way. */
  readonly reason: LetterReason | null;
  /** A copy was wanted, is not there, and nobody is at it. */
  readonly lacksCopy: boolean;
}

/** What may well be over when it is tried again. */
const PASSING: ReadonlySet<TurnedAway> = new Set(['full', 'many']);

/** The letters of drafts, as pages and the API show them. */
@Injectable()
export class LettersService {
  constructor(
    private readonly letters: LettersQuery,
    private readonly ownMail: OwnMailService,
    private readonly copies: SentCopies,
    private readonly clock: Clock,
  ) {}

  /** The latest letter of a message; null: none was made. */
  async of({ id: accountId }: Account, attemptId: string): Promise<PostedLetter | null> {
    const letter = await this.letters.latest(accountId, attemptId);
    if (!letter) return null;
    const own = await this.ownMail.of(accountId);
    const where = letterState(letter);
    const isBeingKept = letter.leaseUntil !== null && letter.leaseUntil > this.clock.now().toISOString();
    const lacksCopy = where === 'went-out' && letter.keptAt === null && !isBeingKept && own?.keepsSent === true;
    return { ...letter, where, reason: reasonOf(letter, where, own), lacksCopy };
  }

  /** The same; throws LetterNotFound. */
  async find(account: Account, attemptId: string): Promise<PostedLetter> {
    const letter = await this.of(account, attemptId);
    if (!letter) throw new LetterNotFound();
    return letter;
  }

  /** Once more for the folder of sent mails. What comes in the way is told with the mail account. */
  async keepCopy(account: Account, attemptId: string): Promise<PostedLetter> {
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
  if (own?.problem && (own.problemAnswer ?? '') === said) return own.problem;
  const reason = turnedAway(said);
  // "not now" (RFC 5321, 4.2.1: 4yz) is no verdict on the mail or its address: greylisting speaks like a refusal
  return where === 'waits' && !PASSING.has(reason) ? 'later' : reason;
}
