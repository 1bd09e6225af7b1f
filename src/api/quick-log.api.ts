import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Voices } from '../common/voice/voices.js';
import { QuickLog } from '../people/quick-log/quick-log.input.js';
import { QuickLogService } from '../people/quick-log/quick-log.service.js';
import { QuickLogResponse, quickLogResponse } from './responses/quick-log.response.js';

@Controller('api/v1/quick-log')
export class QuickLogApi {
  constructor(
    private readonly quickLog: QuickLogService,
    private readonly voices: Voices,
  ) {}

  /** What one line says, and what it leaves open; saved only if asked for and nothing is open. */
  @Post()
  @HttpCode(200)
  async log(@CurrentAccount() account: Account, @Body() input: QuickLog): Promise<QuickLogResponse> {
    const answer = await this.quickLog.log(account, input);
    return quickLogResponse(answer, this.voices.of(account));
  }
}
