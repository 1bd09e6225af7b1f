import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { ConnectionCheck } from '../mail/own/connection-check.service.js';
import { CheckConnection, SaveOwnMail } from '../mail/own/own-mail.input.js';
import { OwnMailService } from '../mail/own/own-mail.service.js';
import { ServiceMail } from '../mail/own/service-mail.js';
import { ownMailInput } from './own-mail.fields.js';
import { IncomingReader } from './readers/incoming.reader.js';
import { mailboxView } from './views/mailbox.view.js';
import { type OwnMailPage, ownMailView } from './views/own-mail.view.js';
import { settingsPage } from './views/settings.view.js';

/** Settings of mail: the user's own account, and whether mails get out. */
@Controller('settings/mail')
export class OwnMailPages {
  constructor(
    private readonly pages: Pages,
    private readonly ownMail: OwnMailService,
    private readonly service: ServiceMail,
    private readonly connection: ConnectionCheck,
    private readonly incoming: IncomingReader,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account));
  }

  @Post()
  async save(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.ownMail.save(account.id, await validInput(SaveOwnMail, ownMailInput(fields))),
      done: () => this.pages.redirect(reply, '/settings/mail', { code: 'own-mail-saved' }),
      again: (problem) => this.page(reply, account, { fields, problem }),
    });
  }

  @Post('check')
  async check(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const { of = 'own' } = await validInput(CheckConnection, { of: textOf(fields, 'of') ?? undefined });
        return { of, steps: await this.connection.check(account, of) };
      },
      done: async (checked) => this.pages.show(reply, await this.page(reply, account, { checked })),
      again: (problem) => this.page(reply, account, { problem }),
    });
  }

  @Post('remove')
  async remove(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.ownMail.remove(account.id);
    await this.pages.redirect(reply, '/settings/mail', { code: 'own-mail-removed' });
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    form: Pick<OwnMailPage, 'fields' | 'problem' | 'checked'> = {},
  ): Promise<Page> {
    const voice = this.pages.voice(reply);
    const own = await this.ownMail.of(account.id);
    const { mailbox, logAddress: log } = await this.incoming.read(account);
    const view = ownMailView(voice, { account, own, hasService: this.service.isSet, ...form });
    return settingsPage(voice, this.pages, 'mail', { ...view, mailbox: mailboxView(voice, own, mailbox), log });
  }
}
