import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
import { Texts } from '../common/text.js';
import { OneStepService } from '../targets/one-step.service.js';
import { CreateTarget, UpdateTarget } from '../targets/targets.input.js';
import { TargetsService } from '../targets/targets.service.js';
import {
  TargetListResponse,
  TargetPeopleResponse,
  targetPeopleResponse,
  TargetResponse,
  targetResponse,
} from './responses/target.response.js';
import { sayer } from './sayer.js';

/** Employers and fields that one aims at. */
@Controller('api/v1/targets')
export class TargetsApi {
  constructor(
    private readonly targets: TargetsService,
    private readonly oneStep: OneStepService,
    private readonly revisions: Revisions,
    private readonly texts: Texts,
  ) {}

  /** All of them, at most 100: employers first, then fields, each by name. */
  @Get()
  async list(@CurrentAccount() account: Account): Promise<TargetListResponse> {
    return { items: (await this.targets.list(account.id)).map(targetResponse), nextCursor: null };
  }

  @Post()
  async create(
    @CurrentAccount() account: Account,
    @Body() input: CreateTarget,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetResponse> {
    const target = await this.targets.create(account.id, input);
    return this.revisions.created(reply, `/targets/${target.id}`, targetResponse(target));
  }

  @Get(':id')
  async find(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetResponse> {
    return this.revisions.tagged(reply, await this.shown(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: UpdateTarget,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetResponse> {
    return this.revisions.changed(reply, {
      id,
      read: () => this.shown(account, id),
      write: () => this.targets.update(account.id, id, input),
    });
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.revisions.guarded(request, {
      id,
      read: () => this.shown(account, id),
      write: () => this.targets.remove(account.id, id),
    });
  }

  /** Who is there, or knows somebody who is, with the reason: the easiest to write to first, at most 200. */
  @Get(':id/people')
  async people(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TargetPeopleResponse> {
    return targetPeopleResponse(await this.oneStep.of(account, id), sayer(this.texts, account));
  }

  private async shown(account: Account, id: string): Promise<TargetResponse> {
    return targetResponse(await this.targets.find(account.id, id));
  }
}
