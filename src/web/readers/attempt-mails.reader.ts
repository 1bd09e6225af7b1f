import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Correspondence, type ShownMail } from '../../correspondence/correspondence.service.js';
import { LettersService, type PostedLetter } from '../../outreach/sending/letters.service.js';

/** The mail that a message went out with, and those that came back on it. */
@Injectable()
export class AttemptMailsReader {
  constructor(
    private readonly letters: LettersService,
    private readonly correspondence: Correspondence,
  ) {}

  async of(account: Account, id: string): Promise<{ letter: PostedLetter | null; cameBack: ShownMail[] }> {
    const [letter, cameBack] = await Promise.all([
      this.letters.of(account, id),
      this.correspondence.ofAttempt(account.id, id),
    ]);
    return { letter, cameBack };
  }
}
