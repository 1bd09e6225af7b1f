import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { created } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { tagged } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { Texts } from '../common/text.js';
import type { Attempt } from '../outreach/attempt.entity.js';
import { AttemptDetailsService } from '../outreach/attempt-details.service.js';
import { CheckDraft, WriteDraft } from '../outreach/attempts.input.js';
import { waitsForAnswer } from '../outreach/domain/words.js';
import { DraftChecks } from '../outreach/checking/draft-checks.service.js';
import { WriteDraftService } from '../outreach/writing/write-draft.service.js';
import { WriteFollowUpService } from '../outreach/writing/write-follow-up.service.js';
import { AttemptResponse, attemptResponse, draftChecks, DraftChecksResponse } from './responses/attempt.response.js';

/** Getting a message written, and looked at. */
@Controller('api/v1')
export class DraftsApi {
  constructor(
    private readonly drafts: WriteDraftService,
    private readonly followUps: WriteFollowUpService,
    private readonly checks: DraftChecks,
    private readonly details: AttemptDetailsService,
    private readonly texts: Texts,
  ) {}

  @Post('contacts/:id/attempts')
  async write(
    @CurrentAccount() account: Account,
    @Id() contactId: string,
    @Body() input: WriteDraft,
    @Reply() reply: FastifyReply,
  ): Promise<AttemptResponse> {
    return this.created(account, await this.drafts.write(account, contactId, input), reply);
  }

  /** A gentle reminder of a request, as a draft of its own. */
  @Post('attempts/:id/follow-up')
  async writeFollowUp(
    @CurrentAccount() account: Account,
    @Id() attemptId: string,
    @Reply() reply: FastifyReply,
  ): Promise<AttemptResponse> {
    return this.created(account, await this.followUps.write(account, attemptId), reply);
  }

  /** Is a text open, honest and without pressure? */
  @Post('drafts/check')
  @HttpCode(200)
  async check(@CurrentAccount() account: Account, @Body() input: CheckDraft): Promise<DraftChecksResponse> {
    const { text, language, form, situation = 'coffee' } = input;
    const kind = waitsForAnswer(situation) ? 'request' : 'note';
    const found = await this.checks.ofText(account, { text, language, form, kind, formAssumed: false });
    return { checks: draftChecks(found, { ...input, locale: account.locale }, this.texts) };
  }

  private async created(account: Account, attempt: Attempt, reply: FastifyReply): Promise<AttemptResponse> {
    const details = await this.details.of(account, attempt);
    const shown = attemptResponse(details, account.locale, this.texts);
    return tagged(reply, created(reply, `/attempts/${attempt.id}`, shown));
  }
}
