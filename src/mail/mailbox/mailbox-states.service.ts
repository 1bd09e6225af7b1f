import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { ConnectionProblem } from '../own/domain/connection-problem.js';
import { MailboxMarksStore, type Owner } from './mailbox-marks.store.js';
import { StuckMailsStore } from './stuck-mails.store.js';

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
  /** Mails that could not be taken and come again. */
  readonly waiting: number;
  /** Mails that were given up since the mailbox was first read, and when the last of them was. */
  readonly passedOver: number;
  readonly passedOverAt: string | null;
  /** When its mails got other numbers for the last time; those that came shortly before were not read. Null: never. */
  readonly renumberedAt: string | null;
}

@Injectable()
export class MailboxStates {
  constructor(
    private readonly marks: MailboxMarksStore,
    private readonly stuck: StuckMailsStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Of an account's mailbox, or, as null, of the service's own. Null: it was never read. */
  async of(owner: Owner): Promise<MailboxState | null> {
    const mark = await this.marks.find(owner);
    if (!mark) return null;
    const { lookedAt, leaseUntil: nextLookAt, problem, problemAnswer: answer, problemAt } = mark;
    const folders = await this.stuck.ofMailbox(owner);
    const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
    return {
      ...{ lookedAt, nextLookAt, problem, answer, problemAt },
      waiting: sum(folders.map(({ stuck }) => stuck.length)),
      passedOver: sum(folders.map(({ passedOver }) => passedOver)),
      passedOverAt: latest(folders.map((folder) => folder.passedOverAt)),
      renumberedAt: latest(folders.map((folder) => folder.renumberedAt)),
    };
  }

  /** Something was put right: do not wait for the time of the next look. */
  retry(accountId: string): Promise<void> {
    return this.unitOfWork.run(() => this.marks.retry(accountId));
  }
}

function latest(instants: readonly (string | null)[]): string | null {
  return (
    instants
      .flatMap((at) => at ?? [])
      .sort()
      .at(-1) ?? null
  );
}
