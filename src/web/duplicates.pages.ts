import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { PageInput } from '../common/paging.input.js';
import { validInput } from '../common/validation/valid-input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { DismissDuplicate } from '../people/duplicates/duplicates.input.js';
import { DuplicatesService } from '../people/duplicates/duplicates.service.js';
import { MergeContact } from '../people/merge/merge.input.js';
import { MergeService } from '../people/merge/merge.service.js';
import { DuplicatesReader } from './readers/duplicates.reader.js';
import { duplicatesView } from './views/duplicates.view.js';
import { chosenIn, mergeView } from './views/merge.view.js';

/** A page that one looks through in a minute. */
const PAIRS_PER_PAGE = 10;

/** Who was written down twice, perhaps; and making one of two. */
@Controller('people')
export class DuplicatesPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: DuplicatesReader,
    private readonly duplicates: DuplicatesService,
    private readonly merging: MergeService,
    private readonly contacts: ContactsService,
  ) {}

  @Get('duplicates')
  async list(
    @CurrentAccount() account: Account,
    @Query('cursor') cursor: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, await this.listPage(reply, account, textOf({ cursor }, 'cursor')));
  }

  @Post('duplicates/dismiss')
  async dismiss(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const pair = { oneId: textOf(fields, 'oneId'), otherId: textOf(fields, 'otherId') };
    await this.pages.submit(reply, {
      act: async () => this.duplicates.dismiss(account.id, await validInput(DismissDuplicate, pair)),
      done: () => this.pages.redirect(reply, '/people/duplicates', { code: 'dismissed' }),
      again: () => this.listPage(reply, account, null),
    });
  }

  @Get(':id/merge')
  async showMerge(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query('with') otherId: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.contacts.find(account.id, id);
    const withId = textOf({ otherId }, 'otherId');
    if (withId === null || withId === id) return this.pages.redirect(reply, '/people/duplicates');
    await this.pages.show(reply, await this.mergePage(reply, account, { id, withId, fields: {}, problem: null }));
  }

  @Post(':id/merge')
  async merge(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.contacts.find(account.id, id);
    const withId = textOf(fields, 'with');
    if (withId === null || withId === id) return this.pages.redirect(reply, '/people/duplicates');
    const input = { otherId: withId, fields: chosenIn(fields) };
    await this.pages.submit(reply, {
      act: async () => this.merging.merge(account.id, id, await validInput(MergeContact, input)),
      done: (actId) => this.pages.redirect(reply, `/people/${id}`, { code: 'merged', undo: `/undo/${actId}` }),
      again: (problem) => this.mergePage(reply, account, { id, withId, fields, problem }),
    });
  }

  private async listPage(reply: FastifyReply, account: Account, cursor: string | null): Promise<Page> {
    const voice = this.pages.voice(reply);
    const query = await validInput(PageInput, { limit: PAIRS_PER_PAGE, ...(cursor ? { cursor } : {}) });
    const view = duplicatesView(voice, this.pages, await this.reader.page(account, query));
    return { name: 'duplicates', title: voice.say('duplicates.title'), place: 'people', view };
  }

  private async mergePage(
    reply: FastifyReply,
    account: Account,
    asked: { id: string; withId: string; fields: Fields; problem: FormProblem | null },
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const facts = await this.reader.two(account, asked.id, asked.withId);
    const view = mergeView(voice, this.pages, { facts, fields: asked.fields, problem: asked.problem });
    return { name: 'merge', title: voice.say('merge.title'), place: 'people', view };
  }
}
