import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { DigestPreviewService } from '../digest/digest-preview.service.js';
import {
  DigestPreviewResponse,
  digestPreviewResponse,
  MailResponse,
  mailResponse,
} from './responses/digest.response.js';

@Controller('api/v1')
export class DigestApi {
  constructor(private readonly digests: DigestPreviewService) {}

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
}
