import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { SetUp, SignIn } from '../accounts/accounts.input.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Authentication, type SignedRequest } from '../accounts/authentication.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { SetupService } from '../accounts/setup.service.js';
import { CurrentAccount, Public } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { setupView, signInView } from './views/entry.view.js';

/** The doors: set-up, sign-in, sign-out. */
@Controller()
export class EntryPages {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly setup: SetupService,
    private readonly authentication: Authentication,
  ) {}

  @Public()
  @Get()
  async start(@CurrentAccount() account: Account | null, @Res() reply: FastifyReply): Promise<void> {
    const first = !account && (await this.accounts.nobodyYet());
    await this.pages.redirect(reply, first ? '/setup' : '/today');
  }

  @Public()
  @Get('setup')
  async showSetup(@Res() reply: FastifyReply): Promise<void> {
    if (!(await this.accounts.nobodyYet())) return this.pages.redirect(reply, '/sign-in');
    await this.pages.show(reply, this.setupPage(reply, {}, null));
  }

  @Public()
  @Post('setup')
  async setUp(@Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.sessions.open(await this.setup.setUp(await validInput(SetUp, fields))),
      done: ({ secret }) => this.enter(reply, secret, '/welcome'),
      again: (problem) => this.setupPage(reply, fields, problem),
    });
  }

  @Public()
  @Get('sign-in')
  async showSignIn(
    @CurrentAccount() account: Account | null,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (account) return this.pages.redirect(reply, '/today');
    if (await this.accounts.nobodyYet()) return this.pages.redirect(reply, '/setup');
    await this.pages.show(reply, this.signInPage(reply, query, null));
  }

  @Public()
  @Post('sign-in')
  async signIn(@Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const { next: _, ...credentials } = fields;
    await this.pages.submit(reply, {
      act: async () => this.sessions.signIn(await validInput(SignIn, credentials), reply.request.ip),
      done: ({ secret }) => this.enter(reply, secret, this.pages.ownPath(textOf(fields, 'next')) ?? '/today'),
      again: (problem) => this.signInPage(reply, fields, problem),
    });
  }

  @Public()
  @Post('sign-out')
  async signOut(@CurrentAccount() account: Account | null, @Res() reply: FastifyReply): Promise<void> {
    const { sessionId } = reply.request as SignedRequest; // set by Authentication for browser sessions
    if (account && sessionId) await this.sessions.end(account.id, sessionId);
    this.authentication.forget(reply);
    await this.pages.redirect(reply, '/sign-in');
  }

  private async enter(reply: FastifyReply, secret: string, path: string): Promise<void> {
    this.authentication.remember(reply, secret);
    await this.pages.redirect(reply, path);
  }

  private setupPage(reply: FastifyReply, fields: Fields, problem: FormProblem | null): Page {
    const voice = this.pages.voice(reply);
    return { name: 'setup', title: voice.say('setup.page'), plain: true, view: setupView(voice, fields, problem) };
  }

  private signInPage(reply: FastifyReply, fields: Fields, problem: FormProblem | null): Page {
    const voice = this.pages.voice(reply);
    return { name: 'sign-in', title: voice.say('sign-in.page'), plain: true, view: signInView(voice, fields, problem) };
  }
}
