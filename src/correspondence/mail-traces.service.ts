import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { fingerprint } from '../common/fingerprint.js';
import type { LocalDate } from '../common/local-date.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { wordsOf } from '../interactions/domain/logged-words.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { AttemptThreads } from '../outreach/answering/attempt-threads.service.js';
import { AnswerSeenService } from '../outreach/answering/answer-seen.service.js';
import type { SeenMail } from './seen-mail.js';
import type { ToPerson } from './whose-mail.service.js';

/** A talk that a mail left; `left` is the fingerprint of its words, null for the talk of an answer: its message has it. */
export interface LeftTalk {
  readonly id: string;
  readonly left: string | null;
}

interface Occasion {
  readonly on: LocalDate;
  readonly direction: 'inbound' | 'outbound';
  readonly mail: SeenMail;
}

interface Left {
  readonly kind: ToPerson['kind'];
  readonly attemptId: string | null;
  readonly messageId: string;
  readonly talk: LeftTalk | null;
  /** No other answer to that message is noted. */
  readonly isLastAnswer: boolean;
}

/** What follows from a mail: a talk of its day, and an answer that is there. Called inside a unit of work. */
@Injectable()
export class MailTraces {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly answers: AnswerSeenService,
    private readonly threads: AttemptThreads,
    private readonly changes: ChangesService,
  ) {}

  async leave(account: Account, person: ToPerson, occasion: Occasion): Promise<LeftTalk | null> {
    const { kind, attemptId } = person;
    if (kind === 'own' && attemptId !== null) await this.threads.found(account.id, attemptId, occasion.mail.messageId);
    if (kind === 'answer' && attemptId !== null && (await this.answers.seen(account, attemptId, occasion.on)))
      return this.talkOf(account.id, attemptId);
    return kind === 'answer' || kind === 'message' ? this.log(account, person.contactId, occasion) : null;
  }

  /** The day on which a mail of that day counts for somebody. */
  async dayOf(account: Account, { kind, attemptId }: ToPerson, on: LocalDate): Promise<LocalDate> {
    return kind === 'answer' && attemptId !== null ? this.answers.dayOf(account, attemptId, on) : on;
  }

  /** False: what it left is no longer as it left it. */
  async remove(account: Account, { kind, attemptId, messageId, talk, isLastAnswer }: Left): Promise<boolean> {
    if (kind === 'own') await this.threads.notFound(account.id, messageId);
    const left = talk?.left ?? null;
    if (talk && left !== null && !(await this.interactions.takeBack(account, { id: talk.id, left }))) return false;
    if (attemptId !== null && isLastAnswer) await this.answers.notSeen(account, attemptId);
    return true;
  }

  private async talkOf(accountId: string, attemptId: string): Promise<LeftTalk | null> {
    const [talk] = await this.interactions.ofAttempt(accountId, attemptId);
    return talk ? { id: talk.id, left: null } : null;
  }

  private async log(account: Account, contactId: string, { on, direction, mail }: Occasion): Promise<LeftTalk> {
    const summary = mail.subject || null;
    // the mail is one act, and takes its talk along
    const talk = await this.changes.unrecorded(() =>
      this.interactions.log(account, contactId, { on, channel: 'email', direction, summary, notedBy: 'mailbox' }),
    );
    return { id: talk.id, left: fingerprint(wordsOf(talk)) };
  }
}
