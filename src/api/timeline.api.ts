import { Controller, Get, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { PageInput } from '../common/paging.input.js';
import { TimelineService } from '../people/timeline/timeline.service.js';
import { TimelineResponse } from './responses/timeline.response.js';

@Controller('api/v1/contacts')
export class TimelineApi {
  constructor(private readonly timeline: TimelineService) {}

  /** What happened with one person and is still to come, the latest first. */
  @Get(':id/timeline')
  async page(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Query() query: PageInput,
  ): Promise<TimelineResponse> {
    const { items, nextCursor } = await this.timeline.page(account, id, query);
    return { items: [...items], nextCursor };
  }
}
