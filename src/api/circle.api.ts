import { Controller, Get } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Voices } from '../common/voice/voices.js';
import { CircleService } from '../reactivation/circle.service.js';
import { CircleResponse, circleResponse } from './responses/circle.response.js';

/** How many people one keeps up with, and whether that is more than anybody can. */
@Controller('api/v1/account')
export class CircleApi {
  constructor(
    private readonly circles: CircleService,
    private readonly voices: Voices,
  ) {}

  @Get('circle')
  async find(@CurrentAccount() account: Account): Promise<CircleResponse> {
    const circle = await this.circles.of(account);
    return circleResponse(circle, this.voices.of(account));
  }
}
