import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import type { ExchangedKind, ExchangedMail } from './exchanged-mail.entity.js';
import { ExchangedMailsStore } from './exchanged-mails.store.js';
import { type LeftTalk, MailTraces } from './mail-traces.service.js';
import type { NotedMail, SeenMail } from './seen-mail.js';
import type { ToPerson } from './whose-mail.service.js';

/** What is stored of a mail, and for whom. */
interface MailToNote {
  readonly mail: SeenMail;
  readonly direction: 'inbound' | 'outbound';
  readonly people: readonly ToPerson[];
  /** What was written; null: not to be kept, or there is nothing. */
  readonly words: string | null;
}

/** What it takes to take a noted mail back. */
export interface NotedBefore {
  readonly id: string;
  readonly messageId: string;
  readonly kind: ToPerson['kind'];
  readonly talk: LeftTalk | null;
}

/** Writes down what a mail was to each person, and what follows from it; and takes it back. */
@Injectable()
export class NoteMails {
  constructor(
    private readonly store: ExchangedMailsStore,
    private readonly traces: MailTraces,
    private readonly changes: ChangesService,
    private readonly clock: Clock,
  ) {}

  /** It was noted before, even if it was taken back. */
  async isKnown(accountId: string, messageId: string): Promise<boolean> {
    return (await this.store.ofMessage(accountId, messageId)).length > 0;
  }

  /** Inside a unit of work. */
  async note(
    account: Account,
    { mail, direction, people, words }: MailToNote,
  ): Promise<{ actId: string; mails: NotedMail[] }> {
    const now = this.clock.now();
    const on = dayOf(mail.date, this.clock.today(account.timeZone), account.timeZone);
    const noted: (NotedBefore & ToPerson & { occurredOn: LocalDate })[] = [];
    for (const person of people) {
      const occurredOn = await this.traces.dayOf(account, person, on);
      const talk = await this.traces.leave(account, person, { on: occurredOn, direction, mail });
      const { contactId, kind, attemptId } = person;
      noted.push({ id: newId(now), contactId, attemptId, kind, talk, messageId: mail.messageId, occurredOn });
    }
    const actId = await this.changes.record(
      account.id,
      ...noted.map(({ id, contactId, kind, talk, messageId }) => {
        const detail: NotedBefore = { id, messageId, kind, talk };
        return { kind: 'mail-noted', contactId, detail } as const;
      }),
    );
    const told = { accountId: account.id, messageId: mail.messageId, direction, words, actId };
    const row = ({ id, contactId, attemptId, kind, talk, occurredOn }: (typeof noted)[number]): ExchangedMail => {
      const its = { id, contactId, attemptId, occurredOn, kind: keptKind(kind), interactionId: talk?.id ?? null };
      return { ...told, ...its, subject: mail.subject || null, createdAt: now.toISOString() };
    };
    await this.store.insert(noted.map(row));
    const mails = noted.map(({ id, contactId, kind, attemptId }) => ({
      id,
      contactId,
      kind: keptKind(kind),
      attemptId,
    }));
    return { actId, mails };
  }

  /** Inside a unit of work. False: what it left is no longer as it left it. */
  async takeBack(account: Account, { id, messageId, kind, talk }: NotedBefore): Promise<boolean> {
    const row = await this.store.findForChange(account.id, id);
    if (!row || row.kind === 'taken-back') return row !== null;
    await this.store.takeBack(row);
    const isLastAnswer =
      row.kind === 'answer' && row.attemptId !== null && (await this.answersTo(account.id, row.attemptId)) === 0;
    const stands = row.interactionId === null ? null : talk; // the user may have removed it meanwhile
    return this.traces.remove(account, { attemptId: row.attemptId, messageId, kind, talk: stands, isLastAnswer });
  }

  private async answersTo(accountId: string, attemptId: string): Promise<number> {
    const mails = await this.store.ofAttempt(accountId, attemptId);
    return mails.filter(({ kind }) => kind === 'answer').length;
  }
}

/** A clock that is ahead makes no day that has not come. */
function dayOf(date: Date, today: LocalDate, timeZone: string): LocalDate {
  const on = localDateOf(date, timeZone);
  return on > today ? today : on;
}

function keptKind(kind: ToPerson['kind']): ExchangedKind {
  return kind === 'own' ? 'message' : kind;
}
