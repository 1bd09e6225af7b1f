import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { Revisions } from '../common/http/revisions.js';
import { validInput } from '../common/validation/valid-input.js';
import { OneStepService } from '../targets/one-step.service.js';
import { CreateTarget } from '../targets/targets.input.js';
import { TargetsService } from '../targets/targets.service.js';
import { type SentTarget, targetPage, targetsPage } from './views/targets.view.js';

/** Employers and fields that one aims at, and who is within one step. */
@Controller('targets')
export class TargetsPages {
  constructor(
    private readonly pages: Pages,
    private readonly targets: TargetsService,
    private readonly oneStep: OneStepService,
    private readonly revisions: Revisions,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.listPage(reply, account, null));
  }

  @Post()
  async add(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => this.targets.create(account.id, await validInput(CreateTarget, targetInput(fields))),
      done: ({ id }) => this.pages.redirect(reply, `/targets/${id}`, { code: 'target-added' }),
      again: (problem) => this.listPage(reply, account, { fields, problem }),
    });
  }

  @Get(':id')
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, { id, sent: null }));
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.targets.find(account.id, id);
    await this.pages.submit(reply, {
      act: async () => {
        const input = await validInput(CreateTarget, targetInput(fields));
        const change = {
          id,
          read: () => this.targets.find(account.id, id),
          write: () => this.targets.update(account.id, id, input),
        };
        return this.revisions.unchanged(textOf(fields, 'revision'), change);
      },
      done: () => this.pages.redirect(reply, `/targets/${id}`, { code: 'saved' }),
      again: (problem) => this.page(reply, account, { id, sent: { fields, problem, isNew: false } }),
      elsewhere: (problem) => this.page(reply, account, { id, sent: { fields, problem, isNew: true } }),
    });
  }

  /** The people stay. */
  @Post(':id/remove')
  async remove(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.targets.remove(account.id, id);
    await this.pages.redirect(reply, '/targets', { code: 'target-removed' });
  }

  private async listPage(reply: FastifyReply, account: Account, sent: SentTarget | null): Promise<Page> {
    return targetsPage(this.pages.voice(reply), await this.targets.list(account.id), sent);
  }

  private async page(
    reply: FastifyReply,
    account: Account,
    { id, sent }: { id: string; sent: SentTarget | null },
  ): Promise<Page> {
    return targetPage(this.pages.voice(reply), await this.oneStep.of(account, id), sent);
  }
}

function targetInput(fields: Fields): object {
  const [kind, name, note] = ['kind', 'name', 'note'].map((field) => textOf(fields, field));
  return { kind: kind ?? 'employer', name: name ?? ' ', note };
}
