import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { SaveContactService } from '../contacts/saving/save-contact.service.js';
import { LogInteraction } from '../interactions/interactions.input.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { PersonPage } from './person.page.js';

/** One person: what is known, what happened, what comes next. */
@Controller()
export class PersonPages {
  constructor(
    private readonly pages: Pages,
    private readonly person: PersonPage,
    private readonly saving: SaveContactService,
    private readonly interactions: InteractionsService,
  ) {}

  @Get('people/:id')
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query('talked') talked: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(reply, await this.person.page(reply, account, { id, talked: talked === 'yes' }));
  }

  @Post('people/:id/interactions')
  async log(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.interactions.log(account, id, await validInput(LogInteraction, logInput(fields))),
      done: () => this.pages.redirect(reply, this.backOf(fields, `/people/${id}`), { code: 'logged' }),
      again: (problem) => this.person.page(reply, account, { id, forms: { log: { fields, problem } } }),
    });
  }

  @Post('interactions/:id/remove')
  async removeEntry(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.interactions.remove(account.id, id);
    await this.pages.redirect(reply, this.backOf(fields, '/people'), { code: 'entry-removed' });
  }

  @Post('people/:id/never-suggest')
  async neverSuggest(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const never = textOf(fields, 'never') === 'yes';
    await this.saving.update(
      account.id,
      id,
      never ? { neverSuggest: true } : { neverSuggest: false, pleaseDont: false },
    );
    await this.pages.redirect(reply, `/people/${id}`, { code: never ? 'never' : 'again' });
  }

  private backOf(fields: Fields, otherwise: string): string {
    return this.pages.ownPath(textOf(fields, 'back')) ?? otherwise;
  }
}

function logInput(fields: Fields): object {
  const given = ['channel', 'on', 'direction', 'summary'].map((name) => [name, textOf(fields, name)] as const);
  return Object.fromEntries(given.filter(([, text]) => text !== null));
}
