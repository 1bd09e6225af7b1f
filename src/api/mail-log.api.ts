import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { pageAs } from '../common/cursor.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { PageInput } from '../common/paging.input.js';
import { MailStandingService } from '../mail/mail-standing.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import { RetryMail } from '../mail/retry-mail.service.js';
import { MailLogResponse, MailResponse, mailResponse } from './responses/digest.response.js';
import { MailStandingResponse, mailStandingResponse } from './responses/mail-standing.response.js';

@Controller('api/v1')
export class MailLogApi {
  constructor(
    private readonly outbox: OutboxService,
    private readonly mails: RetryMail,
    private readonly standing: MailStandingService,
  ) {}

  /** What went out, the newest first. */
  @Get('mail-log')
  async log(@CurrentAccount() account: Account, @Query() page: PageInput): Promise<MailLogResponse> {
    return pageAs(await this.outbox.log(account.id, page), mailResponse);
  }

  /** Tries one that has not arrived once more, at once, with the same bytes; a letter is sent again on its own page. */
  @Post('mail-log/:id/retry')
  @HttpCode(202)
  async retry(@CurrentAccount() account: Account, @Param('id') id: string): Promise<MailResponse> {
    return mailResponse(await this.mails.retry(account.id, id));
  }

  /** Whether the account's own address takes its mails. */
  @Get('mail-standing')
  async show(@CurrentAccount() account: Account): Promise<MailStandingResponse> {
    return mailStandingResponse(await this.standing.of(account.id));
  }

  /** Mails are made again for an address that took none. */
  @Post('mail-standing/resume')
  @HttpCode(200)
  async resume(@CurrentAccount() account: Account): Promise<MailStandingResponse> {
    await this.standing.resume(account.id);
    return mailStandingResponse(await this.standing.of(account.id));
  }
}
