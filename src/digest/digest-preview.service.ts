import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import type { OutboxMail } from '../mail/outbox-mail.entity.js';
import { OutboxService } from '../mail/outbox.service.js';
import { DigestComposer } from './digest-composer.service.js';
import { DigestFacts } from './digest-facts.service.js';

/** A try that has not gone out by then never will. In ms. */
const TEST_WINDOW_MS = 2 * 3_600_000;

/** Today's mail as it would be now; subject, text and html are null when there is nothing to say. */
export interface DigestPreview {
  readonly day: LocalDate;
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
}

/** Shows today's mail without naming anybody and without taking the day. */
@Injectable()
export class DigestPreviewService {
  constructor(
    private readonly facts: DigestFacts,
    private readonly composer: DigestComposer,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  async preview(account: Account): Promise<DigestPreview> {
    const now = this.clock.now();
    const day = this.clock.today(account.timeZone);
    const facts = await this.facts.of(account, day);
    if (facts.lines.length === 0) return { day, subject: null, text: null, html: null };
    const { subject, text, html } = this.composer.digest(account, facts, now);
    return { day, subject, text, html };
  }

  /** A mail to the account's own address right now, also when there is nothing to say. */
  async sendTest(account: Account): Promise<OutboxMail> {
    const now = this.clock.now();
    const facts = await this.facts.of(account, this.clock.today(account.timeZone));
    const letter = this.composer.test(account, facts, { id: newId(now), now });
    const ready = await this.outbox.prepare(account, letter);
    return this.outbox.enqueue(account.id, ready, new Date(now.getTime() + TEST_WINDOW_MS));
  }
}
