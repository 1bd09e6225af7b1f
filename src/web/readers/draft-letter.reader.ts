import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { type LetterWay, LetterWriting } from '../../outreach/sending/letter-writing.service.js';
import { LettersService, type PostedLetter } from '../../outreach/sending/letters.service.js';

export interface DraftLetter {
  /** The mail that was made of the draft, and where that is; null: none was. */
  readonly letter: PostedLetter | null;
  /** From where to where it could go by mail; null: not from here. */
  readonly way: LetterWay | null;
}

/** A draft as a letter by the user's own mail account: the one that was made of it, and the one that could be. */
@Injectable()
export class DraftLetterReader {
  constructor(
    private readonly letters: LettersService,
    private readonly writing: LetterWriting,
  ) {}

  async of(account: Account, draft: Attempt): Promise<DraftLetter> {
    const [letter, way] = await Promise.all([this.letters.of(account, draft.id), this.writing.wayOf(account, draft)]);
    return { letter, way };
  }
}
