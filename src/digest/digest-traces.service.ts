import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { MailKeysService } from '../answers/mail-keys.service.js';
import type { LocalDate } from '../common/local-date.js';
import type { WrittenDigest } from './digest-letters.service.js';
import { SuggestionsOfDay } from './suggestions-of-day.service.js';
import { WriteLessService } from './write-less.service.js';

/** What is remembered of a mail besides the mail: that its links work, whom it named, and that it asked. */
@Injectable()
export class DigestTraces {
  constructor(
    private readonly keys: MailKeysService,
    private readonly suggestions: SuggestionsOfDay,
    private readonly writeLess: WriteLessService,
  ) {}

  /** In the unit of work that puts the mail into the outbox: all of it is so if and only if the mail exists. */
  async keep(account: Account, day: LocalDate, { keys, suggestions, asks }: WrittenDigest): Promise<void> {
    await this.keys.keep(keys);
    await this.suggestions.markNamed(account, suggestions);
    if (asks) await this.writeLess.asked(account.id, day);
  }
}
