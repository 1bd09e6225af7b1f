import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../../accounts/account.entity.js';
import { CalendarAccountsService } from '../../calendar-accounts/calendar-accounts.service.js';
import { type Page, Pages } from '../../common/http/pages/pages.js';
import { Conflicts } from '../../own-calendar/conflicts.service.js';
import { PushTroubles } from '../../own-calendar/push-troubles.service.js';
import { OwnCalendarService } from '../../own-calendar/own-calendar.service.js';
import { type CalendarAccountForm, calendarAccountView } from '../views/calendar-account.view.js';
import { settingsPage } from '../views/settings.view.js';

/** Everything that the page of one calendar account shows. Asks no server. */
@Injectable()
export class CalendarAccountReader {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: CalendarAccountsService,
    private readonly own: OwnCalendarService,
    private readonly conflicts: Conflicts,
    private readonly troubles: PushTroubles,
  ) {}

  /** Throws CalendarAccountNotFound. */
  async page(
    reply: FastifyReply,
    { account, id }: { account: Account; id: string },
    form: CalendarAccountForm,
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const calendarAccount = await this.accounts.find(account.id, id);
    const busy = new Set((await this.own.busyOf(account.id, id)).keys());
    const conflicts = await this.conflicts.list(account.id, id);
    const notWritten = await this.troubles.notWritten(account.id, id);
    const view = calendarAccountView(voice, { calendarAccount, busy, conflicts, notWritten }, form);
    const page = settingsPage(voice, this.pages, 'calendar', view);
    return { ...page, name: 'settings-calendar-account', title: calendarAccount.label };
  }
}
