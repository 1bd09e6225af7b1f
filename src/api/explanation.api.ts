import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Voice } from '../common/http/pages/voice.js';
import { Texts } from '../common/text.js';
import { ExplainService } from '../reactivation/explain.service.js';
import { ExplanationResponse, explanationResponse } from './responses/suggestion.response.js';

/** "How is this chosen?" for one person, as sentences. */
@Controller('api/v1/contacts')
export class ExplanationApi {
  constructor(
    private readonly explaining: ExplainService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  @Get(':id/explanation')
  async explain(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ExplanationResponse> {
    const voice = new Voice(this.texts, account.locale, account.timeZone, this.clock.today(account.timeZone));
    return explanationResponse(await this.explaining.explain(account, id), voice);
  }
}
