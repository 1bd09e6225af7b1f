import { Controller, Get, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CalendarQuery } from '../calendar/month/calendar.input.js';
import { CalendarDaysService } from '../calendar/month/calendar-days.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { CalendarResponse, calendarResponse } from './responses/calendar.response.js';

/** What stands on which day. */
@Controller('api/v1/calendar')
export class CalendarApi {
  constructor(private readonly calendar: CalendarDaysService) {}

  /** Meetings, open reminders and their next times, trips, birthdays, public holidays, offered and taken times; 100 days at most. */
  @Get()
  async read(@CurrentAccount() account: Account, @Query() { from, to }: CalendarQuery): Promise<CalendarResponse> {
    return calendarResponse(account, { from, to }, await this.calendar.between(account, { from, to }));
  }
}
