import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { ConnectionProblem } from '../own/domain/words.js';
import { MailboxMarksStore, type Owner } from './mailbox-marks.store.js';
import type { MailboxProblem } from './mailbox.errors.js';

/** How things stand with a mailbox; instants as ISO text. */
export interface MailboxState {
  /** Null: nobody has looked yet. */
  readonly lookedAt: string | null;
  readonly nextLookAt: string | null;
  readonly problem: ConnectionProblem | null;
  /** What the server said; for its user, never for the log. */
  readonly answer: string | null;
  /** Since when. */
  readonly problemAt: string | null;
}

@Injectable()
export class MailboxStates {
  constructor(
    private readonly marks: MailboxMarksStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Null: it was never read. */
  of(accountId: string): Promise<MailboxState | null> {
    return this.stateOf(accountId);
  }

  /** The same for the mailbox of the service itself. */
  house(): Promise<MailboxState | null> {
    return this.stateOf(null);
  }

  /** Something was put right: do not wait for the time of the next look. */
  retry(accountId: string): Promise<void> {
    return this.unitOfWork.run(() => this.marks.retry(accountId));
  }

  private async stateOf(owner: Owner): Promise<MailboxState | null> {
    const mark = await this.marks.find(owner);
    if (!mark) return null;
    const { lookedAt, leaseUntil: nextLookAt, problemAt } = mark;
    return { lookedAt, nextLookAt, problemAt, ...storedProblem(mark.problem) };
  }
}

/** One column holds both: the step, a blank, the answer. */
export function problemText({ step, answer }: MailboxProblem): string {
  return `${step} ${answer}`;
}

function storedProblem(text: string | null): Pick<MailboxState, 'problem' | 'answer'> {
  if (text === null) return { problem: null, answer: null };
  const blank = text.indexOf(' ');
  // written by problemText
  return { problem: text.slice(0, blank) as ConnectionProblem, answer: text.slice(blank + 1) || null };
}
