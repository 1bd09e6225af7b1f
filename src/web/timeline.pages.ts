import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { PageInput } from '../common/paging.input.js';
import { validInput } from '../common/validation/valid-input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { TimelineService } from '../people/timeline/timeline.service.js';
import { TIMELINE_ROWS } from './readers/history.reader.js';
import { nameOf } from './views/person-words.view.js';
import { timelineView } from './views/timeline.view.js';

/** What happened earlier: appended to the person's page, or a page of its own. */
@Controller('people')
export class TimelinePages {
  constructor(
    private readonly pages: Pages,
    private readonly contacts: ContactsService,
    private readonly timeline: TimelineService,
  ) {}

  @Get(':id/timeline')
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const before = textOf(query, 'before');
    const paging = await validInput(PageInput, { limit: TIMELINE_ROWS, ...(before ? { cursor: before } : {}) });
    const name = nameOf(voice, await this.contacts.find(account.id, id));
    const page = await this.timeline.page(account, id, { ...paging, until: voice.today });
    const title = voice.say('timeline.title', { name });
    const yearAbove = /^\d{4}$/.exec(textOf(query, 'year') ?? '')?.[0] ?? null;
    await this.pages.show(reply, {
      name: 'timeline',
      title,
      place: 'people',
      view: { id, name, title, ...timelineView(voice, this.pages, { contactId: id, page, yearAbove }) },
      parts: { 'timeline-more': 'timeline-rows' },
    });
  }
}
