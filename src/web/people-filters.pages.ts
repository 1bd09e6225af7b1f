import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CreateSavedFilter } from '../contacts/saved-filters/saved-filters.input.js';
import { SavedFiltersService } from '../contacts/saved-filters/saved-filters.service.js';
import { PeopleListPage } from './people-list.page.js';
import { filterNames } from './views/people-query.view.js';

/** Selections that the user comes back to: saving one, and letting it go. */
@Controller('people/filters')
export class PeopleFiltersPages {
  constructor(
    private readonly pages: Pages,
    private readonly list: PeopleListPage,
    private readonly savedFilters: SavedFiltersService,
  ) {}

  @Post()
  async save(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const given = filterNames.map((name) => [name, textOf(fields, `query.${name}`)] as const);
    const query = Object.fromEntries(given.filter(([, value]) => value !== null));
    const name = textOf(fields, 'name') ?? '';
    await this.pages.submit(reply, {
      act: async () => this.savedFilters.create(account.id, await validInput(CreateSavedFilter, { name, query })),
      done: () => this.pages.redirect(reply, this.backOf(fields), { code: 'filter-saved', params: { name } }),
      again: (problem) => this.list.page(reply, account, { fields: query, saving: { name, problem } }),
    });
  }

  @Post(':id/remove')
  async remove(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name } = await this.savedFilters.find(account.id, id);
    await this.savedFilters.remove(account.id, id);
    await this.pages.redirect(reply, this.backOf(fields), { code: 'filter-removed', params: { name } });
  }

  private backOf(fields: Fields): string {
    return this.pages.ownPath(textOf(fields, 'back')) ?? '/people';
  }
}
