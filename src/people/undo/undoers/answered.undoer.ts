import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import { NotFound } from '../../../common/errors.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { AttemptsService } from '../../../outreach/attempts.service.js';
import { UndoAttemptService } from '../../../outreach/moves/undo-attempt.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** What it takes to take an outcome back that an answer to a mail noted. */
export interface OutcomeNoted {
  readonly attemptId: string;
  /** When it was noted: another instant is another outcome. */
  readonly outcomeAt: string | null;
}

/** An answer was noted by mail: the message waits again. */
@Injectable()
export class AnsweredUndoer extends Undoer {
  readonly kinds = ['answered'] as const;

  constructor(
    private readonly attempts: AttemptsService,
    private readonly undoAttempt: UndoAttemptService,
  ) {
    super();
  }

  async undo(account: Account, { detail }: Change): Promise<void> {
    const { attemptId, outcomeAt } = detail as OutcomeNoted; // written by ReplyOutcome
    if ((await this.outcomeAt(account, attemptId)) !== outcomeAt) throw new UndoOvertaken();
    await this.undoAttempt.undo(account, attemptId);
  }

  /** Null for a message without an outcome, or one that is gone. */
  private async outcomeAt(account: Account, attemptId: string): Promise<string | null> {
    try {
      return (await this.attempts.find(account.id, attemptId)).outcomeAt;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}
