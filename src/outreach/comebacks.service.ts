import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Holidays } from '../common/holidays.js';
import type { ComebackRule } from './domain/attempt-state.js';
import { comebackOn } from './domain/comeback.js';

/** Gives the comeback rule the holidays of where the account lives. Ask before the unit of work: the first time is slow. */
@Injectable()
export class Comebacks {
  constructor(private readonly holidays: Holidays) {}

  async ruleFor({ country, region }: Account, attemptId: string): Promise<ComebackRule> {
    const isHoliday = await this.holidays.in(country, region);
    return (why, from) => comebackOn(why, from, { attemptId, isHoliday });
  }
}
