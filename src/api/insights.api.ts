import { Controller, Get, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { InsightsRange } from '../insights/insights.input.js';
import { InsightsService } from '../insights/insights.service.js';
import { InsightsResponse, insightsResponse } from './responses/insights.response.js';

/** What became of one's own messages: no targets, no ranking of people. */
@Controller('api/v1/insights')
export class InsightsApi {
  constructor(private readonly insights: InsightsService) {}

  @Get()
  async find(@CurrentAccount() account: Account, @Query() query: InsightsRange): Promise<InsightsResponse> {
    return insightsResponse(await this.insights.of(account, query.days));
  }
}
