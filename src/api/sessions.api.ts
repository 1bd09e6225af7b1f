import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { SetUp, SignIn } from '../accounts/accounts.input.js';
import { Authentication, type SignedRequest } from '../accounts/authentication.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { SetupService } from '../accounts/setup.service.js';
import { CurrentAccount, Public } from '../common/http/current-account.js';
import { Reply } from '../common/http/route-arguments.js';
import {
  AccountResponse,
  accountResponse,
  SessionListResponse,
  sessionResponse,
  SignedInResponse,
} from './responses/account.response.js';

@Controller('api/v1')
export class SessionsApi {
  constructor(
    private readonly sessions: SessionsService,
    private readonly setup: SetupService,
    private readonly authentication: Authentication,
  ) {}

  /** The first account, with the code from the server's log. */
  @Public()
  @Post('setup')
  async setUp(@Body() input: SetUp): Promise<AccountResponse> {
    return accountResponse(await this.setup.setUp(input));
  }

  /** Sets the session cookie; later requests that change something carry the token as X-CSRF-Token. */
  @Public()
  @Post('sessions')
  async signIn(
    @Body() input: SignIn,
    @Req() request: SignedRequest,
    @Reply() reply: FastifyReply,
  ): Promise<SignedInResponse> {
    const { secret } = await this.sessions.signIn(input, request.ip);
    this.authentication.remember(reply, secret);
    return { csrfToken: reply.generateCsrf() };
  }

  @Get('sessions')
  async list(@CurrentAccount() account: Account, @Req() request: SignedRequest): Promise<SessionListResponse> {
    const sessions = await this.sessions.list(account.id);
    const items = sessions.map((session) => sessionResponse(session, request.sessionId ?? null));
    return { items, nextCursor: null };
  }

  /** `current` signs this browser out. */
  @Delete('sessions/:id')
  @HttpCode(204)
  async end(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Req() request: SignedRequest,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    const isCurrent = id === 'current' || id === request.sessionId;
    await this.sessions.end(account.id, isCurrent ? (request.sessionId ?? '') : id);
    if (isCurrent) this.authentication.forget(reply);
  }
}
