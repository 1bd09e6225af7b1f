import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { Voices } from '../common/voice/voices.js';
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

/** Employers and fields that one aims at. */
@Controller('api/v1/targets')
export class TargetsApi {
  constructor(
    private readonly targets: TargetsService,
    private readonly oneStep: OneStepService,
    private readonly revisions: Revisions,
    private readonly voices: Voices,
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
    @Reply() reply: FastifyReply,
  ): Promise<TargetResponse> {
    const target = await this.targets.create(account.id, input);
    return this.revisions.created(reply, `/targets/${target.id}`, targetResponse(target));
  }

  @Get(':id')
  find(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<TargetResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: UpdateTarget,
    @Reply() reply: FastifyReply,
  ): Promise<TargetResponse> {
    return this.revisions.changed(reply, this.one(account, id), () => this.targets.update(account.id, id, input));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: Account, @Id() id: string, @Reply() reply: FastifyReply): Promise<void> {
    return this.revisions.removed(reply, this.one(account, id), () => this.targets.remove(account.id, id));
  }

  /** Who is there, or knows somebody who is, with the reason: the easiest to write to first, at most 200. */
  @Get(':id/people')
  async people(@CurrentAccount() account: Account, @Id() id: string): Promise<TargetPeopleResponse> {
    return targetPeopleResponse(await this.oneStep.of(account, id), this.voices.of(account));
  }

  private one(account: Account, id: string): Revised<TargetResponse> {
    return { id, read: async () => targetResponse(await this.targets.find(account.id, id)) };
  }
}
