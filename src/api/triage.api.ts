import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { PageInput } from '../common/paging.input.js';
import { RateContact } from '../imports/triage/triage.input.js';
import { TriageService } from '../imports/triage/triage.service.js';
import { TriageListResponse, triageItemResponse } from './responses/triage.response.js';

@Controller('api/v1/triage')
export class TriageApi {
  constructor(private readonly triage: TriageService) {}

  /** Whom an import brought and nobody has rated yet, the most promising first. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: PageInput): Promise<TriageListResponse> {
    return pageAs(await this.triage.page(account, query), triageItemResponse);
  }

  /** How a message to them would feel. Taken back with `POST /undo/{id}`. */
  @Post(':contactId')
  @HttpCode(204)
  async rate(
    @CurrentAccount() account: Account,
    @Id('contactId') contactId: string,
    @Body() input: RateContact,
  ): Promise<void> {
    await this.triage.rate(account, contactId, input);
  }

  /** Not asked about any more; the person stays as they are. */
  @Post(':contactId/pass')
  @HttpCode(204)
  pass(@CurrentAccount() account: Account, @Id('contactId') contactId: string): Promise<void> {
    return this.triage.pass(account, contactId);
  }
}
