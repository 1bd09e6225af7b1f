import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Texts } from '../../common/text.js';
import { type AttemptDetails, AttemptDetailsService } from '../../outreach/attempt-details.service.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import { hintWords, type WordedHint } from '../../outreach/checking/hint-words.js';
import type { LetterWay } from '../../outreach/sending/letter-writing.service.js';
import { LettersService, type PostedMail } from '../../outreach/sending/letters.service.js';
import { type Recipient, RecipientReader } from './recipient.reader.js';

export interface LetterFacts extends AttemptDetails {
  readonly recipient: Recipient;
  /** What the check found, in words. */
  readonly hints: readonly WordedHint[];
  /** The mail that was made of it, and where it is; null: none was. */
  readonly mail: PostedMail | null;
  /** From where to where it could go by mail; null: not from here. */
  readonly way: LetterWay | null;
}

/** What the letter page shows: the person, the draft, its checks and times. */
@Injectable()
export class ComposeReader {
  constructor(
    private readonly recipients: RecipientReader,
    private readonly attempts: AttemptsService,
    private readonly attemptDetails: AttemptDetailsService,
    private readonly letters: LettersService,
    private readonly texts: Texts,
  ) {}

  person(account: Account, contactId: string): Promise<Recipient> {
    return this.recipients.read(account, contactId);
  }

  async letter(account: Account, attemptId: string): Promise<LetterFacts> {
    const attempt = await this.attempts.find(account.id, attemptId);
    const { language, form } = attempt;
    const recipient = await this.recipients.read(account, attempt.contactId, { language, form });
    const details = await this.attemptDetails.of(account, attempt);
    const manner = { ...attempt, locale: account.locale };
    const hints = details.checks.map((check) =>
      hintWords(check, manner, (locale, key, params) => this.texts.say(locale, key, params)),
    );
    const mail = await this.letters.of(account, attemptId);
    return { ...details, recipient, hints, mail, way: await this.letters.wayOf(account, attempt) };
  }
}
