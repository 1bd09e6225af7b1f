import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { UpdateAccount } from '../accounts/accounts.input.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields, FormProblem } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { LayerCadencesService } from '../contacts/cadences/layer-cadences.service.js';
import { CircleService } from '../reactivation/circle.service.js';
import { rhythmInput } from './rhythm.fields.js';
import { rhythmView } from './views/rhythm.view.js';
import { settingsPage } from './views/settings.view.js';

/** Settings of time: after how many days people count as quiet, when I have time for them, and when not at all. */
@Controller('settings/rhythm')
export class RhythmPages {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: AccountsService,
    private readonly cadences: LayerCadencesService,
    private readonly circles: CircleService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, null, null));
  }

  @Post()
  async save(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const { today } = this.pages.voice(reply);
        const input = await validInput(UpdateAccount, rhythmInput(fields, account.quietDates, today));
        await this.accounts.update(account.id, input);
        await this.cadences.settleAwaited(account.id);
      },
      done: () => this.pages.redirect(reply, '/settings/rhythm', { code: 'settings-saved' }),
      again: (problem) => this.page(reply, account, fields, problem),
    });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    fields: Fields | null,
    problem: FormProblem | null,
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const circle = await this.circles.of(account);
    return settingsPage(voice, this.pages, 'rhythm', rhythmView(voice, { account, circle, fields, problem }));
  }
}
