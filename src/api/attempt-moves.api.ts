import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Texts } from '../common/text.js';
import type { Attempt } from '../outreach/attempt.entity.js';
import { AttemptDetailsService } from '../outreach/attempt-details.service.js';
import { MarkSent, RecordOutcome } from '../outreach/attempts.input.js';
import { MarkSentService } from '../outreach/moves/mark-sent.service.js';
import { RecordOutcomeService } from '../outreach/moves/record-outcome.service.js';
import { UndoAttemptService } from '../outreach/moves/undo-attempt.service.js';
import { AttemptResponse, attemptResponse } from './responses/attempt.response.js';

/** What happens to a message: the moves of the state table. */
@Controller('api/v1/attempts/:id')
export class AttemptMovesApi {
  constructor(
    private readonly sending: MarkSentService,
    private readonly outcomes: RecordOutcomeService,
    private readonly undoing: UndoAttemptService,
    private readonly details: AttemptDetailsService,
    private readonly texts: Texts,
  ) {}

  /** The user has sent it. */
  @Post('sent')
  @HttpCode(200)
  async markSent(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: MarkSent,
  ): Promise<AttemptResponse> {
    return this.shown(account, await this.sending.markSent(account, id, input));
  }

  /** What came of it; may be sent again to change it. */
  @Post('outcome')
  @HttpCode(200)
  async record(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: RecordOutcome,
  ): Promise<AttemptResponse> {
    return this.shown(account, await this.outcomes.record(account, id, input));
  }

  /** Takes back its last move. */
  @Post('undo')
  @HttpCode(200)
  async undo(@CurrentAccount() account: Account, @Id() id: string): Promise<AttemptResponse> {
    return this.shown(account, await this.undoing.undo(account, id));
  }

  private async shown(account: Account, attempt: Attempt): Promise<AttemptResponse> {
    return attemptResponse(await this.details.of(account, attempt), account.locale, this.texts);
  }
}
