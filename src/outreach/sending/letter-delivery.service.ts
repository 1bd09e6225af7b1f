import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Log } from '../../common/log.js';
import type { LetterRoute } from '../../mail/letter-route.js';
import { MailRoutes } from '../../mail/mail-routes.service.js';
import type { DeliveryResult } from '../../mail/mailer.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import { LetterCarrier } from './letter-carrier.service.js';
import { LetterNoting } from './letter-noting.service.js';
import { SentCopies } from './sent-copies.service.js';

/** The way of letters through the outbox: to the user's own server, into the message's state, into the folder of sent mails. */
@Injectable()
export class LetterDelivery implements LetterRoute, OnModuleInit {
  constructor(
    private readonly routes: MailRoutes,
    private readonly carrier: LetterCarrier,
    private readonly noting: LetterNoting,
    private readonly copies: SentCopies,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.routes.carry('letter', this);
  }

  deliver(letter: OutboxMail): Promise<DeliveryResult> {
    return this.carrier.deliver(letter);
  }

  settled(letter: OutboxMail): Promise<void> {
    return this.noting.settled(letter);
  }

  async afterwards(letter: OutboxMail): Promise<void> {
    if (letter.state !== 'sent') return;
    try {
      await this.copies.keep(letter);
    } catch (error) {
      this.log.error('copy not kept', error, { mailId: letter.id });
    }
  }
}
