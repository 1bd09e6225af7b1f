import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { MailKeysService } from '../answers/mail-keys.service.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import type { OutboxMail } from '../mail/outbox-mail.entity.js';
import { OutboxService } from '../mail/outbox.service.js';
import { DigestLetters } from './digest-letters.service.js';

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
    private readonly letters: DigestLetters,
    private readonly outbox: OutboxService,
    private readonly keys: MailKeysService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nothing of it is kept: the links that would do something lead nowhere. */
  async preview(account: Account): Promise<DigestPreview> {
    const day = this.clock.today(account.timeZone);
    const letter = await this.letters.preview(account, day, this.clock.now());
    if (letter === null) return { day, subject: null, text: null, html: null };
    const { subject, text, html } = letter;
    return { day, subject, text, html };
  }

  /** A mail to the account's own address right now, also when there is nothing to say. Its links and replies work. */
  async sendTest(account: Account): Promise<OutboxMail> {
    const now = this.clock.now();
    const day = this.clock.today(account.timeZone);
    const { letter, keys } = await this.letters.test(account, day, { id: newId(now), now });
    return this.unitOfWork.run(async () => {
      await this.keys.keep(keys);
      return this.outbox.enqueue(account.id, letter, new Date(now.getTime() + TEST_WINDOW_MS));
    });
  }
}
