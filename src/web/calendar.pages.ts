import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CalendarDaysService } from '../calendar/month/calendar-days.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { monthAsked } from './calendar.fields.js';
import { calendarPage } from './views/calendar.view.js';

/** A month: `?m=2026-11`, with a day that was chosen: `?d=2026-11-24`. */
@Controller('calendar')
export class CalendarPages {
  constructor(
    private readonly pages: Pages,
    private readonly calendar: CalendarDaysService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const voice = this.pages.voice(reply);
    const asked = monthAsked(query, voice.today);
    const calendar = await this.calendar.between(account, { from: asked.gridFrom, to: asked.gridTo });
    const silentSince = await this.calendar.silentSince(account.id);
    await this.pages.show(reply, calendarPage(voice, { asked, calendar, silentSince }));
  }
}
