import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Language } from '../../contacts/domain/words.js';
import type { WriteDraft } from '../attempts.input.js';
import { opening } from '../domain/opening.js';
import { DraftWriter } from '../drafting/draft-writer.js';
import { DraftOccasions } from './draft-occasion.service.js';
import { DraftSources } from './draft-sources.service.js';

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
    private readonly sources: DraftSources,
    private readonly writer: DraftWriter,
  ) {}

  /** `wish`: what it should be for; else whatever the next click would choose. */
  async of(account: Account, contactId: string, wish: WriteDraft = {}): Promise<FirstWordsOfDraft> {
    const occasion = await this.occasions.of(account, contactId, wish);
    const { body, language } = this.writer.compose(await this.sources.of(account, occasion, null));
    return { text: opening(body), language };
  }
}
