import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Reply } from '../common/http/route-arguments.js';
import { ConnectionCheck } from '../mail/own/connection-check.service.js';
import { CheckConnection, SaveOwnMail } from '../mail/own/own-mail.input.js';
import { OwnMailService } from '../mail/own/own-mail.service.js';
import { CheckResponse, checkResponse, OwnMailResponse, ownMailResponse } from './responses/own-mail.response.js';

/** The mail account that letters are sent with and answers are seen in. */
@Controller('api/v1/own-mail')
export class OwnMailApi {
  constructor(
    private readonly ownMail: OwnMailService,
    private readonly connection: ConnectionCheck,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  find(@CurrentAccount() account: Account, @Reply() reply: FastifyReply): Promise<OwnMailResponse> {
    return this.revisions.found(reply, this.one(account.id));
  }

  /** The first one needs no If-Match. */
  @Put()
  async save(
    @CurrentAccount() account: Account,
    @Body() input: SaveOwnMail,
    @Reply() reply: FastifyReply,
  ): Promise<OwnMailResponse> {
    const write = () => this.ownMail.save(account.id, input);
    if (await this.ownMail.of(account.id)) return this.revisions.changed(reply, this.one(account.id), write);
    return this.revisions.created(reply, '/own-mail', ownMailResponse(await write()));
  }

  /** The password with it. */
  @Delete()
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account.id), () => this.ownMail.remove(account.id));
  }

  /** Tries it step by step, with a mail to oneself. What a server does is a step, never a problem of this request. */
  @Post('check')
  @HttpCode(200)
  async check(@CurrentAccount() account: Account, @Body() { of }: CheckConnection): Promise<CheckResponse> {
    return checkResponse(await this.connection.check(account, of));
  }

  private one(accountId: string): Revised<OwnMailResponse> {
    return { id: accountId, read: async () => ownMailResponse(await this.ownMail.find(accountId)) };
  }
}
