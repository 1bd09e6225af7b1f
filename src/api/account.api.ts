import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { Register, UpdateAccount } from '../accounts/accounts.input.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { SetupService } from '../accounts/setup.service.js';
import { LayerCadencesService } from '../contacts/cadences/layer-cadences.service.js';
import { CurrentAccount, Public } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Reply } from '../common/http/route-arguments.js';
import { AccountResponse, accountResponse } from './responses/account.response.js';

@Controller('api/v1')
export class AccountApi {
  constructor(
    private readonly accounts: AccountsService,
    private readonly setup: SetupService,
    private readonly revisions: Revisions,
    private readonly cadences: LayerCadencesService,
  ) {}

  /** Registration, if the server is open for it. */
  @Public()
  @Post('accounts')
  async register(@Body() input: Register, @Reply() reply: FastifyReply): Promise<AccountResponse> {
    return this.revisions.created(reply, '/account', accountResponse(await this.setup.register(input)));
  }

  @Get('account')
  find(@CurrentAccount() account: Account, @Reply() reply: FastifyReply): Promise<AccountResponse> {
    return this.revisions.found(reply, this.one(account.id));
  }

  @Patch('account')
  async update(
    @CurrentAccount() account: Account,
    @Body() input: UpdateAccount,
    @Reply() reply: FastifyReply,
  ): Promise<AccountResponse> {
    const changed = await this.revisions.changed(reply, this.one(account.id), () =>
      this.accounts.update(account.id, input),
    );
    // not in the same unit of work: no other write waits for everybody to be worked out anew
    if (input.cadences !== undefined) await this.cadences.settleAwaited(account.id);
    return changed;
  }

  /** Everything of this account, for good. */
  @Delete('account')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account.id), () => this.accounts.remove(account.id));
  }

  private one(id: string): Revised<AccountResponse> {
    return { id, read: async () => accountResponse(await this.accounts.find(id)) };
  }
}
