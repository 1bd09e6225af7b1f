import { Body, Controller, Delete, Get, HttpCode, Patch, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { Texts } from '../common/text.js';
import { AttemptDetailsService } from '../outreach/attempt-details.service.js';
import { AttemptsQuery, UpdateDraft } from '../outreach/attempts.input.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { AttemptListResponse, AttemptResponse, attemptResponse } from './responses/attempt.response.js';

/** Messages: looking at them and changing their words. What happens to them is attempt-moves.api.ts. */
@Controller('api/v1/attempts')
export class AttemptsApi {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly details: AttemptDetailsService,
    private readonly texts: Texts,
    private readonly revisions: Revisions,
  ) {}

  /** The newest first. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: AttemptsQuery): Promise<AttemptListResponse> {
    const { items, nextCursor } = await this.attempts.list(account.id, query);
    const details = await this.details.ofAll(account, items);
    return { items: details.map((one) => attemptResponse(one, account.locale, this.texts)), nextCursor };
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<AttemptResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  /** Subject and text, in the user's own words. */
  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateDraft,
    @Reply() reply: FastifyReply,
  ): Promise<AttemptResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.attempts.edit(account.id, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.attempts.remove(account, id));
  }

  private one(account: Account, id: string): Revised<AttemptResponse> {
    const read = async (): Promise<AttemptResponse> => {
      const details = await this.details.of(account, await this.attempts.find(account.id, id));
      return attemptResponse(details, account.locale, this.texts);
    };
    return { id, read };
  }
}
