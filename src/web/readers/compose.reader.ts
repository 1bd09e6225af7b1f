import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Texts } from '../../common/text.js';
import { type AttemptDetails, AttemptDetailsService } from '../../outreach/attempt-details.service.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import { hintWords, type WordedHint } from '../../outreach/checking/hint-words.js';
import { type DraftLetter, DraftLetterReader } from './draft-letter.reader.js';
import { type Recipient, RecipientReader } from './recipient.reader.js';

export interface DraftFacts extends AttemptDetails, DraftLetter {
  readonly recipient: Recipient;
  /** What the check found, in words. */
  readonly hints: readonly WordedHint[];
}

/** What the page of a draft shows: the person, the draft, its checks and times. */
@Injectable()
export class ComposeReader {
  constructor(
    private readonly recipients: RecipientReader,
    private readonly attempts: AttemptsService,
    private readonly attemptDetails: AttemptDetailsService,
    private readonly letters: DraftLetterReader,
    private readonly texts: Texts,
  ) {}

  person(account: Account, contactId: string): Promise<Recipient> {
    return this.recipients.read(account, contactId);
  }

  async draft(account: Account, attemptId: string): Promise<DraftFacts> {
    const attempt = await this.attempts.find(account.id, attemptId);
    const { language, form } = attempt;
    const recipient = await this.recipients.read(account, attempt.contactId, { language, form });
    const details = await this.attemptDetails.of(account, attempt);
    const manner = { ...attempt, locale: account.locale };
    const hints = details.checks.map((check) =>
      hintWords(check, manner, (locale, key, params) => this.texts.say(locale, key, params)),
    );
    return { ...details, recipient, hints, ...(await this.letters.of(account, attempt)) };
  }
}
