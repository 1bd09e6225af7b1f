import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { DeadDay } from '../digest/dead-day.service.js';
import { MailStandingService } from '../mail/mail-standing.service.js';
import { MailNotRepeatable, MailWordsGone } from '../mail/outbox.errors.js';
import type { OutboxMail } from '../mail/outbox-mail.entity.js';
import { RetryMail } from '../mail/retry-mail.service.js';

const PAGE = '/settings/delivery';

/** Buttons beside a mail that has not arrived. */
@Controller('settings/delivery')
export class DeliveryAgainPages {
  constructor(
    private readonly pages: Pages,
    private readonly mails: RetryMail,
    private readonly standing: MailStandingService,
    private readonly deadDay: DeadDay,
  ) {}

  @Post('resume')
  async resume(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.standing.resume(account.id);
    await this.pages.redirect(reply, this.back(fields), { code: 'mail-resumed' });
  }

  @Post('today')
  async today(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.deadDay.again(account);
    await this.pages.redirect(reply, this.back(fields), { code: 'mail-made-again' });
  }

  @Post(':id/retry')
  async retry(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = await this.retried(account.id, id);
    await this.pages.redirect(reply, this.back(fields), { code });
  }

  private async retried(accountId: string, id: string): Promise<string> {
    try {
      return flashOf(await this.mails.retry(accountId, id));
    } catch (error) {
      if (error instanceof MailNotRepeatable) return 'mail-not-repeatable';
      if (error instanceof MailWordsGone) return 'mail-words-gone';
      throw error;
    }
  }

  private back(fields: Fields): string {
    return this.pages.ownPath(textOf(fields, 'back')) ?? PAGE;
  }
}

function flashOf({ state }: OutboxMail): string {
  if (state === 'sent') return 'mail-sent';
  return state === 'dead' ? 'mail-refused-again' : 'mail-waits';
}
