import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Pages } from '../common/http/pages/pages.js';
import { RehearsalService } from '../insights/rehearsal.service.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { rehearsalPage } from './views/rehearsal.view.js';

/** A call to read from, in big letters. */
@Controller('attempts/:id/rehearsal')
export class RehearsalPages {
  constructor(
    private readonly pages: Pages,
    private readonly attempts: AttemptsService,
    private readonly rehearsals: RehearsalService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const attempt = await this.attempts.find(account.id, id);
    const call = await this.rehearsals.of(account, attempt);
    if (!call) return this.pages.redirect(reply, `/compose/${id}`);
    await this.pages.show(reply, rehearsalPage(this.pages.voice(reply), attempt, call));
  }
}
