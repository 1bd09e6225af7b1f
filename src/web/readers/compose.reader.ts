import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Texts } from '../../common/text.js';
import { type AttemptDetails, AttemptDetailsService } from '../../outreach/attempt-details.service.js';
import { hintWords, type WordedHint } from '../../outreach/checking/hint-words.js';
import { TimesToOffer } from '../../in-town/times-to-offer.service.js';
import type { Span } from '../../slots/domain/free-slots.js';
import { type DraftLetter, DraftLetterReader } from './draft-letter.reader.js';
import { type Recipient, RecipientReader } from './recipient.reader.js';

export interface DraftFacts extends AttemptDetails, DraftLetter {
  readonly recipient: Recipient;
  /** What the check found, in words. */
  readonly hints: readonly WordedHint[];
}

/** The same with what it could be changed to. */
export interface ComposeFacts extends DraftFacts {
  /** Times that could be offered, as long as it takes. */
  readonly free: readonly Span[];
}

/** What the page of a draft shows: the person, the draft, its checks and times. */
@Injectable()
export class ComposeReader {
  constructor(
    private readonly recipients: RecipientReader,
    private readonly attemptDetails: AttemptDetailsService,
    private readonly letters: DraftLetterReader,
    private readonly times: TimesToOffer,
    private readonly texts: Texts,
  ) {}

  async compose(account: Account, attemptId: string): Promise<ComposeFacts> {
    const draft = await this.draft(account, attemptId);
    const { attempt, origin, recipient } = draft;
    const wish = { ...attempt, contact: recipient.contact, tripId: origin.tripId };
    return { ...draft, free: await this.times.of(account, wish) };
  }

  async draft(account: Account, attemptId: string): Promise<DraftFacts> {
    const details = await this.attemptDetails.find(account, attemptId);
    const { attempt, checks } = details;
    const { contactId, language, form } = attempt;
    const recipient = await this.recipients.read(account, contactId, { language, form });
    const manner = { ...attempt, locale: account.locale };
    const hints = checks.map((check) =>
      hintWords(check, manner, (locale, key, params) => this.texts.say(locale, key, params)),
    );
    return { ...details, recipient, hints, ...(await this.letters.of(account, attempt)) };
  }
}
