import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { PageInput } from '../common/paging.input.js';
import { DigestPreviewService } from '../digest/digest-preview.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import {
  DigestPreviewResponse,
  digestPreviewResponse,
  MailLogResponse,
  MailResponse,
  mailResponse,
} from './responses/digest.response.js';

@Controller('api/v1')
export class DigestApi {
  constructor(
    private readonly digests: DigestPreviewService,
    private readonly outbox: OutboxService,
  ) {}

  /** Today's mail as it would be now; nothing is sent. */
  @Get('digest/preview')
  async preview(@CurrentAccount() account: Account): Promise<DigestPreviewResponse> {
    return digestPreviewResponse(await this.digests.preview(account));
  }

  /** Sends a try to the account's own address. */
  @Post('digest/test')
  @HttpCode(202)
  async test(@CurrentAccount() account: Account): Promise<MailResponse> {
    return mailResponse(await this.digests.sendTest(account));
  }

  /** What went out, the newest first. */
  @Get('mail-log')
  async log(@CurrentAccount() account: Account, @Query() page: PageInput): Promise<MailLogResponse> {
    return pageAs(await this.outbox.log(account.id, page), mailResponse);
  }
}
