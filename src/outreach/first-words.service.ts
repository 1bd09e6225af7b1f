import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { Language } from '../contacts/domain/words.js';
import type { WriteDraft } from './attempts.input.js';
import { opening } from './domain/opening.js';
import { DraftOccasions } from './draft-occasion.service.js';
import { DraftText } from './draft-text.service.js';

/** Greeting and first sentence, on a line each. */
export interface FirstWordsOfDraft {
  readonly text: string;
  readonly language: Language;
}

/** How a letter to somebody could begin: of the very draft that the next click would write. */
@Injectable()
export class FirstWords {
  constructor(
    private readonly occasions: DraftOccasions,
    private readonly text: DraftText,
  ) {}

  /** `wish`: what it should be for; else whatever the next click would choose. */
  async of(account: Account, contactId: string, wish: WriteDraft = {}): Promise<FirstWordsOfDraft> {
    const occasion = await this.occasions.of(account, contactId, wish);
    const { body, language } = await this.text.compose(account, occasion);
    return { text: opening(body), language };
  }
}
