import { Controller, Get } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Voices } from '../common/voice/voices.js';
import { ExplainService } from '../reactivation/explain.service.js';
import { ExplanationResponse, explanationResponse } from './responses/suggestion.response.js';

/** "How is this chosen?" for one person, as sentences. */
@Controller('api/v1/contacts')
export class ExplanationApi {
  constructor(
    private readonly explaining: ExplainService,
    private readonly voices: Voices,
  ) {}

  @Get(':id/explanation')
  async explain(@CurrentAccount() account: Account, @Id() id: string): Promise<ExplanationResponse> {
    return explanationResponse(await this.explaining.explain(account, id), this.voices.of(account));
  }
}
