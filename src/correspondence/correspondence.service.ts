import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { LocalDate } from '../common/local-date.js';
import { keptSince } from '../people/kept-for.js';
import type { ExchangedMail } from './exchanged-mail.entity.js';
import { ExchangedMailsStore } from './exchanged-mails.store.js';

/** A mail as pages show it. */
export interface ShownMail extends Pick<ExchangedMail, 'id' | 'kind' | 'direction' | 'subject' | 'words'> {
  readonly on: LocalDate;
  /** The act that takes it back; null: it is too long ago. */
  readonly undo: string | null;
}

/** What was noted of mails, for those who show it. */
@Injectable()
export class Correspondence {
  constructor(
    private readonly store: ExchangedMailsStore,
    private readonly clock: Clock,
  ) {}

  /** What came back on a message: answers, absence notices, or the message itself. The last one first. */
  async ofAttempt(accountId: string, attemptId: string): Promise<ShownMail[]> {
    return (await this.store.ofAttempt(accountId, attemptId)).map((mail) => this.shown(mail));
  }

  /** The mail that left a talk, by the talk. */
  async ofTalks(accountId: string, interactionIds: readonly string[]): Promise<Map<string, ShownMail>> {
    const mails = await this.store.ofInteractions(accountId, interactionIds);
    return new Map(
      mails.flatMap((mail) => (mail.interactionId === null ? [] : [[mail.interactionId, this.shown(mail)]])),
    );
  }

  private shown({ id, kind, direction, subject, words, actId, createdAt, occurredOn: on }: ExchangedMail): ShownMail {
    const undo = createdAt > keptSince(this.clock.now()) ? actId : null;
    return { id, kind, direction, subject, words, on, undo };
  }
}
