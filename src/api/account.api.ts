import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { Register, UpdateAccount } from '../accounts/accounts.input.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { SetupService } from '../accounts/setup.service.js';
import { created } from '../common/http/created.js';
import { CurrentAccount, Public } from '../common/http/current-account.js';
import { AccountResponse, accountResponse } from './responses/account.response.js';

@Controller('api/v1')
export class AccountApi {
  constructor(
    private readonly accounts: AccountsService,
    private readonly setup: SetupService,
  ) {}

  /** Registration, if the server is open for it. */
  @Public()
  @Post('accounts')
  async register(@Body() input: Register, @Res({ passthrough: true }) reply: FastifyReply): Promise<AccountResponse> {
    return created(reply, '/account', accountResponse(await this.setup.register(input)));
  }

  @Get('account')
  find(@CurrentAccount() account: Account): AccountResponse {
    return accountResponse(account);
  }

  @Patch('account')
  async update(@CurrentAccount() account: Account, @Body() input: UpdateAccount): Promise<AccountResponse> {
    return accountResponse(await this.accounts.update(account.id, input));
  }

  /** Everything of this account, for good. */
  @Delete('account')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account): Promise<void> {
    return this.accounts.remove(account.id);
  }
}
