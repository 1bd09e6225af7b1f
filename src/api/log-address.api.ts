import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { LogAddress } from '../answers/log-address.service.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Reply } from '../common/http/route-arguments.js';
import { LogAddressResponse } from './responses/log-address.response.js';

/** The address that notes mails. */
@Controller('api/v1/log-address')
export class LogAddressApi {
  constructor(
    private readonly address: LogAddress,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  find(@CurrentAccount() account: Account, @Reply() reply: FastifyReply): Promise<LogAddressResponse> {
    return this.revisions.found(reply, this.one(account.id));
  }

  /** The one from before ends. */
  @Post()
  async renew(@CurrentAccount() account: Account, @Reply() reply: FastifyReply): Promise<LogAddressResponse> {
    const address = await this.address.renew(account.id);
    return this.revisions.created(reply, '/log-address', { address });
  }

  @Delete()
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account.id), () => this.address.remove(account.id));
  }

  private one(accountId: string): Revised<LogAddressResponse> {
    return { id: accountId, read: async () => ({ address: await this.address.find(accountId) }) };
  }
}
