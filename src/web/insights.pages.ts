import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { InsightsService } from '../insights/insights.service.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { insightsPage, rangeOf } from './views/insights.view.js';

/** "Rückblick": what became of one's own messages. */
@Controller('insights')
export class InsightsPages {
  constructor(
    private readonly pages: Pages,
    private readonly insights: InsightsService,
    private readonly attempts: AttemptsService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const sentEver = await this.attempts.countSent(account.id);
    const insights = await this.insights.of(account, rangeOf(textOf(query, 'days')));
    await this.pages.show(reply, insightsPage(this.pages.voice(reply), insights, sentEver));
  }
}
