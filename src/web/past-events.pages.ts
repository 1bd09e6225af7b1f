import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { BusyCalendarsService } from '../busy-calendars/busy-calendars.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, isTicked, textOf, textsOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { uploadedFiles } from '../common/http/upload.js';
import { validInput } from '../common/validation/valid-input.js';
import { KeepPastEventsService } from '../past-events/keep-past-events.service.js';
import { KeepPastEvents, PastEventsQuery, ReadPastCalendar } from '../past-events/past-events.input.js';
import { PastEvents } from '../past-events/past-events.service.js';
import { eventsIn, foundPage, pastPage } from './views/past-events.view.js';

const PATH = '/past-events';

/** "From your calendar": whom you have met, looked at and chosen. Nothing is kept between the steps but in the form itself. */
@Controller('past-events')
export class PastEventsPages {
  constructor(
    private readonly pages: Pages,
    private readonly past: PastEvents,
    private readonly keeping: KeepPastEventsService,
    private readonly calendars: BusyCalendarsService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, null));
  }

  @Post('file')
  async ofFile(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    const fields = partsIn(reply);
    await this.pages.submit(reply, {
      act: async () => {
        const files = await uploadedFiles(reply.request);
        const { years } = await validInput(PastEventsQuery, { years: textOf(fields, 'years') ?? undefined });
        return this.past.inFile(account, Buffer.concat(files.map(({ bytes }) => bytes)), years);
      },
      done: (preview) => this.pages.show(reply, foundPage(this.pages.voice(reply), preview)),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  @Post('calendar')
  async ofCalendar(
    @CurrentAccount() account: Account,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const given = { calendarId: textOf(fields, 'calendarId') ?? '', years: Number(textOf(fields, 'years')) };
        const { calendarId, years } = await validInput(ReadPastCalendar, given);
        return this.past.inCalendar(account, calendarId, years);
      },
      done: (preview) => this.pages.show(reply, foundPage(this.pages.voice(reply), preview)),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  @Post('keep')
  async keep(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const chosen = { events: eventsIn(textsOf(fields, 'events')), keepsTitles: isTicked(fields, 'titles') };
    if (chosen.events.length === 0) return this.pages.redirect(reply, PATH, { code: 'past-events-none' });
    await this.pages.submit(reply, {
      act: async () => this.keeping.keep(account, await validInput(KeepPastEvents, chosen)),
      done: ({ talks }) => this.pages.redirect(reply, PATH, { code: 'past-events-kept', params: { count: talks } }),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    form: { readonly fields: Fields; readonly problem: FormProblem } | null,
  ): Promise<Page> {
    return pastPage(this.pages.voice(reply), await this.calendars.list(account.id), form);
  }
}

/** The texts of a form with a file. */
function partsIn({ request }: FastifyReply): Fields {
  const parts = (request.body ?? {}) as Record<string, { readonly value?: unknown } | undefined>; // a form's parts
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part?.value]));
}
