import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { ChangePassword, UpdateAccount } from '../accounts/accounts.input.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { SignedRequest } from '../accounts/authentication.js';
import { PasswordService } from '../accounts/password.service.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Fields, FormProblem } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { reminderInput, youInput } from './settings.fields.js';
import { reminderView, securityView, settingsPage, youView } from './views/settings.view.js';

/** Settings of the account itself: when and how to be reminded, language and name, password and devices. */
@Controller('settings')
export class SettingsPages {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  async showReminder(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, this.reminderPage(reply, account, null, null));
  }

  @Post()
  async saveReminder(
    @CurrentAccount() account: Account,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.accounts.update(account.id, await validInput(UpdateAccount, reminderInput(fields))),
      done: () => this.pages.redirect(reply, '/settings', { code: 'settings-saved' }),
      again: (problem) => this.reminderPage(reply, account, fields, problem),
    });
  }

  @Get('you')
  async showYou(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, this.youPage(reply, account, null, null));
  }

  @Post('you')
  async saveYou(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.accounts.update(account.id, await validInput(UpdateAccount, youInput(fields))),
      done: () => this.pages.redirect(reply, '/settings/you', { code: 'settings-saved' }),
      again: (problem) => this.youPage(reply, account, fields, problem),
    });
  }

  @Get('security')
  async showSecurity(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.securityPage(reply, account, null));
  }

  @Post('security')
  async changePassword(
    @CurrentAccount() account: Account,
    @Body() { username: _, ...fields }: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.passwords.change(account.id, await validInput(ChangePassword, fields), sessionOf(reply)),
      done: () => this.pages.redirect(reply, '/settings/security', { code: 'password-changed' }),
      again: (problem) => this.securityPage(reply, account, problem),
    });
  }

  @Post('sessions/end')
  async endOthers(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.endAllBut(account.id, sessionOf(reply));
    await this.pages.redirect(reply, '/settings/security', { code: 'sessions-ended' });
  }

  private reminderPage(
    reply: FastifyReply,
    account: Account,
    fields: Fields | null,
    problem: FormProblem | null,
  ): Page {
    const voice = this.pages.voice(reply);
    return settingsPage(voice, this.pages, 'reminder', { ...reminderView(voice, account, fields), problem });
  }

  private youPage(reply: FastifyReply, account: Account, fields: Fields | null, problem: FormProblem | null): Page {
    const voice = this.pages.voice(reply);
    return settingsPage(voice, this.pages, 'you', { ...youView(voice, account, fields), problem });
  }

  private async securityPage(reply: FastifyReply, account: Account, problem: FormProblem | null): Promise<Page> {
    const voice = this.pages.voice(reply);
    const sessions = await this.sessions.list(account.id);
    const view = securityView(voice, account, sessions, sessionOf(reply));
    return settingsPage(voice, this.pages, 'security', { ...view, problem });
  }
}

function sessionOf(reply: FastifyReply): string | null {
  return (reply.request as SignedRequest).sessionId ?? null; // set by Authentication for browser sessions
}
