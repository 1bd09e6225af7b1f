import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CreateToken } from '../accounts/accounts.input.js';
import { TokensService } from '../accounts/tokens.service.js';
import { createdSecret } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Reply } from '../common/http/route-arguments.js';
import { NewTokenResponse, TokenListResponse, tokenResponse } from './responses/account.response.js';

@Controller('api/v1/tokens')
export class TokensApi {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  async list(@CurrentAccount() account: Account): Promise<TokenListResponse> {
    return { items: (await this.tokens.list(account.id)).map(tokenResponse), nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateToken,
    @Reply() reply: FastifyReply,
  ): Promise<NewTokenResponse> {
    const { token, secret } = await this.tokens.create(account.id, input);
    return createdSecret(reply, `/tokens/${token.id}`, { ...tokenResponse(token), secret });
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Param('id') id: string): Promise<void> {
    return this.tokens.remove(account.id, id);
  }
}
